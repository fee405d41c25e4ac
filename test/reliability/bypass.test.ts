/**
 * Every road to a write, walked by chance: commands, handovers, files, all buttons on all cards by everybody, those that a
 * card does not have, old and forwarded cards, what is said to another bot, undo of undo, faults, a policy that changes meanwhile. Nothing is written without the
 * voices that the policy asks for at that moment. `WALKS=500` for many.
 */
import { expect, test } from 'vitest';
import { acts } from '../../src/core/proposal.ts';
import { mishaps } from '../../src/sandbox/platform/mishap.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { nodesOf } from '../support/card.ts';
import { createLuck, type Luck } from '../support/drafts/luck.ts';
import { type NearWorld, startNearWorld } from '../support/drafts/near-world.ts';
import { figure } from '../support/figure.ts';
import { type Asked, isAgreed, type Rule, type Rules, type Voice } from '../support/voices.ts';
import { cardOf } from '../support/world.ts';

const WALKS = Number(process.env.WALKS ?? 5);
const SEED = Number(process.env.SEED ?? 20_261_126);
const STEPS = 80;

interface Walk {
  readonly luck: Luck;
  readonly world: NearWorld;
  readonly people: readonly string[];
  /** Yes of each proposal, as it was taken. */
  readonly voices: Map<string, Voice[]>;
  rules: Rules;
  writes: number;
  readonly wrong: string[];
}

/** Few people, so that they get into each other's way. */
const PEOPLE = 5;

function rulesFor(luck: Luck, people: readonly string[], group: string): Rules {
  const some = () => luck.some(people, 1 + luck.upTo(3));
  const rule = (operations: string[]): Rule => ({
    operations,
    propose: luck.often(0.6) ? ['everyone'] : ['team'],
    ...(luck.often(0.15) ? { chats: [group] } : {}),
    approve: {
      by: luck.pick([['requester'], ['team'], some(), ['everyone'], some()]),
      count: 1 + luck.upTo(2),
      self: luck.often(0.2),
      above: luck.pick([0, 0, 1, 2]),
    },
  });
  return { groups: { team: some() }, rules: [rule([luck.pick(['job.*', 'pool.add', 'jr.update'])]), rule(['*'])] };
}

/** What its buttons send. */
const valuesOn = (card: unknown): { act: string; ref: string }[] => {
  const behaviors = nodesOf(card).flatMap((node) => (Array.isArray(node.behaviors) ? node.behaviors : []));
  return behaviors.flatMap((each) => Object(each).value ?? []);
};

function command({ luck, world, people }: Walk): string {
  const { jobs, talents, pools, requirements } = world.sandbox;
  const codes = [...jobs.values()].filter(({ open }) => open).slice(0, 4);
  const targets = luck.some(codes, 1 + luck.upTo(3)).map(({ code }) => code);
  const pool = [...pools.values()][0]?.id;
  return luck.pick([
    `/job managers ${targets.join(' ')} --recruiter ${luck.pick(people)}`,
    `/job config ${targets.join(' ')} --evaluators ${luck.pick(people)}`,
    `/jr update ${[...requirements.values()].find(({ approval }) => approval !== 2)?.code} --headcount ${2 + luck.upTo(50)}`,
    `/pool ${luck.pick(['add', 'remove'])} ${pool} ${luck.some([...talents.keys()].slice(0, 6), 3).join(' ')}`,
    `/undo ${1 + luck.upTo(12)}`,
    `/handover ${luck.pick(people)} --to ${luck.pick(people)} --jobs ${targets.join(' ')}`,
  ]);
}

/** A card that was sent, with its versions: an old one has the buttons of then. */
function anyCard({ luck, world }: Walk): { message: Message; shown: unknown } | null {
  const cards = [...world.sandbox.messages.values()].filter(({ type }) => type === 'interactive');
  if (cards.length === 0) return null;
  const message = luck.often(0.6) ? (cards.slice(-6)[luck.upTo(6)] ?? luck.pick(cards)) : luck.pick(cards);
  return { message, shown: luck.often(0.85) ? cardOf(message) : JSON.parse(luck.pick(message.versions)) };
}

async function press(walk: Walk): Promise<void> {
  const { luck, world, people, voices } = walk;
  const card = anyCard(walk);
  const values = card ? valuesOn(card.shown) : [];
  if (!card || values.length === 0) return;
  const { ref, act: own } = luck.pick(values);
  // Mostly what is there, by whom it is for.
  const act = luck.often(0.75) ? own : luck.pick(acts);
  const [, whose] = /^oc_direct_(.+)$/.exec(card.message.chatId) ?? [];
  const from = whose && luck.often(0.8) ? whose : luck.pick(people);
  // Now and then on another card than the one that it stands on.
  const other = luck.often(0.05) ? anyCard(walk) : null;
  const clicked = await world.click(from, other?.message ?? card.message, { act, ref });
  if (clicked.style !== 'success' || other) return;
  const row = await world.db
    .selectFrom('copies')
    .select('proposal_id')
    .where('message_id', '=', card.message.id)
    .executeTakeFirst();
  const id = row?.proposal_id ?? '';
  voices.set(id, [...(voices.get(id) ?? []), { actor: from, act }]);
}

const isGroup = ({ direct }: { direct: boolean }): boolean => !direct;

