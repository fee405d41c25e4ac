/** After the time of retention names, texts and values are gone, and the audit chain is still whole. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstBrokenEntry } from '../../../src/store/audit.ts';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ retentionMs: 60 * DAY });
});
afterAll(() => world.stop());

/** Everything that the database holds, as text. */
async function dump(): Promise<string> {
  const tables = ['proposals', 'items', 'copies', 'questions', 'decisions', 'audit', 'inbox', 'facts'] as const;
  const rows = await Promise.all(tables.map((table) => world.db.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

test('nothing of people stays but ids; the trail keeps who did what', async () => {
  const job = world.job('J1002');
  const person = world.person(9);
  const secrets = [person.name, job.title, '离职交接机密', '林晓'];
  await world.applied(`/job managers ${job.code} --recruiter @${person.name} --note 离职交接机密`);
  await world.say('recruiter', `/job managers ${job.title} --recruiter @${person.name}`);
  await world.say('recruiter', '/职位 人圆');
  const before = await dump();
  expect(secrets.filter((secret) => !before.includes(secret))).toEqual([]);
  const entries = (await world.db.selectFrom('audit').selectAll().execute()).length;

  await world.later(61 * DAY);
  const { purged } = await world.db.selectFrom('proposals').select('purged').executeTakeFirstOrThrow();
  expect(Number(purged)).toBe(1);
  const after = await dump();
  expect(secrets.filter((secret) => after.includes(secret))).toEqual([]);
  expect(await firstBrokenEntry(world.db)).toBeNull();
  const trail = await world.db.selectFrom('audit').selectAll().execute();
  expect(trail.length).toBe(entries + 1);
  expect(trail.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['proposed', 'confirm', 'call applied', 'purged']),
  );
  expect(textOf(cardOf(await world.say('recruiter', '/history 1')))).toContain('#1 更新职位人员 · 已生效');
});

test('one that cannot be purged keeps none of those behind it, and is tried again', async () => {
  const wish = (code: string, note: string) =>
    world.applied(`/job managers ${code} --assistants @${world.person(9).name} --note ${note}`);
  const made = async (code: string, note: string): Promise<string> => {
    await wish(code, note);
    const newest = world.db.selectFrom('proposals').select('id').orderBy('number', 'desc');
    return (await newest.executeTakeFirstOrThrow()).id;
  };
  const stuck = await made('J1003', '卡住的');
  const behind = [await made('J1004', '后面的'), await made('J1005', '后面的')];
  await world.later(60 * DAY - HOUR * 2);
  const young = await made('J1006', '');
  const purged = async (): Promise<string[]> => {
    const rows = await world.db.selectFrom('proposals').select(['id', 'note']).execute();
    return rows.filter(({ note }) => note === '').map(({ id }) => id);
  };
  // The young one has no note already: the old one's cannot become empty beside it.
  await world.db.updateTable('proposals').set({ note: '' }).where('id', '=', young).execute();
  await sql.raw(`create unique index stuck on proposals (note) where id in ('${stuck}', '${young}')`).execute(world.db);
  await world.later(HOUR * 3);
  expect(await purged()).toEqual(expect.arrayContaining(behind));
  expect(await purged()).not.toContain(stuck);
  expect(world.logs.filter((line) => line.includes('purging a proposal')).join()).toContain(stuck);
  await sql.raw('drop index stuck').execute(world.db);
  await world.later(HOUR * 2);
  expect(await purged()).toContain(stuck);
  expect(await firstBrokenEntry(world.db)).toBeNull();
});
