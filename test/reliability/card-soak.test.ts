/**
 * Cards under trouble: updates that come late, get lost, fail or are refused, people who press whatever they see, and bots
 * that stop and start again; on PostgreSQL two of them. In the end every copy shows the state that is stored.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bot } from '../../src/bot.ts';
import { actsIn, type ProposalState } from '../../src/core/proposal.ts';
import { faults } from '../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { runBot } from '../support/bot.ts';
import { actsOf, stateOf, textOf } from '../support/card.ts';
import { createLuck } from '../support/drafts/luck.ts';
import { LEAD } from '../support/people.ts';
import { unfinished } from '../support/unfinished.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

const SEED = Number(process.env.SEED ?? 20_261_126);
const ROUNDS = Number(process.env.ROUNDS ?? 25);
/** Acts of one round, all at once. */
const TOGETHER = 5;
/** No update lands later than this. */
const LATEST_MS = 3_000;
const luck = createLuck(SEED);

let world: TestWorld;
let second: Bot | null;
const startSecond = async (): Promise<Bot | null> => (process.env.TEST_DATABASE ? runBot(world) : null);
beforeAll(async () => {
  world = await startWorld({
    policy: {
      rules: [
        { operations: ['pool.*'], propose: ['everyone'], approve: { by: ['requester'] } },
        { operations: ['*'], propose: ['everyone'], approve: { by: [LEAD] } },
      ],
    },
  });
  second = await startSecond();
});
afterAll(async () => {
  await second?.stop();
  await world.stop();
});

const proposalCards = (): Message[] =>
  [...world.sandbox.world.messages.values()].filter(
    (message) => message.type === 'interactive' && stateOf(cardOf(message)) !== '',
  );

let job = 1001;
const commands = [
  () => `/job managers J${++job} --recruiter ${world.person(luck.upTo(20)).openId}`,
  () => `/job managers J${++job} J${++job} J${++job} --recruiter ${world.person(luck.upTo(20)).openId}`,
  () => `/pool add 高潜人才 ${[1, 2, 3].map(() => world.talent(luck.upTo(400)).id).join(' ')}`,
  () => `/jr update R004${String(2 + luck.upTo(28)).padStart(2, '0')} --description ${luck.text()}`,
];

/** Something that a person may do with what they see now, right or wrong. */
async function somebodyActs(): Promise<void> {
  const cards = proposalCards();
  if (cards.length < 4 || luck.often(0.15)) {
    const chat = luck.often(0.3) ? 'group' : '';
    const command = luck.pick(commands)();
    await world.sandbox.say({ from: 'recruiter', text: chat ? `@招聘助手 ${command}` : command, chat });
    return;
  }
  // Mostly the newest, whose buttons still mean something.
  const card = luck.often(0.7) ? luck.pick(cards.slice(-6)) : luck.pick(cards);
  const acts = [...actsOf(cardOf(card))];
  const deciding = acts.filter(([act]) => ['confirm', 'approve', 'reject', 'cancel', 'undo'].includes(act));
  const [, value] = luck.pick(luck.often(0.8) && deciding.length > 0 ? deciding : [...acts, ['', null]]);
  const from = card.chatId.endsWith(LEAD) || luck.often(0.2) ? 'lead' : 'recruiter';
  await world.sandbox.press({ from, messageId: card.id, value, form: { reason: '' } });
}

function trouble(): void {
  const { trouble: now } = world.sandbox;
  const calm = luck.often(0.3);
  now.faultsOn = 'all';
  now.faultKinds = [...faults];
  now.faultRate = calm ? 0 : luck.upTo(10) / 100;
  const late = () => (luck.often(0.5) ? { ms: luck.upTo(LATEST_MS), lost: luck.often(0.8) } : { ms: 0, lost: false });
  now.lateUpdates = calm ? [] : Array.from({ length: 40 }, late);
  now.messages = luck.often(0.1) ? { status: 400, code: 232033, msg: 'trouble' } : null;
}

