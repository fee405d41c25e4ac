/** What is kept of one person is told whole, and erased so that no word of theirs and no name is left. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstBrokenEntry } from '../../src/store/audit.ts';
import { erasePerson, keptOf, underWayOf } from '../../src/store/personal.ts';
import { transact } from '../../src/store/transact.ts';
import { RECRUITER } from '../support/people.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const REASON = '家里有事，交给同事';

/** Everything that all tables hold, but the trail, whose texts are ids. */
async function everything(): Promise<string> {
  const tables = (await world.db.introspection.getTables()).map(({ name }) => name);
  const rows = await Promise.all(
    tables.map((name) => sql<object>`select * from ${sql.table(name)}`.execute(world.db).then((found) => found.rows)),
  );
  return JSON.stringify(rows);
}

test('told whole; erased only when all of it is over; the trail stays provable', async () => {
  const name = world.person(0).name;
  const own = await world.say('recruiter', `/job managers J1002 --recruiter ${world.person(9).name} --note ${REASON}`);
  await world.say('recruiter', '/job managers 前端工程师');
  await world.say('lead', `/job managers J1005 --recruiter ${name}`);

  const kept = await keptOf(world.db, RECRUITER);
  expect(kept.directory?.name).toBe(name);
  expect(kept.proposals).toMatchObject([{ operation: 'job.managers', reason: REASON, state: 'proposed' }]);
  expect(kept.namedIn).toHaveLength(1);
  expect(kept.questions).toHaveLength(1);
  expect(kept.trail).toBeGreaterThan(0);

  expect(await underWayOf(world.db, RECRUITER)).toHaveLength(2);
  await world.press('recruiter', own, 'cancel');
  const other = world.answersTo((await world.say('lead', '/pending')).rootId);
  expect(other).toHaveLength(1);
  await world.db.updateTable('proposals').set({ state: 'expired' }).where('state', '=', 'proposed').execute();
  expect(await underWayOf(world.db, RECRUITER)).toEqual([]);

  await transact(world.db, (trx) => erasePerson(trx, RECRUITER, Date.now()));
  const left = await everything();
  expect(left).not.toContain(name);
  expect(left).not.toContain(REASON);
  expect(await firstBrokenEntry(world.db)).toBeNull();
  expect(await keptOf(world.db, RECRUITER)).toMatchObject({ directory: null, namedIn: [], questions: [], files: [] });
});
