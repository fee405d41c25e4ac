/**
 * Figure M5: a process that stands still past the quiet period, in the middle of a call, writes nothing twice when it goes
 * on, also where another instance has settled the call meanwhile. `FREEZES=100` for many.
 */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Failpoint } from '../../src/core/failpoint.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf, stateOf } from '../support/card.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { figure } from '../support/figure.ts';
import { arm, freePort, startFailing, startProcess } from '../support/process.ts';
import { createUntil, type Until } from '../support/until.ts';
import { cardOf } from '../support/world.ts';

const FREEZES = Number(process.env.FREEZES ?? 3);
const SETTLE_MS = 1_000;
const FROZEN_MS = 2.5 * SETTLE_MS;
const PATIENCE = { patienceMs: 60_000 };
const points: readonly Failpoint[] = [
  'call compared',
  'call leaving',
  'call claimed',
  'room taken',
  'call answered',
  'outcome known',
];

let sandbox: Sandbox;
let until: Until;
let database: FreshDatabase;
let bot: ChildProcess;
let other: ChildProcess | null = null;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, retriesMs: [400, 400, 400, 400] });
  until = createUntil(sandbox.world.news);
  database = await freshDatabase();
  const home = { sandbox, database, settleAfter: `${SETTLE_MS}ms` };
  const port = await freePort();
  bot = await startFailing({ ...home, port }, { signal: 'SIGSTOP' });
  sandbox.connect(`http://127.0.0.1:${port}`);
  if (process.env.TEST_DATABASE) other = await startProcess({ ...home, port: await freePort() });
});
afterAll(async () => {
  bot?.kill('SIGKILL');
  other?.kill('SIGKILL');
  await sandbox.stop();
  await database.drop();
});

const answerTo = ({ id }: Message): Message | null =>
  [...sandbox.world.messages.values()].find(({ rootId, type }) => rootId === id && type === 'interactive') ?? null;

const standsStill = ({ pid }: ChildProcess): boolean =>
  execFileSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('T');

/** Where the other instance made the call, it comes by that point later, with a call of another change: not any more. */
async function goesOn(): Promise<void> {
  let passesOn = false;
  const told = arm(bot, null).then(() => {
    passesOn = true;
  });
  await until(() => {
    if (standsStill(bot)) bot.kill('SIGCONT');
    return passesOn || null;
  }, PATIENCE);
  await told;
}

interface Ended {
  readonly state: string;
  readonly written: number;
  /** It stood still; on a shared server the call may be the other instance's, and is made at once. */
  readonly stood: boolean;
}

async function frozenAt(point: Failpoint, command: string): Promise<Ended> {
  const before = sandbox.calls.filter(({ effect }) => effect).length;
  const { message } = await sandbox.say({ from: 'recruiter', text: command });
  const card = await until(() => answerTo(message), PATIENCE);
  await until(() => (stateOf(cardOf(card)) === 'To confirm' ? true : null), PATIENCE);
  await arm(bot, point);
  const pressed = sandbox.press({ from: 'recruiter', messageId: card.id, value: actsOf(cardOf(card)).get('confirm') });
  const isOver = () => ['Applied', 'Needs a look', 'Failed'].includes(stateOf(cardOf(card)));
  await until(() => (standsStill(bot) || isOver() ? true : null), PATIENCE);
  const stood = standsStill(bot);
  // The subject itself: so long nothing of it moves.
  if (stood) await new Promise((resolve) => setTimeout(resolve, FROZEN_MS));
  await goesOn();
  await pressed;
  await until(() => (isOver() ? true : null), PATIENCE);
  const written = sandbox.calls.filter(({ effect }) => effect).length - before;
  return { state: stateOf(cardOf(card)), written, stood };
}

test(`${FREEZES} freezes of ${FROZEN_MS} ms`, { timeout: 60_000 + FREEZES * 20_000 }, async () => {
  const jobs = [...sandbox.world.jobs.values()].filter(({ open }) => open);
  const people = sandbox.world.people.slice(5, 15);
  const wrong: string[] = [];
  let frozen = 0;
  for (let nth = 0; frozen < FREEZES; nth += 1) {
    const point = points[nth % points.length] ?? 'call compared';
    const job = jobs[nth % jobs.length];
    const to = people.find(({ openId }) => openId !== job?.recruiter)?.openId;
    const { state, written, stood } = await frozenAt(point, `/job managers ${job?.code} --recruiter ${to}`);
    if (stood) frozen += 1;
    if (state !== 'Applied' || written !== 1) wrong.push(`${point}: ${state}, written ${written} ×`);
  }
  const beside = `in the middle of a call, ${FROZEN_MS} ms at a quiet period of ${SETTLE_MS} ms, ${other ? 'two instances' : 'one instance'}`;
  figure('M5', { tried: FREEZES, bad: wrong.length, beside });
  expect(wrong).toEqual([]);
});
