/** Talks to the bot of a running sandbox from the terminal: `npm run say -- "/help"`, then `npm run say -- --press confirm`. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

const WAIT_MS = 10_000;
const LOOK_MS = 150;
/** After a click the card moves on by itself for a moment. */
const SETTLE_MS = 1_500;

const Message = z.object({
  id: z.string(),
  chatId: z.string(),
  type: z.string(),
  rootId: z.string(),
  createdAt: z.number(),
  versions: z.array(z.string()),
});
type Message = z.output<typeof Message>;
type Node = Readonly<Record<string, unknown>>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    as: { type: 'string', default: 'recruiter' },
    in: { type: 'string' },
    press: { type: 'string' },
    pick: { type: 'string' },
    open: { type: 'string' },
    /** `name=value`, as often as there are fields to fill. */
    form: { type: 'string', multiple: true },
    url: {
      type: 'string',
      default: `http://127.0.0.1:${process.env.SANDBOX_PORT ?? Number(process.env.PORT ?? 3000) + 1}`,
    },
  },
});

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function call(path: string, body?: unknown): Promise<unknown> {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(new URL(path, values.url), init);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

const cards = async (): Promise<Message[]> =>
  z
    .array(Message)
    .parse(await call('/sandbox/messages'))
    .filter(({ type }) => type === 'interactive');

const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object' && !Array.isArray(value);

/** All nodes with a tag, in reading order. */
function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  return [...(typeof value.tag === 'string' ? [value] : []), ...Object.values(value).flatMap(nodesOf)];
}

const wordsOf = (node: Node): string =>
  nodesOf(node)
    .map(({ content }) => (typeof content === 'string' ? content : ''))
    .filter(Boolean)
    .join(' ');

const callbackOf = (node: Node): Node | undefined => {
  const behaviors = Array.isArray(node.behaviors) ? node.behaviors.filter(isNode) : [];
  return behaviors.map(({ value }) => value).find(isNode);
};

function show({ versions }: Message): void {
  const card: Node = JSON.parse(versions.at(-1) ?? '{}');
  const header = isNode(card.header) ? card.header : {};
  const tags = nodesOf(header.text_tag_list)
    .filter(({ tag }) => tag === 'text_tag')
    .map(wordsOf);
  out(`\n┌ ${wordsOf(isNode(header.title) ? header.title : {})}${tags.map((tag) => `  [${tag}]`).join('')}`);
  for (const node of nodesOf(card.body)) {
    if (node.tag === 'div') out(`│ ${wordsOf(node)}`);
    if (node.tag === 'hr') out('│ ─────');
    if (node.tag === 'button') out(`│ ( ${wordsOf(node)} )  --press ${callbackOf(node)?.act ?? ''}`);
    const fillable = typeof node.name === 'string' && node.tag !== 'form' && node.tag !== 'button';
    if (fillable) out(`│ [ ${node.name} = ${filledWith(node)} ]  --form ${node.name}=…`);
    else if (node.tag === 'select_static') out(`│ ( list )  --${callbackOf(node)?.act} ${choicesOf(node)}`);
  }
  out('└');
}

const filledWith = (node: Node): string =>
  [node.default_value, node.initial_option, node.initial_date, node.selected_values].flat().filter(Boolean).join(',');

const choicesOf = ({ options }: Node): string =>
  (Array.isArray(options) ? options : [])
    .slice(0, 9)
    .map((option) => (isNode(option) ? String(option.value) : ''))
    .join('|');

function formValues(pairs: readonly string[]): Record<string, unknown> {
  const filled = pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  return Object.fromEntries(filled);
}

async function say(text: string): Promise<void> {
  const sent = z
    .object({ messageId: z.string() })
    .parse(await call('/sandbox/say', { from: values.as, text, ...(values.in ? { chat: values.in } : {}) }));
  for (let waited = 0; waited < WAIT_MS; waited += LOOK_MS) {
    await pause(LOOK_MS);
    const answers = (await cards()).filter(({ rootId }) => rootId === sent.messageId);
    if (answers.length > 0) return answers.forEach(show);
  }
  out('no answer yet');
}

/** On the newest card that has such a button or list. */
async function press(act: string, more: { option?: string; form?: Record<string, unknown> } = {}): Promise<void> {
  for (const message of (await cards()).reverse()) {
    const node = nodesOf(JSON.parse(message.versions.at(-1) ?? '{}')).find((each) => callbackOf(each)?.act === act);
    if (!node) continue;
    const clicked = z.object({ toast: z.string(), error: z.number() }).parse(
      await call('/sandbox/press', {
        from: values.as,
        messageId: message.id,
        value: callbackOf(node),
        ...more,
      }),
    );
    out(clicked.error ? `error ${clicked.error}` : `» ${clicked.toast}`);
    await pause(SETTLE_MS);
    const all = await cards();
    return all
      .filter(
        ({ id, rootId, createdAt }) =>
          id === message.id || (rootId === message.rootId && createdAt > message.createdAt),
      )
      .forEach(show);
  }
  out(`no card with "${act}"`);
}

if (values.pick) await press('pick', { option: values.pick });
else if (values.open) await press('open', { option: values.open });
else if (values.form) await press('submit', { form: formValues(values.form) });
else if (values.press) await press(values.press);
else await say(positionals.join(' ') || '/help');
