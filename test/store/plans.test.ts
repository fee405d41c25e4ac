/** Nothing gets slower as the history grows: what is asked all the time goes by an index, on SQLite, which tells how it would go. */
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

/** What does not grow with the years: small tables, rows at hand, and the lines that are too long. */
const SMALL = /^(pace|people_lists|files|audit_head|locks|readers|waiting|long|CONSTANT|\d+-ROW)\b/;
/** Indices of what waits: to read one of them whole is to look at no more than that. */
const WAITING =
  /INDEX (inbox_waiting|inbox_sender|items_open|items_checking|items_sending|proposals_untold|copies_(behind|unshown|doubt))\b/;

/** Every row of a table or of an index, one after the other, whatever the table is called there. */
const isWalk = (detail: string): boolean => {
  const [, what] = /^SCAN (.+)$/.exec(detail) ?? [];
  return what !== undefined && !SMALL.test(what) && !WAITING.test(what);
};

/** SQLite compiles such a one anew each time, in case that the value is one that an index is for. */
const BOUND_STATE =
  /"(items|inbox|copies)"\."state" (=|in) \(?\?|"(items|inbox|copies)" .*where .*[^.]"state" (=|in) \(?\?/;

/** Asked by an administrator or a purge once in a while; and a page of the trail or of people, whose order is that of its rows. */
const rare = [
  /^select "key" from "pace" where "held_until" < \? union/,
  /^select "id" from "people" where "seen_at" < /,
  /^select \* from "people" order by "seen_at" desc limit/,
  /^select \* from "audit" order by "seq" limit/,
];

let world: TestWorld;
const asked = new Set<string>();
const { prepare } = Sqlite.prototype;
beforeAll(async () => {
  world = await startWorld();
  Sqlite.prototype.prepare = function (this: Sqlite.Database, statement: string) {
    asked.add(statement);
    return prepare.call(this, statement);
  } as typeof prepare;
});
afterAll(async () => {
  Sqlite.prototype.prepare = prepare;
  await world.stop();
});

function walks(statement: string): string[] {
  const database = new Sqlite(world.database.url.replace('file:', ''), { readonly: true });
  const values = Array.from(statement.matchAll(/\?/g), () => null);
  const plan = prepare.call(database, `explain query plan ${statement}`).all(values);
  database.close();
  return plan.map((step) => String(Object(step).detail)).filter(isWalk);
}

test('what people ask, what is written, and what the workers look for at every moment', async () => {
  for (const text of ['/help', '/pending', '/history', '/undo', '/stats', '/whoami', '我的职位', '/history J1002'])
    await world.say('recruiter', text);
  await world.applied('/job managers J1002 --recruiter me');
  await world.applied('/jr update R00407 --headcount +2');
  const cancelled = await world.say('recruiter', '/job managers J1003 --recruiter me');
  await world.press('recruiter', cancelled, 'cancel');
  await world.later(30 * 3600_000);
  const looked = [...asked].filter((each) => /^(select|insert|update|delete|with)/i.test(each));
  expect(looked.length).toBeGreaterThan(60);
  const usual = looked.filter((each) => !rare.some((one) => one.test(each)));
  expect(usual.flatMap((each) => walks(each).map((walk) => `${walk}: ${each}`))).toEqual([]);
  expect(usual.filter((each) => BOUND_STATE.test(each))).toEqual([]);
});

/** Of everything that belongs to proposals: rows and indices, without the room that pages leave. */
function bytesHeld(): number {
  const database = new Sqlite(world.database.url.replace('file:', ''), { readonly: true });
  const { bytes } = Object(
    prepare
      .call(
        database,
        `select sum(payload) as bytes from dbstat join sqlite_schema using (name)
         where tbl_name in ('inbox', 'proposals', 'items', 'copies', 'audit')`,
      )
      .get([]),
  );
  database.close();
  return Number(bytes);
}

test('what is over takes no more than it must, and its card still says what it said', async () => {
  const before = bytesHeld();
  const card = await world.say('recruiter', '/prehire update 24001 --hire-date 2027-01-05');
  const [untouched] = /其余 \d+ 项设置不变/.exec(textOf(cardOf(card))) ?? [];
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  await world.settled();
  expect(untouched).toBeDefined();
  expect(textOf(cardOf(card))).toContain(untouched);
  const [request] = await world.db
    .selectFrom('items')
    .select(['request', 'lock_key'])
    .where('ids', 'like', '%prehire%')
    .execute();
  expect(request).toEqual({ request: '{}', lock_key: '' });
  // A page is full to nine tenths: 3 KB on the disk.
  expect(bytesHeld() - before).toBeLessThan(2_765);
});
