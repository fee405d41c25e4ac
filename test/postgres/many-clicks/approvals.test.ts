/** Approve, reject and cancel at once, on two instances with one PostgreSQL: one final decision each. `PROPOSALS=200` for many. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../../../src/bot.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { firstBrokenEntry } from '../../../src/store/audit.ts';
import { runBot } from '../../support/bot.ts';
import { actsOf, stateOf } from '../../support/card.ts';
import { clickAt } from '../../support/click-at.ts';
import { figure, quantile } from '../../support/figure.ts';
import { LEAD } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const PROPOSALS = Number(process.env.PROPOSALS ?? 60);
const CLICKS = 100;

let world: TestWorld;
let second: Bot;
beforeAll(async () => {
  expect(process.env.TEST_DATABASE).toBeDefined();
  const approve = { by: [LEAD] };
  world = await startWorld({ policy: { rules: [{ operations: ['*'], propose: ['everyone'], approve }] } });
  second = await runBot(world);
});
afterAll(async () => {
  await second.stop();
  await world.stop();
});

const votes = [
  { from: 'lead', act: 'approve' },
  { from: 'recruiter', act: 'cancel' },
  { from: 'lead', act: 'reject' },
] as const;

const took: number[] = [];

async function click(card: Message, acts: ReadonlyMap<string, unknown>, index: number): Promise<string> {
  const { from, act } = votes[index % votes.length] ?? votes[0];
  const port = Math.floor(index / 2) % 2 === 0 ? world.bot.port : second.port;
  const began = performance.now();
  const clicked = await clickAt(world, port, { from, messageId: card.id, value: acts.get(act) });
  took.push(performance.now() - began);
  return clicked.status === 200 && clicked.error === 0 ? clicked.toast : `${clicked.status} ${clicked.error}`;
}

const decisive = ['已批准，正在执行', '已取消', '已拒绝'];
const final = new Set(['Applied', 'Cancelled', 'Rejected']);

test(`${PROPOSALS} proposals × ${CLICKS} clicks: exactly ${PROPOSALS} final decisions, losers see the state`, {
  timeout: 600_000,
}, async () => {
  const talents = [...world.sandbox.world.talents.values()].filter(
    ({ pools, onboarded }) => pools.size === 0 && !onboarded,
  );
  const tally = new Map<string, number>();
  for (let round = 0; round < PROPOSALS; round += 1) {
    const card = await world.say('recruiter', `@招聘助手 /pool add 高潜人才 ${talents[round]?.id}`, { chat: 'group' });
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'To approve');
    const acts = actsOf(cardOf(card));
    // Another first one each time, so that every kind of decision wins now and then.
    const toasts = await Promise.all(Array.from({ length: CLICKS }, (_, index) => click(card, acts, index + round)));
    const won = toasts.filter((toast) => decisive.includes(toast));
    expect(won).toHaveLength(1);
    expect(toasts.filter((toast) => !decisive.includes(toast) && !toast.startsWith('现在的状态是'))).toEqual([]);
    const state = await world.until(() => (final.has(stateOf(cardOf(card))) ? stateOf(cardOf(card)) : null));
    tally.set(state, (tally.get(state) ?? 0) + 1);
  }
  const p95 = Math.round(quantile(took, 0.95));
  const decisions = await world.db
    .selectFrom('audit')
    .select(['proposal_id', 'kind'])
    .where('kind', 'in', ['approve', 'cancel', 'reject'])
    .execute();
  const bad = Math.abs(decisions.length - PROPOSALS) + Math.abs(world.effects.length - (tally.get('Applied') ?? 0));
  const beside = `× ${CLICKS} clicks, two instances; answered within ${p95} ms (p95); ${[...tally].map((each) => each.join(' ')).join(', ')}`;
  figure('M6', { tried: PROPOSALS, bad, beside });
  expect(decisions).toHaveLength(PROPOSALS);
  expect(new Set(decisions.map(({ proposal_id: id }) => id)).size).toBe(PROPOSALS);
  expect(world.effects).toHaveLength(tally.get('Applied') ?? 0);
  expect([...tally.keys()].sort()).toEqual([...final].sort());
  expect(await firstBrokenEntry(world.db)).toBeNull();
});
