/** Marks inside a line: bold, links, code, and Feishu's own tags. */
import type { Token, Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { decoded, readTag } from './feishu-tags.ts';
import { FeishuTag } from './inline-tags.tsx';
import { DEEPEST, of, type Parsed, tokensOf } from './markdown-tokens.ts';
import { linkOf } from './safe.ts';
import { Link, Placeholder } from './small.tsx';

/** The part of markdown that `lark_md` knows: one line of inline marks. */
export function InlineMarkdown({ text }: { text: string }) {
  const tokens = useMemo(() => tokensOf(text), [text]);
  if (!tokens) return <>{text}</>;
  const inline = tokens.flatMap((token, index) => [
    ...(index > 0 && token.type === 'paragraph' ? [{ type: 'br', raw: '\n' } satisfies Token] : []),
    ...('tokens' in token && token.tokens ? token.tokens : [{ type: 'text', raw: token.raw, text: token.raw }]),
  ]);
  return <>{inlines(inline, 0)}</>;
}

/** A tag of Feishu's reaches from its opening token to its closing one; inside it the same rules hold. */
export function inlines(tokens: readonly Token[], depth: number): ComponentChildren[] {
  const nodes: ComponentChildren[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) continue;
    const tag = token.type === 'html' ? readTag(token.raw) : null;
    const end = tag && !tag.closing && !tag.alone ? closing(tokens, index, tag.name) : -1;
    if (tag && (tag.alone || end > 0)) {
      const inner = end > 0 ? inlines(tokens.slice(index + 1, end), depth + 1) : [];
      nodes.push(<FeishuTag tag={tag}>{inner}</FeishuTag>);
      if (end > 0) index = end;
    } else nodes.push(<Inline token={token} depth={depth} />);
  }
  return nodes;
}

function closing(tokens: readonly Token[], from: number, name: string): number {
  let open = 0;
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    const tag = token?.type === 'html' ? readTag(token.raw) : null;
    if (tag?.name !== name || tag.alone) continue;
    open += tag.closing ? -1 : 1;
    if (open === 0) return index;
  }
  return -1;
}

function Inline({ token, depth }: Parsed) {
  if (depth > DEEPEST) return <>{token.raw}</>;
  const inner = () => inlines(('tokens' in token && token.tokens) || [], depth + 1);
  switch (token.type) {
    case 'strong':
      return <strong>{inner()}</strong>;
    case 'em':
      return <em>{inner()}</em>;
    case 'del':
      return <del>{inner()}</del>;
    case 'codespan':
      return <code>{of<Tokens.Codespan>(token).text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <Link to={linkOf(of<Tokens.Link>(token).href)}>{inner()}</Link>;
    case 'image':
      return <Placeholder>{of<Tokens.Image>(token).text}</Placeholder>;
    case 'escape':
      return <>{of<Tokens.Escape>(token).text}</>;
    case 'text':
      return <>{token.tokens ? inner() : decoded(of<Tokens.Text>(token).text)}</>;
    default:
      return <>{token.raw}</>;
  }
}
