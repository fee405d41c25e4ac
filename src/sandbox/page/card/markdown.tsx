/** Markdown of a card, block by block. */
import type { Token, Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { CardContext } from './context.ts';
import { decoded } from './feishu-tags.ts';
import { inlines } from './inline-markdown.tsx';
import { DEEPEST, of, type Parsed, tokensOf } from './markdown-tokens.ts';

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