/** Rows for some jobs, as a sheet has them. */
function sheet({ luck, world, people }: Walk): { name: string; bytes: Buffer } {
  const codes = [...world.sandbox.jobs.values()].filter(({ open }) => open).slice(0, 4);
  const rows = luck.some(codes, 3).map(({ code }) => `${code},${luck.pick(people)}`);
  return { name: 'jobs.csv', bytes: Buffer.from(['职位,招聘负责人', ...rows].join('\n')) };
}

async function say(walk: Walk, group: string): Promise<void> {
  const { luck, world, people } = walk;
  if (luck.often(0.08)) {
    await world.say({ from: luck.pick(people), chat: '', text: '', file: sheet(walk) }).catch(() => undefined);
    return;
  }
  const chat = luck.often(0.3) ? group : '';
  // Now and then to another bot, which is none of ours to answer for.
  const to = luck.often(0.1) ? '@别的助手 ' : '@招聘助手 ';
  const text = `${chat ? to : ''}${command(walk)}`;
  await world.say({ from: luck.pick(people), chat, text }).catch(() => undefined);
}

async function attempts({ db }: NearWorld): Promise<Map<string, number>> {
  const items = await db.selectFrom('items').select(['id', 'attempt']).execute();
  return new Map(items.map(({ id, attempt }) => [id, Number(attempt)]));
}

/** Proposals whose items were claimed since, with all that the policy asks about. */
async function written(world: NearWorld, before: ReadonlyMap<string, number>): Promise<Map<string, Asked[]>> {
  const rows = await world.db
    .selectFrom('items')
    .innerJoin('proposals', 'proposals.id', 'items.proposal_id')
    .select(['items.id as item', 'items.attempt', 'items.operation', 'proposals.id', 'requester', 'chat_id'])
    .execute();
  const found = new Map<string, Asked[]>();
  for (const { item, attempt, operation, id, requester, chat_id: chat } of rows) {
    if (Number(attempt) <= (before.get(item) ?? 0)) continue;
    const targets = rows.filter((each) => each.id === id).length;
    found.set(id, [...(found.get(id) ?? []), { operation, requester, chat, targets }]);
  }
  return found;
}

/** What came to a proposal, by its road. */
async function roadsOf({ db }: NearWorld): Promise<string[]> {
  const rows = await db
    .selectFrom('items')
    .innerJoin('proposals', 'proposals.id', 'items.proposal_id')
    .select(['proposals.operation', 'proposals.undoes', 'items.line', 'items.attempt'])
    .execute();
  return rows.flatMap(({ operation, undoes, line, attempt }) => {
    const road = line !== null ? 'file' : undoes !== null ? 'undo' : operation;
    return [`${road} proposed`, ...(Number(attempt) > 0 ? [`${road} sent`] : [])];
  });
}

async function step(walk: Walk, group: string): Promise<void> {
  const { luck, world, people, voices } = walk;
  if (luck.often(0.03)) {
    walk.rules = rulesFor(luck, people, group);
    world.follow(walk.rules);
  }
  if (luck.often(0.1)) world.feishu.mishaps.push(luck.pick(mishaps));
  const before = await attempts(world);
  world.feishu.writes.length = 0;
  if (luck.often(0.3)) await say(walk, group);
  else await press(walk);
  if (world.feishu.writes.length === 0) return;
  walk.writes += world.feishu.writes.length;
  for (const [id, asked] of await written(world, before)) {
    const given = voices.get(id) ?? [];
    const lacking = asked.filter((each) => !isAgreed(walk.rules, each, given));
    if (lacking.length > 0) walk.wrong.push(JSON.stringify({ asked: lacking[0], voices: given, rules: walk.rules }));
  }
}

const tallied = (words: readonly string[]): string =>
  [...new Set(words)]
    .sort()
    .map((word) => `${word} ${words.filter((each) => each === word).length}`)
    .join(', ');

test(`${WALKS} walks of ${STEPS} steps, seed ${SEED}`, { timeout: 60_000 + WALKS * 30_000 }, async () => {
  let writes = 0;
  let approved = 0;
  const wrong: string[] = [];
  const roads: string[] = [];
  for (let nth = 0; nth < WALKS; nth += 1) {
    const luck = createLuck(SEED + nth);
    const world = await startNearWorld(null);
    const people = world.sandbox.people.slice(0, PEOPLE).map(({ openId }) => openId);
    const group = [...world.sandbox.chats.values()].find(isGroup)?.id ?? '';
    const rules = rulesFor(luck, people, group);
    world.follow(rules);
    const walk: Walk = { luck, world, people, voices: new Map(), rules, writes: 0, wrong: [] };
    for (let at = 0; at < STEPS; at += 1) await step(walk, group);
    writes += walk.writes;
    approved += [...walk.voices.values()].flat().filter(({ act }) => act === 'approve').length;
    wrong.push(...walk.wrong.map((each) => `walk ${nth}: ${each}`));
    roads.push(...(await roadsOf(world)));
    await world.close();
  }
  const beside = `writes in ${WALKS} walks over every road, ${approved} approvals; items: ${tallied(roads)}`;
  figure('M7', { tried: writes, bad: wrong.length, beside, seed: SEED });
  expect(wrong.slice(0, 5)).toEqual([]);
  // Not for nothing: things are approved and written.
  expect(writes).toBeGreaterThan(WALKS);
  expect(approved).toBeGreaterThan(WALKS / 4);
});
