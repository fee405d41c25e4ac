/**
 * `node dist/test/bench/memory.js [targets]`: what the bot's process takes for a proposal of one talent and for one of many,
 * from the command until all is seen in Hire; and what turning its pages asks of Hire.
 */
import type { ChildProcess } from 'node:child_process';
import { z } from 'zod';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf, stateOf, textOf } from '../support/card.ts';
import { freshDatabase } from '../support/database.ts';
import { end, freePort, startProcess } from '../support/process.ts';
import { createUntil } from '../support/until.ts';
import { cardOf } from '../support/world.ts';

const Weight = z.object({ rss: z.number(), heap: z.number() });
type Weight = z.output<typeof Weight>;

const TARGETS = Number(process.argv[2] ?? 2_000);
const PATIENCE = { patienceMs: 600_000 };
const PAGES = 5;
const WARM_UPS = 3;
const BYTES_PER_MB = 1_048_576;

const sandbox = await startSandbox({ port: 0, retriesMs: [400, 400, 400] });
const { talents, pools } = sandbox.world;
const [pool] = pools.values();
const [first] = talents.values();
if (!pool || !first) throw new Error('no seed');
for (let at = talents.size; at < TARGETS + WARM_UPS + 1; at += 1) {
  const id = String(BigInt(first.id) + BigInt(at) * 7_919n);
  talents.set(id, { ...first, id, mobile: String(17_000_000_000 + at), email: `t${at}@example.com`, pools: new Set() });
}
for (const talent of talents.values()) talent.pools.clear();

const until = createUntil(sandbox.world.news);
const database = await freshDatabase();
const port = await freePort();
sandbox.connect(`http://127.0.0.1:${port}`);
const bot: ChildProcess = await startProcess({ sandbox, database, port, settleAfter: '60s' }, [
  'test/bench/weighed-bot.js',
]);

function weigh(): Promise<Weight> {
  const told = new Promise<Weight>((done) => bot.once('message', (weight) => done(Weight.parse(weight))));
  bot.send('look');
  return told;
}

const answerTo = (asked: Message): Message | null =>
  [...sandbox.world.messages.values()].find(({ rootId, type }) => rootId === asked.id && type === 'interactive') ??
  null;

const press = (card: Message, act: string) =>
  sandbox.press({ from: 'recruiter', messageId: card.id, value: actsOf(cardOf(card)).get(act) });

async function proposed(ids: readonly string[]): Promise<Message> {
  const { message } = await sandbox.say({ from: 'recruiter', text: `/pool add ${pool?.id} ${ids.join(' ')}` });
  const card = await until(() => answerTo(message), PATIENCE);
  return until(() => (stateOf(cardOf(card)) === 'To confirm' ? card : null), PATIENCE);
}

async function applied(card: Message): Promise<void> {
  await press(card, 'confirm');
  await until(() => (stateOf(cardOf(card)) === 'Applied' ? true : null), PATIENCE);
}

/** Calls to Hire while its pages are turned. */
async function turned(card: Message): Promise<number> {
  const before = sandbox.calls.length;
  const seen = new Set([textOf(cardOf(card))]);
  for (let page = 0; page < PAGES && actsOf(cardOf(card)).has('page'); page += 1) {
    await press(card, 'page');
    await until(() => (seen.has(textOf(cardOf(card))) ? null : true), PATIENCE);
    seen.add(textOf(cardOf(card)));
  }
  return sandbox.calls.slice(before).filter(({ path }) => path.includes('/hire/')).length;
}

const ids = [...talents.keys()];
for (const id of ids.splice(0, WARM_UPS)) await applied(await proposed([id]));
await weigh();
await applied(await proposed(ids.splice(0, 1)));
const one = await weigh();
const many = await proposed(ids.slice(0, TARGETS));
const previewed = await weigh();
const asked = await turned(many);
await applied(many);
const after = await weigh();

const inMb = (bytes: number): string => (bytes / BYTES_PER_MB).toFixed(1);
const grown = (kind: keyof Weight): string => inMb(Math.max(previewed[kind], after[kind]) - one[kind]);
process.stdout.write(
  `memory, 1 → ${TARGETS} talents: heap in use ${inMb(one.heap)} → preview ${inMb(previewed.heap)} → run ${inMb(after.heap)} MB, ` +
    `+${grown('heap')} MB; process ${inMb(one.rss)} → ${inMb(previewed.rss)} → ${inMb(after.rss)} MB, +${grown('rss')} MB; ` +
    `${PAGES} pages turned: ${asked} calls to Hire\n`,
);
await end(bot, 'SIGTERM');
await sandbox.stop();
await database.drop();
