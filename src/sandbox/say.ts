/** Talks to the bot of a running sandbox from the terminal: `npm run say -- "/help"`, then `npm run say -- --press confirm`. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { callbackOf, cardLines, nodesOf } from './say-card.ts';

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

const show = ({ versions }: Message): void => out(`\n${cardLines(JSON.parse(versions.at(-1) ?? '{}')).join('\n')}`);

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
