/** Somebody sends far too much at once: everybody else is answered meanwhile, and who floods is told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const FLOOD = 116;
const QUOTA = 100;
const REFUSED = 'of your messages are waiting already';

let world: TestWorld;
beforeAll(async () => {
  // What could not be stored at once is delivered again, as Feishu does.
  world = await startWorld({ sandbox: { retriesMs: [200, 500, 1_000, 2_000, 4_000] } });
  await world.say('recruiter', '/help');
});
afterAll(() => world.stop());

/** A few at a time, faster than they can be answered all the same. */
async function flood(count: number, input: { text: string; chat?: string }) {
  const said: { readonly message: Message }[] = [];
  while (said.length < count) {
    const some = Array.from({ length: Math.min(8, count - said.length) }, () => input);
    said.push(...(await Promise.all(some.map((each) => world.sandbox.say({ from: 'recruiter', ...each })))));
  }
  return said.map(({ message }) => message.id);
}

/** Each of them in the end; a chat takes five answers a second. */
async function allAnswered(ids: readonly string[]): Promise<void> {
  for (let count = 20; count < ids.length + 20; count += 20)
    await world.until(() => (answered(ids) >= Math.min(count, ids.length) ? true : null));
  await world.settled();
}

const answered = (ids: readonly string[]): number => ids.filter((id) => world.answersTo(id).length > 0).length;

test(`${FLOOD} messages at once: others are answered meanwhile, what is beyond ${QUOTA} is refused aloud, each has its answer`, async () => {
  const ids = await flood(FLOOD, { text: '/help' });
  await world.say('lead', '/help');
  await world.say('lead', '/job managers J1002 --recruiter me');
  // Theirs take 200 ms each: the limit of a chat.
  expect(answered(ids)).toBeLessThan(FLOOD / 2);
  await allAnswered(ids);
  const texts = ids.map((id) => world.answersTo(id).map((card) => textOf(cardOf(card))));
  expect(texts.filter((answers) => answers.length !== 1)).toEqual([]);
  const refused = texts.filter(([text = '']) => text.includes(REFUSED)).length;
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThanOrEqual(FLOOD - QUOTA);
});

test('one delivery of a person is at work at a time', async () => {
  const ids = await flood(12, { text: '/job managers J1003 --recruiter me' });
  const most: number[] = [];
  await world.until(async () => {
    const atWork = world.db.selectFrom('inbox').select('key').where('state', '=', 'new');
    most.push((await atWork.where('lease_until', '>', Date.now()).whereRef('tries', '>', 'faults').execute()).length);
    return answered(ids) === ids.length ? true : null;
  });
  expect(Math.max(...most)).toBe(1);
});

test('what was not said to the bot is not answered, however much it is', async () => {
  const ids = await flood(FLOOD, { text: 'hello all', chat: 'group' });
  await world.settled();
  expect(answered(ids)).toBe(0);
});
