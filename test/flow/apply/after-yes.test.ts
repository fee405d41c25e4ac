/**
 * Random writes of all six operations, and a Hire that merges, ignores, drops, shows late, loses answers, while somebody
 * edits: the receipt shows what the stand-in held, and is green only where that is what was wanted.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isBlocked, type Operation } from '../../../src/core/operation.ts';
import { sameValue, type Values } from '../../../src/core/value.ts';
import { operations } from '../../../src/operations/index.ts';
import { hireEndpoints } from '../../../src/sandbox/hire/hire.ts';
import type { CallRecord } from '../../../src/sandbox/platform/call-record.ts';
import { mishaps } from '../../../src/sandbox/platform/mishap.ts';
import { createChance, type FaultKind } from '../../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { type Item, ItemRow } from '../../../src/store/rows/item.ts';
import { stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const WAVES = 6;
const SEED = 20_261_126;
const chance = createChance(SEED);
const lostAnswers: readonly FaultKind[] = ['reset-before', 'reset-after', 'empty-after'];

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ settleAfterMs: 5_000 });
});
afterAll(() => world.stop());

const pick = <T>(list: readonly T[]): T => {
  const entry = list[Math.floor(chance() * list.length)];
  if (entry === undefined) throw new Error('picking from nothing');
  return entry;
};
const often = (share: number): boolean => chance() < share;
const person = (): string => world.person(Math.floor(chance() * 24)).openId;

interface Draft {
  readonly operation: string;
  readonly command: string;
  /** What somebody may do to it by hand. */
  readonly edit: () => void;
}

/** Every target is written once, so that what is seen of it is of this write. */
function draftsOf(wave: number): Draft[] {
  const job = world.job(`J${1002 + wave * 2}`);
  const other = world.job(`J${1003 + wave * 2}`);
  const requirement = world.requirement(`R${String(402 + wave).padStart(5, '0')}`);
  const preHire = world.preHire(String(24_002 + wave));
  const pool = world.pool('高潜人才');
  const coming = [1, 2, 3].map((index) => world.talent(100 + wave * 12 + index));
  const going = [5, 6, 7].map((index) => world.talent(100 + wave * 12 + index));
  for (const { pools } of going) pools.add(pool.id);
  const ids = (talents: readonly { id: string }[]): string => talents.map(({ id }) => id).join(' ');
  return [
    {
      operation: 'job.managers',
      command: `/job managers ${job.code} --recruiter ${person()} --assistants ${person()} ${person()}`,
      edit: () => job.assistants.push(world.person(23).openId),
    },
    {
      operation: 'job.config',
      command: `/job config ${other.code} --remark 第 ${wave} 次 --interviewers 1=${person()} --clear evaluators`,
      edit: () => void Object.assign(other.config.scheduling.config, { remark: '手工改的' }),
    },
    {
      operation: 'jr.update',
      command: `/jr update ${requirement.code} --headcount +${1 + wave} --recruiters ${person()} ${person()}`,
      edit: () => void Object.assign(requirement.body, { head_count: 99 }),
    },
    {
      operation: 'prehire.update',
      command: `/prehire update ${preHire.workerId} --hire-date 2027-01-${10 + wave} --cost-centers 研发中心=60 平台部=40`,
      edit: () => void Object.assign(preHire, { hireDate: '2027-03-03' }),
    },
    {
      operation: 'pool.add',
      command: `/pool add 高潜人才 ${ids(coming)}`,
      edit: () => coming[1]?.pools.delete(pool.id),
    },
    {
      operation: 'pool.remove',
      command: `/pool remove 高潜人才 ${ids(going)}`,
      edit: () => going[1]?.pools.add(pool.id),
    },
  ];
}

const recordOf = (name: string): Operation => {
  const found = operations.find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
};

/** What the stand-in holds, read past its HTTP side and without its lag. */
function truth(operation: Operation, ids: Item['ids']): Values {
  const endpoint = hireEndpoints(world.sandbox.world).find(
    ({ method, path }) => `/open-apis${path}` === operation.read.path && method === operation.read.method.toLowerCase(),
  );
  const call = operation.readCall(ids);
  const given = endpoint?.handle({ params: call.ids, query: call.query, body: call.body });
  const present = operation.presentFrom(given?.data, ids, 'Asia/Shanghai');
  if (!present || isBlocked(present)) throw new Error(`unreadable: ${JSON.stringify(given)}`);
  return present.values;
}

const targetOf = ({ ids }: Item): string => ids.talent ?? Object.values(ids).join();
const isAbout = (item: Item, { path, body }: CallRecord): boolean =>
  !path.includes('/im/') && `${path} ${JSON.stringify(body)}`.includes(targetOf(item));

interface Case extends Draft {
  readonly card: Message;
  readonly record: Operation;
  readonly items: Item[];
  /** What its targets held before somebody edited; empty where nobody did. */
  readonly before: Map<string, Values>;
}

