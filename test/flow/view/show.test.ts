/** A card that cannot be drawn is tried a few times and set aside; the others go on, and the log says which it was. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const stateOfCopy = async (proposal: string) => {
  const copies = world.db.selectFrom('copies').selectAll().where('proposal_id', '=', proposal);
  return copies.executeTakeFirstOrThrow();
};

test('a row that cannot be read', async () => {
  const broken = await world.say('recruiter', '/job managers J1002 --recruiter me');
  await world.settled();
  const { id } = await world.db.selectFrom('proposals').select('id').executeTakeFirstOrThrow();
  await world.db.updateTable('proposals').set({ names: 'not JSON', version: 9_000 }).where('id', '=', id).execute();
  await world.db.updateTable('copies').set({ version: 9_000 }).where('proposal_id', '=', id).execute();

  const copy = await world.until(async () => {
    world.clock.offsetMs += 10_000;
    const found = await stateOfCopy(id);
    return found.state === 'poison' ? found : null;
  });
  expect(copy).toMatchObject({ faults: 4, shown: 1_000 });
  const aside = world.logs.filter((line) => line.includes('setting a card aside'));
  expect(aside).toEqual([expect.stringContaining(`"copy":"${copy.id}","proposalId":"${id}"`)]);

  const other = await world.say('recruiter', '/job managers J1003 --recruiter me');
  await world.press('recruiter', other, 'confirm');
  await world.state(other, 'Applied');
  expect(broken.versions.length).toBe(1);
});

test('every step of a proposal stands in the log with its number', async () => {
  const card = await world.say('recruiter', `/job managers J1004 --recruiter ${world.person(3).openId}`);
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  await world.settled();
  const { number } = await world.db
    .selectFrom('proposals')
    .select('number')
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  const told = world.logs.filter((line) => line.includes(`"proposal":${number}`));
  for (const activity of ['proposing', 'deciding', 'applying', 'showing a card'])
    expect(
      told.some((line) => line.includes(` ${activity} `)),
      activity,
    ).toBe(true);
});
