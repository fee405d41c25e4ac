/**
 * Figures M4 and M20: the process dies at every named moment, with an answer of Feishu that came, was lost before its effect,
 * or after it: nothing is lost, nothing is done twice, and everything ends where people see it. `FAILPOINT_RUNS=20` for many.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Failpoint, failpoints } from '../../src/core/failpoint.ts';
import type { FaultKind } from '../../src/sandbox/platform/trouble.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Pool, Talent } from '../../src/sandbox/seed/talents.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf, stateOf } from '../support/card.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { figure, quantile } from '../support/figure.ts';
import { arm, end, freePort, startFailing } from '../support/process.ts';
import { createUntil, type Until } from '../support/until.ts';
import { cardOf } from '../support/world.ts';

const RUNS = Number(process.env.FAILPOINT_RUNS ?? 1);
const SETTLE_MS = 1_000;
/** While it is dead so much time goes by: in the short form leases end meanwhile, in the long one they are waited for. */
const DEAD_MS = RUNS > 1 ? 0 : 16_000;
/** Figure M20: after the quiet period an outcome is known, or a person is asked, within this. */
const SETTLED_MS = SETTLE_MS + 60_000;
const PATIENCE = { patienceMs: SETTLED_MS };

let sandbox: Sandbox;
let until: Until;
let database: FreshDatabase;
let port = 0;
let bot: ChildProcess;
let later = 0;
beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    retriesMs: Array.from({ length: 1_000 }, () => 300),
    now: () => Date.now() + later,
  });
  until = createUntil(sandbox.world.news);
  database = await freshDatabase();
  port = await freePort();
  sandbox.connect(`http://127.0.0.1:${port}`);
});
afterAll(async () => {
  bot?.kill('SIGKILL');
  await sandbox.stop();
  await database.drop();
});

interface Run {
  readonly at: Failpoint;
  /** What strikes the first write; null for an answer that comes. */
  readonly fault: FaultKind | null;
}

const faults = [null, 'reset-before', 'reset-after'] as const;
/** What must strike so that a process comes by there at all. */
function faultAt(at: Failpoint, nth: number): FaultKind | null {
  if (at === 'read back') return null;
  return (at.startsWith('unsettled') ? faults[1 + (nth % 2)] : faults[nth % 3]) ?? null;
}

const runs: readonly Run[] = Array.from({ length: RUNS }, (_, round) =>
  failpoints.map((at, index): Run => ({ at, fault: faultAt(at, round + index) })),
).flat();

const start = (): Promise<ChildProcess> =>
  startFailing({ sandbox, database, port, settleAfter: `${SETTLE_MS}ms` }, { signal: 'SIGKILL', later });

const answerTo = ({ id }: Message): Message | null =>
  [...sandbox.world.messages.values()].find(({ rootId, type }) => rootId === id && type === 'interactive') ?? null;

/** Asks for it, and says yes until that counts. */
async function change(pool: Pool, talent: Talent): Promise<Message> {
  const verb = talent.pools.has(pool.id) ? 'remove' : 'add';
  const { message } = await sandbox.say({ from: 'recruiter', text: `/pool ${verb} ${pool.id} ${talent.id}` });
  const card = await until(() => answerTo(message), PATIENCE);
  await until(async () => {
    const yes = actsOf(cardOf(card)).get('confirm');
    if (!yes) return stateOf(cardOf(card)) === 'To confirm' ? null : true;
    await sandbox.press({ from: 'recruiter', messageId: card.id, value: yes });
    return null;
  }, PATIENCE);
  return card;
}

interface Ended {
  readonly state: string;
  readonly effects: number;
  /** From the death of the process to the end, ms. */
  readonly tookMs: number;
}

/** The process dies on the way, and is started anew. */
async function run({ at, fault }: Run, [pool, talent]: readonly [Pool, Talent]): Promise<Ended> {
  const before = sandbox.calls.filter(({ effect }) => effect).length;
  if (fault) sandbox.trouble.next.push(fault);
  const died = once(bot, 'exit');
  await arm(bot, at);
  let since = 0;
  const following = died.then(async () => {
    later += DEAD_MS;
    since = performance.now() - DEAD_MS;
    bot = await start();
  });
  const card = await change(pool, talent);
  const state = await until(() => {
    const shown = stateOf(cardOf(card));
    return ['Applied', 'Failed', 'Needs a look'].includes(shown) ? shown : null;
  }, PATIENCE);
  if (since === 0) throw new Error('it ended without having come by the failpoint');
  await following;
  const effects = sandbox.calls.filter(({ effect }) => effect).length - before;
  return { state, effects, tookMs: performance.now() - since };
}

test(`${failpoints.length} failpoints × ${RUNS}`, { timeout: 60_000 + runs.length * 30_000 }, async () => {
  const [pool] = sandbox.world.pools.values();
  const talent = [...sandbox.world.talents.values()].find(({ onboarded }) => !onboarded);
  if (!pool || !talent) throw new Error('the stand-in has nobody');
  const wrong: string[] = [];
  const took: number[] = [];
  bot = await start();
  for (const each of runs) {
    const { state, effects, tookMs } = await run(each, [pool, talent]);
    took.push(tookMs);
    if (state !== 'Applied' || effects !== 1) wrong.push(`${each.at}, ${each.fault}: ${state}, written ${effects} ×`);
  }
  await end(bot, 'SIGKILL');
  const late = took.filter((ms) => ms > SETTLED_MS).length;
  const answers = 'with an answer, none before the effect, none after it';
  figure('M4', {
    tried: runs.length,
    bad: wrong.length,
    beside: `${failpoints.length} failpoints × ${RUNS}, ${answers}`,
  });
  const slowest = Math.round(quantile(took, 1));
  figure('M20', {
    tried: runs.length,
    bad: late,
    beside: `known within ${slowest} ms of the crash, G ${SETTLE_MS} ms`,
  });
  expect(wrong).toEqual([]);
  expect(late).toBe(0);
});