async function itemsAbout(card: Message): Promise<Item[]> {
  const number = Number(/#(\d+)/.exec(textOf(cardOf(card)))?.[1]);
  const rows = await world.db
    .selectFrom('items')
    .innerJoin('proposals', 'proposals.id', 'items.proposal_id')
    .selectAll('items')
    .where('proposals.number', '=', number)
    .orderBy('items.ordinal')
    .execute();
  return rows.map((row) => ItemRow.decode(row));
}

/** Somebody changes the target as soon as the write took effect, while the bot may be reading it back. */
async function editAfterWrite({ items, record, before, edit }: Case): Promise<void> {
  await world.until(() => (world.effects.some((call) => items.some((item) => isAbout(item, call))) ? true : null));
  for (const item of items) before.set(item.id, truth(record, item.ids));
  edit();
}

async function run(
  wave: number,
  trouble: { lag: number; lost: boolean; bend: boolean; edit: boolean },
): Promise<Case[]> {
  const cases: Case[] = [];
  world.sandbox.trouble.lagReads = trouble.lag;
  for (const draft of draftsOf(wave)) {
    const card = await world.say('recruiter', draft.command);
    await world.state(card, 'To confirm');
    const record = recordOf(draft.operation);
    cases.push({ ...draft, card, record, items: await itemsAbout(card), before: new Map() });
  }
  world.sandbox.trouble.mishaps = trouble.bend ? Array.from({ length: 4 }, () => pick(mishaps)) : [];
  world.sandbox.trouble.next = trouble.lost ? Array.from({ length: 3 }, () => pick(lostAnswers)) : [];
  const edits = cases.filter(() => trouble.edit && often(0.5)).map(editAfterWrite);
  for (const { card } of cases) await world.press('recruiter', card, 'confirm');
  await Promise.all(edits);
  await world.settled();
  const settled = cases.map(async (each) => ({ ...each, items: await itemsAbout(each.card) }));
  return Promise.all(settled);
}

const agrees = (fields: readonly string[], a: Values, b: Values): boolean =>
  fields.every((field) => sameValue(a[field], b[field]));

function check({ items, card, record, before }: Case): void {
  const green = stateOf(cardOf(card)) === 'Applied';
  expect(green, textOf(cardOf(card))).toBe(items.every(({ state }) => state === 'applied'));
  for (const item of items) {
    const wanted = record.lasting(item.wanted);
    const fields = Object.keys(wanted);
    const held = item.held ?? {};
    const stood = [before.get(item.id), truth(record, item.ids)].filter((values) => values !== undefined);
    const what = `${record.name} ${item.state}\nwanted ${JSON.stringify(wanted)}\nheld ${JSON.stringify(held)}`;
    expect(['applied', 'failed', 'unclear'], what).toContain(item.state);
    expect(
      stood.some((values) => agrees(fields, held, values)),
      `${what}\nstood ${JSON.stringify(stood)}`,
    ).toBe(true);
    expect(agrees(fields, held, wanted), what).toBe(item.state === 'applied');
    if (item.state === 'failed') expect(textOf(cardOf(card))).toContain('飞书说已成功，但现在是：');
  }
}

/** Reads of a target since its last write. */
function readsAfter(item: Item): number {
  const about = world.sandbox.calls.filter((call) => isAbout(item, call));
  return about.slice(about.findLastIndex(({ write }) => write) + 1).length;
}

const seen = { applied: 0, failed: 0, unclear: 0 };

test.each(Array.from({ length: WAVES }, (_, wave) => wave))('wave %i', async (wave) => {
  // A lost answer whose effect shows late is the limit of decision 2, so the two do not come together.
  const lag = wave % 3 === 1 ? 1 : 0;
  const trouble = { lag, lost: wave % 3 === 2, bend: wave > 0 && often(0.8), edit: wave > 0 && often(0.6) };
  const cases = await run(wave, trouble);
  for (const each of cases) check(each);
  const items = cases.flatMap((each) => each.items.map((item) => ({ item, record: each.record })));
  for (const { item, record } of items) {
    const writes = world.effects.filter((call) => isAbout(item, call));
    // A slow machine loses answers too: where reads show old values at the same time, decision 2 sends again.
    if (lag === 0) expect(writes.length, `${record.name} ${item.state}`).toBeLessThanOrEqual(1);
    // Before anything goes wrong: nothing where the answer tells it, one where it does not.
    const needed = record.name === 'job.managers' || record.name === 'prehire.update' ? 0 : 1;
    if (wave === 0) expect(readsAfter(item), record.name).toBe(needed);
    expect(readsAfter(item)).toBeLessThanOrEqual(8);
    if (item.state === 'applied' || item.state === 'failed' || item.state === 'unclear') seen[item.state] += 1;
  }
});

test('all ways to end have been seen', () => {
  expect(seen.applied).toBeGreaterThan(20);
  expect(seen.failed).toBeGreaterThan(5);
  expect(seen.unclear).toBeGreaterThan(0);
});
