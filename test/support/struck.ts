/** Figure M17: statements of one change fail, for every n from the n-th on, and the same process goes on when they no longer do. */
import { expect } from 'vitest';
import { envelopeOf, post, sign } from '../../src/sandbox/delivery/deliver.ts';
import { messageEvent } from '../../src/sandbox/delivery/say-event.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf, stateOf } from './card.ts';
import { figure } from './figure.ts';
import { cardOf, type TestWorld } from './world.ts';

/** So many statements fail, one after the other. */
const FAILING = 6;
/** A statement that took too long, by the server's own clock. */
const LATE = ['57014'];

/** Statements that still pass, then those that fail, and how. */
export interface Strike<Kind> {
  passing: number;
  failing: number;
  readonly kind: Kind;
}

/** Where the statements of the bot go through; null where nothing is counted. */
export interface Struck<Kind> {
  strike: Strike<Kind> | null;
}

/** Counts one statement; how it fails, or null where it passes. */
export function struckBy<Kind>(struck: Struck<Kind>): Kind | null {
  const { strike } = struck;
  if (!strike || strike.failing === 0) return null;
  if (strike.passing > 0) {
    strike.passing -= 1;
    return null;
  }
  strike.failing -= 1;
  return strike.kind;
}

/** Says it over and over, as Feishu does, until it is acknowledged. An acknowledgement without a row is what must not be. */
async function said(world: TestWorld, text: string): Promise<{ message: Message; stored: boolean; refused: number }> {
  const { keys } = world.sandbox;
  const input = { from: 'recruiter', text };
  const made = messageEvent(world.sandbox.world, input, { tenantKey: keys.tenantKey, at: Date.now() });
  const envelope = envelopeOf(keys, { type: 'im.message.receive_v1', event: made.event, at: Date.now() });
  for (let refused = 0; ; refused += 1) {
    const { status } = await post(`${world.botUrl}/feishu/events`, sign(envelope, keys.encryptKey, Date.now()));
    const rows = await world.db.selectFrom('inbox').select('key').where('key', 'like', `%${made.message.id}`).execute();
    if (status === 200) return { message: made.message, stored: rows.length === 1, refused };
    // Refused, or nobody answered in time.
    expect([503, 0]).toContain(status);
  }
}

/** Time passes meanwhile, so that nobody waits for the pauses after a fault. */
const hurried = (world: TestWorld, isThere: () => boolean | Promise<boolean>) =>
  world.until(async () => {
    if (await isThere()) return true;
    world.clock.offsetMs += 400;
    await world.bot.rest();
    return null;
  });

/** Presses until it counts. False where the bot said that it does, and it is not stored. */
async function confirmed(world: TestWorld, card: Message): Promise<boolean> {
  let stored = true;
  await hurried(world, async () => {
    if (!actsOf(cardOf(card)).has('confirm')) return stateOf(cardOf(card)) !== 'To confirm';
    const { status, style } = await world.press('recruiter', card, 'confirm');
    if (status === 200 && style === 'success') stored &&= await isDecided(world, card);
    return false;
  });
  return stored;
}

async function isDecided({ db }: TestWorld, card: Message): Promise<boolean> {
  const rows = await db
    .selectFrom('copies')
    .innerJoin('audit', 'audit.proposal_id', 'copies.proposal_id')
    .select('audit.seq')
    .where('copies.message_id', '=', card.id)
    .where('audit.kind', '=', 'confirm')
    .execute();
  return rows.length === 1;
}

interface Round {
  readonly wrong: readonly string[];
  readonly refused: number;
}

async function change(world: TestWorld, to: string): Promise<Round> {
  const before = world.effects.length;
  const asked = await said(world, `/job managers J1002 --recruiter ${to}`);
  await hurried(world, () => world.answersTo(asked.message.id).length > 0);
  const card = await world.answer(asked.message.id, 0);
  const clicked = await confirmed(world, card);
  await hurried(world, () => ['Applied', 'Needs a look', 'Failed'].includes(stateOf(cardOf(card))));
  const written = world.effects.length - before;
  const wrong = [
    ...(asked.stored ? [] : ['acknowledged without a row']),
    ...(clicked ? [] : ['a click answered without a row']),
    ...(written === 1 ? [] : [`written ${written} ×`]),
    ...(stateOf(cardOf(card)) === 'Applied' ? [] : [stateOf(cardOf(card))]),
  ];
  return { wrong, refused: asked.refused };
}

/** Every so many'th statement of a change, until it goes through untouched. */
export async function strikeEvery<Kind>(
  step: number,
  { world, struck, kinds }: { world: TestWorld; struck: Struck<Kind>; kinds: readonly Kind[] },
): Promise<void> {
  const people = world.sandbox.world.people.slice(5, 15);
  const wrong: string[] = [];
  const failed = new Map<Kind, number>();
  const logged = world.logs.length;
  let tried = 0;
  let refused = 0;
  for (let passing = 0, untouched = false; !untouched; passing += step) {
    const kind = kinds[tried % kinds.length];
    if (kind === undefined) throw new Error('nothing to strike with');
    const to = people.find(({ openId }) => openId !== world.job('J1002').recruiter)?.openId ?? '';
    const strike: Strike<Kind> = { passing, failing: FAILING, kind };
    struck.strike = strike;
    const round = await change(world, to);
    struck.strike = null;
    await world.settled();
    tried += 1;
    refused += round.refused;
    failed.set(kind, (failed.get(kind) ?? 0) + FAILING - strike.failing);
    untouched = strike.failing === FAILING;
    wrong.push(...round.wrong.map((what) => `${kind} at ${passing}: ${what}`));
  }
  // One that fails breaks what it was for, for one or two who wait for it, and nothing after it. A busy machine may be late besides.
  const isLate = (line: string) => LATE.some((code) => line.includes(`"${code}"`));
  const broken = world.logs.slice(logged).filter((line) => line.startsWith('error') && !isLate(line)).length;
  const statements = [...failed.values()].reduce((total, count) => total + count, 0);
  if (broken > 2 * statements) wrong.push(`${broken} pieces of work broken by ${statements} statements`);
  const how = [...failed].map(([kind, count]) => `${kind} ${count}`).join(', ');
  const beside = `statements that failed: ${how}; ${refused} deliveries refused and sent again; all applied by the same process`;
  figure('M17', { tried, bad: wrong.length, beside: wrong.length > 0 ? wrong.join('; ') : beside });
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(2);
}
