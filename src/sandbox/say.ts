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

const HELP = `用法 / usage:   npm run say -- "<text>"             say it to the bot of the running sandbox, show the answer
                npm run say -- --press <act>       press a button of the newest card that has it: confirm, cancel, undo …
                npm run say -- --pick <id>         choose in its list
                npm run say -- --open <page>       turn its pages
                npm run say -- --form <name>=<value> [--form …]   fill in its form and submit it

  --as <who>    recruiter (default), colleague, lead, outsider, or a name, a mail, an open_id
  --in group    in the group instead of the direct chat
  --url <url>   the sandbox; otherwise the one at SANDBOX_PORT, or PORT + 1, of this machine

没有文字就发 /help；沙盒用 npm start 启动。 / Without a text it says /help; npm start runs the sandbox.
退出码 / exit codes: 0 answered, 1 no answer, no such button or no sandbox, 2 not understood
`;

const NO_ANSWER = 1;
const NOT_UNDERSTOOD = 2;

/** Says why, and ends. */
function end(why: string, code: number): never {
  process.stderr.write(`${why}\n`);
  process.exit(code);
}

// Whoever reads along, `head` perhaps, has seen enough.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : NO_ANSWER));

function given() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        as: { type: 'string', default: 'recruiter' },
        in: { type: 'string' },
        press: { type: 'string' },
        pick: { type: 'string' },
        open: { type: 'string' },
        /** `name=value`, as often as there are fields to fill. */
        form: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h', default: false },
        url: {
          type: 'string',
          default: `http://127.0.0.1:${process.env.SANDBOX_PORT ?? Number(process.env.PORT ?? 3000) + 1}`,
        },
      },
    });
  } catch (cause) {
    const [why = ''] = String(cause instanceof Error ? cause.message : cause).split(/[.\n]/);
    return end(`${why}. npm run say -- --help`, NOT_UNDERSTOOD);
  }
}
const { values, positionals } = given();
if (!URL.canParse(values.url)) end(`--url: ${values.url} is no address. npm run say -- --help`, NOT_UNDERSTOOD);

const out = (text: string): void => void process.stdout.write(`${text}\n`);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function call(path: string, body?: unknown): Promise<unknown> {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(new URL(path, values.url), init).catch(() =>
    end(
      `${values.url} 上没有沙盒：先运行 npm start，或用 --url 指明 / no sandbox answers there: run npm start first, or name it with --url`,
      NO_ANSWER,
    ),
  );
  if (!response.ok) end(await refusalIn(response), NO_ANSWER);
  return response.json();
}

/** What the sandbox says of a person or a chat that it does not know. */
async function refusalIn(response: Response): Promise<string> {
  const told = z.object({ error: z.string() }).safeParse(await response.json().catch(() => null));
  return told.data?.error ?? `the sandbox answered ${response.status}`;
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
  end('还没有回答 / no answer yet', NO_ANSWER);
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
  end(`没有带「${act}」的卡片 / no card with "${act}"`, NO_ANSWER);
}

if (values.help) process.stdout.write(HELP);
else if (values.pick) await press('pick', { option: values.pick });
else if (values.open) await press('open', { option: values.open });
else if (values.form) await press('submit', { form: formValues(values.form) });
else if (values.press) await press(values.press);
else await say(positionals.join(' ') || '/help');
