/** Markdown of a card: marked only cuts it into tokens, tokens become nodes; nothing is ever parsed as HTML. */
import { Marked, type Token, type Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { CardContext } from './context.ts';
import { decoded, readTag } from './feishu-tags.ts';
import { FeishuTag } from './inline-tags.tsx';
import { linkOf } from './safe.ts';
import { Link, Placeholder } from './small.tsx';

// A block of HTML would swallow whole lines; as inline tags each is looked at by itself.
const marked = new Marked({ gfm: true, breaks: true, tokenizer: { html: () => undefined } });

/** marked recurses into quotes and lists; beyond these the text is shown as it is. */
const LONGEST = 20_000;
const DEEPEST = 12;

function tokensOf(text: string): Token[] | null {
  if (text.length > LONGEST) return null;
  try {
    return marked.lexer(text);
  } catch {
    return null;
  }
}

export function Markdown({ text }: { text: string }) {
  const { language } = useContext(CardContext);
  const tokens = useMemo(() => tokensOf(text), [text]);
  if (!tokens) return <p class="plain">{text}</p>;
  return (
    <div class="markdown" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      {tokens.map((token, index) => (
        <Block key={index} token={token} depth={0} />
      ))}
    </div>
  );
}

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

interface Parsed<T extends Token = Token> {
  readonly token: T;
  readonly depth: number;
}

const of = <T extends Token>(token: Token): T => token as T;

function Block({ token, depth }: Parsed) {
  if (depth > DEEPEST) return <p>{token.raw}</p>;
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'hr':
      return <hr />;
    case 'heading':
      return <Heading token={of<Tokens.Heading>(token)} depth={depth} />;
    case 'code':
      return <pre tabIndex={0}>{of<Tokens.Code>(token).text}</pre>;
    case 'blockquote':
      return <blockquote>{blocks(of<Tokens.Blockquote>(token).tokens, depth)}</blockquote>;
    case 'list':
      return <List token={of<Tokens.List>(token)} depth={depth} />;
    case 'table':
      return <GfmTable token={of<Tokens.Table>(token)} depth={depth} />;
    case 'paragraph':
      return <p>{inlines(token.tokens ?? [], depth)}</p>;
    case 'text':
      return <>{token.tokens ? inlines(token.tokens, depth) : decoded(token.raw)}</>;
    default:
      return <p>{token.raw}</p>;
  }
}

const blocks = (tokens: readonly Token[], depth: number): ComponentChildren =>
  tokens.map((token, index) => <Block key={index} token={token} depth={depth + 1} />);

/** Sizes of a card, not sections of the page. */
const Heading = ({ token, depth }: Parsed<Tokens.Heading>) => (
  <p class={`heading heading-${token.depth}`}>{inlines(token.tokens, depth)}</p>
);

function List({ token, depth }: Parsed<Tokens.List>) {
  const items = token.items.map((item, index) => <li key={index}>{blocks(item.tokens, depth)}</li>);
  return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

const GfmTable = ({ token, depth }: Parsed<Tokens.Table>) => (
  <div class="scroll" tabIndex={0} role="group" aria-label="表格 Table">
    <table>
      <thead>
        <tr>
          {token.header.map((cell, index) => (
            <th key={index}>{inlines(cell.tokens, depth)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {token.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>{inlines(cell.tokens, depth)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** A tag of Feishu's reaches from its opening token to its closing one; inside it the same rules hold. */
function inlines(tokens: readonly Token[], depth: number): ComponentChildren[] {
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
