/** A table of a card, with pages (`platform.md` section 4.3). */
import type { ComponentChildren } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { CardContext } from './context.ts';
import { InlineMarkdown } from './inline-markdown.tsx';
import { localTime } from './inline-tags.tsx';
import { Markdown } from './markdown.tsx';
import { alignOf, colourName, isNode, type Node, nodeOf, nodesOf, numberOf, stringOf } from './safe.ts';
import { PersonChip, type Shown } from './small.tsx';
import { textIn, wordsIn } from './words.ts';

const MOST_COLUMNS = 50;

export function Table({ node }: Shown) {
  const { language } = useContext(CardContext);
  const [page, turn] = useState(0);
  const size = numberOf(node.page_size, 5, [1, 10]);
  const rows = nodesOf(node.rows);
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const columns = nodesOf(node.columns).slice(0, MOST_COLUMNS);
  return (
    <div class="table">
      <div class="scroll" tabIndex={0} role="group" aria-label="表格 Table">
        <table>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={index} style={{ textAlign: alignOf(column.horizontal_align) ?? '' }}>
                  {wordsIn(column, language, 'display_name') || textIn(column.display_name, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(page * size, (page + 1) * size).map((row, index) => (
              <tr key={index}>
                {columns.map((column, at) => (
                  <td key={at} style={{ textAlign: alignOf(column.horizontal_align) ?? '' }}>
                    <Cell column={column} value={row[stringOf(column.name)]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && <Pages page={page} pages={pages} turn={turn} />}
    </div>
  );
}

interface PagesParts {
  readonly page: number;
  readonly pages: number;
  readonly turn: (page: number) => void;
}

const Pages = ({ page, pages, turn }: PagesParts) => (
  <nav class="pages" aria-label="翻页 Pages">
    <button type="button" disabled={page === 0} onClick={() => turn(page - 1)} aria-label="上一页 Previous">
      ‹
    </button>
    <span>
      {page + 1} / {pages}
    </span>
    <button type="button" disabled={page >= pages - 1} onClick={() => turn(page + 1)} aria-label="下一页 Next">
      ›
    </button>
  </nav>
);

const several = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function Cell({ column, value }: { column: Node; value: unknown }): ComponentChildren {
  const { language } = useContext(CardContext);
  switch (column.data_type) {
    case 'lark_md':
      return <InlineMarkdown text={stringOf(value)} />;
    case 'markdown':
      return <Markdown text={stringOf(value)} />;
    case 'options':
      return several(value).map((each, index) => (
        <span key={index} class={`tag ${colourName(nodeOf(each).color, 'neutral')}`}>
          {isNode(each) ? stringOf(each.text) : String(each ?? '')}
        </span>
      ));
    case 'persons':
      return several(value).map((id, index) => <PersonChip key={index} id={stringOf(id)} />);
    case 'number':
      return numberText(value, nodeOf(column.format));
    case 'date':
      return typeof value === 'number' ? dateText(value, stringOf(column.date_format)) : '';
    default:
      return isNode(value) ? textIn(value, language) : String(value ?? '');
  }
}

function numberText(value: unknown, { precision, separator, symbol }: Node): string {
  if (typeof value !== 'number') return String(value ?? '');
  const digits = numberOf(precision, -1, [-1, 10]);
  const fixed = digits < 0 ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${stringOf(symbol)}${new Intl.NumberFormat('en-US', { useGrouping: separator === true, ...fixed }).format(value)}`;
}

/** The documented tokens; without a format the date and the time. */
function dateText(ms: number, format: string): string {
  const day = localTime(ms, 'date_num', 'zh').split('/');
  const time = localTime(ms, 'time_sec', 'zh').split(':');
  const [YYYY = '', MM = '', DD = ''] = day;
  const [HH = '', mm = '', ss = ''] = time;
  const tokens = new Map(Object.entries({ YYYY, MM, DD, HH, mm, ss }));
  return (format || 'YYYY-MM-DD HH:mm:ss').replace(/YYYY|MM|DD|HH|mm|ss/g, (token) => tokens.get(token) ?? token);
}
