/** Nothing gets slower as the history grows: what is asked all the time goes by an index, on SQLite, which tells how it would go. */
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type TestWorld } from '../support/world.ts';

/** What grows with the years. */
const TABLES = 'inbox|proposals|items|copies|questions|decisions|audit|departures|people|people_keys';
/** Every row of a table, one after the other. */
const WALKS = new RegExp(`^SCAN (${TABLES})$`);

/** Asked by an administrator once in a while; and a page of the trail, whose order is that of its rows. */
const rare = [
  /^select "items"."operation", "items"."code", count\(\*\)/,
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
  return plan.map((step) => String(Object(step).detail)).filter((detail) => WALKS.test(detail));
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
  expect(usual.filter((each) => walks(each).length > 0)).toEqual([]);
});