async function restarts(): Promise<void> {
  if (luck.often(0.25)) await world.restart();
  if (luck.often(0.25)) {
    await second?.stop();
    second = await startSecond();
  }
  // Feishu delivers to either of them.
  if (second && luck.often(0.5)) world.sandbox.connect(`http://127.0.0.1:${second.port}`);
  else world.sandbox.connect(world.botUrl);
}

function calmDown(): void {
  const { trouble: now } = world.sandbox;
  now.faultRate = 0;
  now.lateUpdates = [];
  now.messages = null;
}

const unheard = async (): Promise<number> =>
  (await unfinished(world.db)).filter((each) => each.startsWith('delivery')).length;

/** What the database says each message should show. */
async function stored() {
  const rows = await world.db
    .selectFrom('copies')
    .innerJoin('proposals', 'proposals.id', 'copies.proposal_id')
    .select(['copies.message_id', 'copies.state as copy', 'copies.to_person', 'copies.moved', 'copies.shown'])
    .select(['proposals.version', 'proposals.state', 'proposals.number', 'proposals.turn'])
    .execute();
  return rows.map((row) => ({ ...row, message: world.sandbox.world.messages.get(row.message_id ?? '') }));
}

/** Every card is sent once more: what it says then, it said before. */
async function notTheNewest(): Promise<string[]> {
  const before = new Map(proposalCards().map((card) => [card, textOf(cardOf(card))]));
  await world.db.updateTable('copies').set({ shown: 0 }).where('state', '=', 'live').execute();
  await world.settled();
  return [...before].flatMap(([card, said]) => {
    const now = textOf(cardOf(card));
    return now === said ? [] : [`${said}\n--- now ---\n${now}`];
  });
}

const words: Readonly<Record<ProposalState, string>> = {
  proposed: 'To confirm',
  confirmed: 'To approve',
  approved: 'Applying',
  applying: 'Applying',
  applied: 'Applied',
  'partly-applied': 'Partly applied',
  failed: 'Failed',
  stale: 'Stale',
  unclear: 'Needs a look',
  cancelled: 'Cancelled',
  rejected: 'Rejected',
  expired: 'Expired',
};

test(`${ROUNDS} rounds of trouble, seed ${SEED}`, { timeout: 120_000 + ROUNDS * 5_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    trouble();
    await restarts();
    const acts = Array.from({ length: TOGETHER }, somebodyActs);
    await Promise.allSettled(acts);
    await world.until(async () => ((await unheard()) === 0 ? true : null));
    // What has no trouble is done; what has goes on beside the next round.
    await world.bot.rest();
    await second?.rest();
  }
  calmDown();
  // The subject itself: what has left late is still to land, in real time, before the bot's minute of doubt is over.
  await new Promise((resolve) => setTimeout(resolve, LATEST_MS));
  // What waits for its turn gets it, and what may have landed late is sent once more.
  for (let minutes = 0; minutes < 6; minutes += 1) await world.later(61_000);
  const copies = await stored();
  expect(copies.length).toBeGreaterThan(ROUNDS);
  for (const { message, state, number, version, shown, copy } of copies) {
    const what = `#${number} ${state}, ${copy}`;
    expect(copy, what).toBe('live');
    expect([shown, message !== undefined], what).toEqual([version, true]);
    if (!message) continue;
    const card = cardOf(message);
    expect(stateOf(card), `${what}: ${textOf(card)}`).toBe(words[state as ProposalState]);
    const offered = [...actsOf(card).keys()].filter((act) => act !== 'page');
    expect(actsIn(state as ProposalState), what).toEqual(expect.arrayContaining(offered));
  }
  expect(await notTheNewest()).toEqual([]);
  const states = new Map<string, number>();
  for (const { state } of copies) states.set(state, (states.get(state) ?? 0) + 1);
  process.stdout.write(`copies: ${copies.length}, ${[...states].map((each) => each.join(' ')).join(', ')}\n`);
});
