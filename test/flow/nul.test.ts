/** U+0000, which PostgreSQL cannot keep, wherever a person or Hire may write it: heard, shown by its number, decided and kept. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

const NUL = '\u0000';
let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** Nothing broke on the way: neither a delivery nor a worker. */
const faults = (): string[] => world.logs.filter((line) => line.startsWith('error'));

test.each([
  ['a reason', `/job managers J1002 --recruiter me --note 交${NUL}接`],
  ['a value', `/jr update R00404 --name 前端${NUL}工程师`],
  ['a target', `/job managers 前端${NUL}工程师 --recruiter me`],
  ['a person', `/job managers J1002 --recruiter 陈${NUL}静`],
  ['what is looked for', `/find 王${NUL}`],
  ['no command', `你${NUL}好`],
  ['a rest', `/job managers J1003${NUL} --recruiter me`],
])('%s that was typed', async (_, text) => {
  const card = await world.say('recruiter', text);
  await world.settled();
  expect(faults()).toEqual([]);
  expect(textOf(cardOf(card)).includes(NUL)).toBe(false);
});

test('names that Hire holds, of every kind that a card names', async () => {
  const pool = world.pool('校招储备');
  const talents = [...world.sandbox.world.talents.values()];
  const talent = talents.find(({ pools, onboarded }) => !pools.has(pool.id) && !onboarded);
  const person = world.person(12);
  const marked = <T extends object>(thing: T, name: keyof T): void =>
    void Object.assign(thing, { [name]: `${String(thing[name])}${NUL}名` });
  marked(world.job('J1004'), 'title');
  marked(pool, 'zh');
  marked(person, 'name');
  if (talent) marked(talent, 'name');
  const texts = [
    `/job managers J1004 --recruiter ${person.openId}`,
    `/pool add ${pool.id} ${talent?.id}`,
    'J1004',
    `/job managers J1003 --recruiter @${person.name}`,
  ];
  for (const text of texts) {
    const card = await world.say('recruiter', text);
    await world.settled();
    expect(faults(), text).toEqual([]);
    expect(textOf(cardOf(card)), text).toContain('⟨U+0000⟩名');
  }
});
