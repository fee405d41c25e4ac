/** Cards and names that try to run a script, to leave the page, to hang it or to break it. */
import { cardWith } from '../support/post-card.ts';

const run = "window.stolen='yes'";
export const hostileName = `<img src=x onerror="${run}">"><script>${run}</script>`;

const markdown = (content: string): object => cardWith({ tag: 'markdown', content });
const text = (content: string): object => ({ tag: 'plain_text', content });
const div = (content: string): object => ({ tag: 'div', text: text(content) });
const nested = (depth: number, wrap: (inner: object) => object): object => {
  let inner = div('bottom');
  for (let index = 0; index < depth; index += 1) inner = wrap(inner);
  return cardWith(inner);
};

export const hostileCards: readonly { readonly title: string; readonly card: unknown }[] = [
  { title: 'script in plain text', card: cardWith(div(hostileName)) },
  { title: 'script in markdown', card: markdown(`<script>${run}</script>`) },
  { title: 'image with a handler in markdown', card: markdown(`a <img src=x onerror="${run}"> b`) },
  { title: 'svg in markdown', card: markdown(`<svg onload="${run}"><circle/></svg>`) },
  { title: 'frame in markdown', card: markdown(`<iframe srcdoc="<script>parent.${run}</script>"></iframe>`) },
  { title: 'javascript link in markdown', card: markdown(`[click](javascript:${run})`) },
  { title: 'javascript link behind entities', card: markdown(`[click](&#106;avascript:${run})`) },
  { title: 'javascript link with a tab', card: markdown(`<a href="java\tscript:${run}">x</a>`) },
  { title: 'data link', card: markdown('[x](data:text/html,<script>alert(1)</script>)') },
  { title: 'link tag with a javascript address', card: markdown(`<link url='javascript:${run}'>x</link>`) },
  { title: 'autolink with a javascript address', card: markdown(`<javascript:${run}>`) },
  { title: 'handler on a known tag', card: markdown(`<font color='red' onmouseover='${run}'>x</font>`) },
  { title: 'style in a colour', card: markdown("<font color='red;background:url(https://evil.example/x)'>x</font>") },
  {
    title: 'styles in layout members',
    card: cardWith({
      tag: 'column_set',
      margin: '0px;background:url(//evil.example)',
      background_style: 'url(//evil.example)',
      columns: [{ tag: 'column', width: '100px;position:fixed', padding: 'calc(1px)', elements: [div('x')] }],
    }),
  },
  {
    title: 'a button that opens javascript',
    card: cardWith({
      tag: 'button',
      text: text('x'),
      behaviors: [{ type: 'open_url', default_url: `javascript:${run}` }],
    }),
  },
  {
    title: 'a tag called __proto__',
    card: '{"schema":"2.0","body":{"elements":[{"tag":"__proto__"},{"tag":"constructor"}]}}',
  },
  {
    title: 'members called __proto__',
    card: '{"schema":"2.0","__proto__":{"polluted":1},"body":{"__proto__":{"x":1},"elements":[{"tag":"form","name":"f","elements":[{"tag":"input","name":"__proto__"},{"tag":"input","name":"constructor"}]}]}}',
  },
  { title: '3,000 nested quotes', card: markdown(`${'>'.repeat(3000)} x`) },
  { title: '900 nested quotes', card: markdown(`${'> '.repeat(900)}x`) },
  {
    title: 'nested lists',
    card: markdown(Array.from({ length: 200 }, (_, at) => `${'    '.repeat(at % 60)}- x`).join('\n')),
  },
  { title: 'thousands of asterisks', card: markdown('*'.repeat(15_000)) },
  { title: 'thousands of brackets', card: markdown(`${'['.repeat(8000)}${']('.repeat(3000)}`) },
  { title: 'thousands of open tags', card: markdown("<font color='red'>".repeat(1500)) },
  { title: 'nested tags', card: markdown(`${"<font color='red'>".repeat(300)}x${'</font>'.repeat(300)}`) },
  {
    title: 'containers nested 500 deep',
    card: nested(500, (inner) => ({ tag: 'column_set', columns: [{ tag: 'column', elements: [inner] }] })),
  },
  {
    title: 'panels nested 300 deep',
    card: nested(300, (inner) => ({
      tag: 'collapsible_panel',
      expanded: true,
      header: { title: text('p') },
      elements: [inner],
    })),
  },
  {
    title: 'elements that are no elements',
    card: { schema: '2.0', header: 7, body: { elements: [null, 1, 'x', [], {}, { tag: {} }] } },
  },
  {
    title: 'texts that are no texts',
    card: cardWith(
      { tag: 'div', text: { tag: 'plain_text', content: { evil: 1 }, i18n_content: 3 } },
      { tag: 'button', text: [1], behaviors: 'x', type: {}, size: [] },
      { tag: 'table', columns: 5, rows: [1, { a: 2 }], page_size: 'x' },
      { tag: 'select_static', options: [null, { value: {}, text: 4 }], initial_index: 1e9 },
      { tag: 'date_picker', initial_date: '<script>' },
      { tag: 'chart', chart_spec: { type: {}, data: [{ values: [{ x: {} }, null] }] } },
      { tag: 'person_list', persons: [{ id: 9 }, 'x'] },
      { tag: 'local_datetime' },
    ),
  },
  {
    title: 'a time beyond all time',
    card: markdown("<local_datetime millisecond='1e99' format_type='x'></local_datetime>"),
  },
  {
    title: 'a table with dates and people that are none',
    card: cardWith({
      tag: 'table',
      columns: [
        { name: 'd', data_type: 'date' },
        { name: 'p', data_type: 'persons' },
        { name: 'n', data_type: 'number', format: { precision: 1e9 } },
      ],
      rows: [
        { d: 1e300, p: [{}], n: 1 },
        { d: 'x', p: hostileName, n: 'x' },
      ],
    }),
  },
  {
    title: 'a header that tries everything',
    card: {
      schema: '2.0',
      header: {
        title: text(hostileName),
        template: 'x" onclick="',
        text_tag_list: [{ color: '"><script>', text: text('t') }],
      },
      body: { elements: [] },
    },
  },
  { title: 'text that reorders what stands around it', card: cardWith(div('\u202e\u2066 gnp.exe \u0000')) },
  { title: 'a long word', card: cardWith(div('W'.repeat(9000))) },
  { title: 'no JSON at all', card: '{"schema": "2.0", "body": ' },
  { title: 'a list instead of a card', card: '[1,2,3]' },
];
