/** After the time of retention names, texts and values are gone, and the audit chain is still whole. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstBrokenEntry } from '../../src/store/audit.ts';
import { textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

const DAY = 86_400_000;
const clock = { offsetMs: 0 };
let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ clock, retentionMs: 60 * DAY, sandbox: { now: () => Date.now() + clock.offsetMs } });
});
afterAll(() => world.stop());

/** Everything that the database holds, as text. */
async function dump(): Promise<string> {
  const tables = ['proposals', 'items', 'copies', 'questions', 'decisions', 'audit', 'inbox', 'facts'] as const;
  const rows = await Promise.all(tables.map((table) => world.db.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

test('nothing of people stays but ids; the trail keeps who did what', async () => {
  const [job] = [...world.sandbox.world.jobs.values()].slice(1);
  const person = world.sandbox.world.people[9];
  const secrets = [person?.name, job?.title, '离职交接机密', '林晓'].map(String);
  const card = await world.say(
    'recruiter',
    `/job managers ${job?.code} --recruiter @${person?.name} --note 离职交接机密`,
  );
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  await world.say('recruiter', `/job managers ${job?.title} --recruiter @${person?.name}`);
  await world.say('recruiter', '/职位 人圆');
  const before = await dump();
  expect(secrets.filter((secret) => !before.includes(secret))).toEqual([]);
  const entries = (await world.db.selectFrom('audit').selectAll().execute()).length;

  clock.offsetMs = 61 * DAY;
  await world.restart();
  await world.until(async () => {
    const { purged } = await world.db.selectFrom('proposals').select('purged').executeTakeFirstOrThrow();
    return Number(purged) === 1 ? true : null;
  });
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
