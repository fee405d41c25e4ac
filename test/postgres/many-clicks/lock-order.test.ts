/** Messages that touch the proposals of others while people decide on these: nobody waits for each other in a circle. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR_MS } from '../../../src/core/time.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { forgetOldPace, takeRoom } from '../../../src/store/pace.ts';
import { forgetPeople, learnPeople } from '../../../src/store/people.ts';
import type { Db } from '../../../src/store/schema.ts';
import { openPatient } from '../../support/database.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 2);
const JOBS = 6;
const PER_JOB = Number(process.env.PER_JOB ?? 4);
const MESSAGES = 8;
const LONGEST_MS = 120_000 * ROUNDS;

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const chance = createChance(5);
const shuffled = <T>(given: readonly T[]): T[] =>
  given
    .map((each) => ({ each, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);

/** Each names other people, so that none is the same command as another. */
const wishes = (codes: readonly string[], text: string): string[] =>
  codes.map((code) => `/job managers ${code} --assistants ${text}`);

async function deadlocks(): Promise<number> {
  const { rows } = await sql<{ deadlocks: string }>`select deadlocks from pg_stat_database
    where datname = current_database()`.execute(world.db);
  return Number(rows[0]?.deadlocks ?? 0);
}

test(
  `${ROUNDS} rounds of ${JOBS * PER_JOB} cancels beside ${MESSAGES} messages of three commands: no deadlock, each is answered`,
  async () => {
    const people = world.sandbox.world.people.map(({ openId }) => openId);
    const codes = [...world.sandbox.world.jobs.values()].slice(0, JOBS).map(({ code }) => code);
    for (let round = 0; round < ROUNDS; round += 1) {
      const cards: Message[] = [];
      for (let index = 0; index < PER_JOB; index += 1) {
        const said = await world.say('recruiter', wishes(codes, `${people[index]}`).join('\n'), { cards: JOBS });
        cards.push(...world.answersTo(said.rootId));
      }
      await world.settled();
      const [clicked] = await Promise.all([
        Promise.all(shuffled(cards).map((card) => world.press('recruiter', card, 'cancel'))),
        ...Array.from({ length: MESSAGES }, (_, index) => {
          const three = shuffled(codes).slice(0, 3);
          return world.sandbox.say({ from: 'lead', text: wishes(three, `${people[index]}`).join('\n') });
        }),
      ]);
      expect(clicked.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
      await world.settled();
      for (const card of cards) await world.state(card, 'Cancelled');
    }
    expect(await deadlocks()).toBe(0);
  },
  LONGEST_MS,
);

test('what is old is forgotten beside those who use it: no deadlock', async () => {
  const before = await deadlocks();
  const instances = await Promise.all([1, 2, 3].map(() => openPatient(world.database.url)));
  const [calls, names, forgetting] = instances as [Db, Db, Db];
  const many = Array.from({ length: 60 }, (_, index) => `k${index}`);
  const windows = [{ limit: 1000, seconds: 1 }];
  const takesRoom = (round: number) =>
    takeRoom(calls, {
      call: `call ${round}`,
      again: false,
      keys: shuffled(many)
        .slice(0, 20)
        .map((key) => ({ key, windows })),
      from: round,
      ofRun: false,
    });
  const learns = (round: number) =>
    learnPeople(
      names,
      shuffled(many).map((id) => ({ id, name: `${id} ${round}`, alias: '', department: '' })),
      { at: round, met: false },
    );
  const forgets = async () => {
    await forgetOldPace(forgetting, HOUR_MS);
    await forgetPeople(forgetting, HOUR_MS);
  };
  for (let round = 1; round <= 20; round += 1)
    await Promise.all([
      ...[0, 1, 2].flatMap((nth) => [takesRoom(round * 3 + nth), learns(round)]),
      forgets(),
      forgets(),
    ]);
  await Promise.all(instances.map((db) => db.destroy()));
  expect(await deadlocks()).toBe(before);
});
