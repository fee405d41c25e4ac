/**
 * Figure M17: the disk is full, or may not be written, from the n-th statement that writes on, for every n: what was not
 * stored is not acknowledged, and the same process goes on when there is room again. `DISK_STEP=1` for every n.
 */
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { envelopeOf, post, sign } from '../../src/sandbox/delivery/deliver.ts';
import { messageEvent } from '../../src/sandbox/delivery/say-event.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf, stateOf } from '../support/card.ts';
import { figure } from '../support/figure.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

const STEP = Number(process.env.DISK_STEP ?? 24);
/** Of this driver, as SQLite itself tells it. */
const kinds = ['SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_IOERR_WRITE'] as const;
/** So many statements that write fail, one after the other. */
const FAILING = 6;
const WRITES = /^\s*(insert|update|delete|begin|commit)/i;

let world: TestWorld;
/** Statements that write which still pass, then those that fail; null where nothing is counted. */
let fault: { passing: number; failing: number; code: string } | null = null;
let struck = 0;

beforeAll(async () => {
  const prepare = Sqlite.prototype.prepare;
  vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function (this: Sqlite.Database, source: string) {
    const statement = prepare.call(this, source);
    if (!WRITES.test(source)) return statement;
    const { run, all } = statement;
    const striking =
      (method: typeof run | typeof all) =>
      (...values: unknown[]) => {
        strike();
        return Reflect.apply(method, statement, values);
      };
    return Object.assign(statement, { run: striking(run), all: striking(all) });
  });
  world = await startWorld();
  await world.say('recruiter', '/help');
});
afterAll(async () => {
  vi.restoreAllMocks();
  await world.stop();
});

function strike(): void {
  if (!fault) return;
  if (fault.passing > 0) {
    fault.passing -= 1;
    return;
  }
  if (fault.failing === 0) return;
  fault.failing -= 1;
  struck += 1;
  throw new Sqlite.SqliteError('the disk', fault.code);
}

/** Says it over and over, as Feishu does, until it is acknowledged. An acknowledgement without a row is what must not be. */
async function said(text: string): Promise<{ message: Message; unstored: number; refused: number }> {
  const { keys } = world.sandbox;
  const made = messageEvent(
    world.sandbox.world,
    { from: 'recruiter', text },
    { tenantKey: keys.tenantKey, at: Date.now() },
  );
  const envelope = envelopeOf(keys, { type: 'im.message.receive_v1', event: made.event, at: Date.now() });
  for (let refused = 0; ; refused += 1) {
    const { status } = await post(`${world.botUrl}/feishu/events`, sign(envelope, keys.encryptKey, Date.now()));
    const rows = await world.db.selectFrom('inbox').select('key').where('key', 'like', `%${made.message.id}`).execute();
    if (status === 200) return { message: made.message, unstored: rows.length === 1 ? 0 : 1, refused };
    expect(status).toBe(503);
  }
}

/** Time passes meanwhile, so that nobody waits for the pauses after a fault. */
const hurried = (isThere: () => boolean | Promise<boolean>) =>
  world.until(async () => {
    if (await isThere()) return true;
    world.clock.offsetMs += 400;
    await world.bot.rest();
    return null;
  });

test(`every ${STEP}. statement of a change fails, and the ${FAILING - 1} after it`, { timeout: 600_000 }, async () => {
  const people = world.sandbox.world.people.slice(5, 15);
  const wrong: string[] = [];
  let tried = 0;
  let refused = 0;
  for (let passing = 0, untouched = false; !untouched; passing += STEP) {
    const code = kinds[tried % kinds.length] ?? 'SQLITE_FULL';
    const before = world.effects.length;
    const to = people.find(({ openId }) => openId !== world.job('J1002').recruiter)?.openId;
    fault = { passing, failing: FAILING, code };
    const asked = await said(`/job managers J1002 --recruiter ${to}`);
    await hurried(() => world.answersTo(asked.message.id).length > 0);
    const card = await world.answer(asked.message.id, 0);
    await hurried(async () => {
      if (!actsOf(cardOf(card)).has('confirm')) return stateOf(cardOf(card)) !== 'To confirm';
      await world.press('recruiter', card, 'confirm');
      return false;
    });
    await hurried(() => ['Applied', 'Needs a look', 'Failed'].includes(stateOf(cardOf(card))));
    untouched = fault.failing === FAILING;
    fault = null;
    await world.settled();
    tried += 1;
    refused += asked.refused;
    if (asked.unstored > 0) wrong.push(`${code} at ${passing}: acknowledged without a row`);
    if (world.effects.length - before !== 1)
      wrong.push(`${code} at ${passing}: written ${world.effects.length - before} ×`);
    if (stateOf(cardOf(card)) !== 'Applied') wrong.push(`${code} at ${passing}: ${stateOf(cardOf(card))}`);
  }
  const beside = `${struck} statements failed (${kinds.join(', ')}), ${refused} deliveries refused and sent again; all applied by the same process`;
  figure('M17', { tried, bad: wrong.length, beside });
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(2);
});
