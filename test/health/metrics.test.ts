import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const metrics = async (): Promise<string> => (await supertest(world.botUrl).get('/metrics')).text;
const valueIn = (text: string, name: string): number =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length),
  );

test('metrics count verdicts, answers, calls by code, tokens and states', async () => {
  await supertest(world.botUrl).post('/feishu/events').set('content-type', 'application/json').send('{}');
  world.sandbox.trouble.refusals.push({ status: 400, code: 1002619, msg: 'no' });
  const card = await world.say('recruiter', '/job managers J1002 --recruiter me');
  await world.state(card, 'To confirm');
  await world.press('recruiter', card, 'confirm');
  await world.settled();
  const text = await metrics();
  const reply = 'api="POST /open-apis/im/v1/messages/:message_id/reply",outcome="answered",code="0"';
  expect(valueIn(text, 'hirebot_deliveries_total{verdict="accepted"}')).toBe(2);
  expect(valueIn(text, 'hirebot_deliveries_total{verdict="refused: unsigned"}')).toBe(1);
  expect(valueIn(text, 'hirebot_acknowledgement_seconds_count')).toBe(3);
  expect(valueIn(text, `hirebot_feishu_calls_total{${reply}}`)).toBe(1);
  expect(text).toMatch(/hirebot_feishu_calls_total\{api="\w+ [^"]+",outcome="refused",code="1002619"\} 1/);
  expect(valueIn(text, 'hirebot_pace_wait_seconds_count')).toBeGreaterThan(2);
  expect(valueIn(text, 'hirebot_token_refreshes_total')).toBe(1);
  expect(text).toMatch(/hirebot_proposals\{state="\w+"\} 1/);
  for (const name of ['inbox_waiting', 'inbox_oldest_seconds', 'cards_behind', 'card_lag_seconds'])
    expect(valueIn(text, `hirebot_${name}`), name).toBe(0);
});

test('items are told by state, all but those that were applied', async () => {
  await world.state(await world.say('recruiter', '/job managers J1003 --recruiter me'), 'To confirm');
  const text = await metrics();
  expect(valueIn(text, 'hirebot_items{state="pending"}')).toBe(1);
  expect(text).not.toContain('hirebot_items{state="applied"}');
});

test('what waits is told with its age', async () => {
  const row = { kind: 'x', payload: 'x', state: 'new' as const, tries: 0, faults: 0, lease_until: 9e15 };
  const at = Date.now() - 90_000;
  await world.db
    .insertInto('inbox')
    .values({ key: 'waits', ...row, received_at: at })
    .execute();
  const text = await metrics();
  expect(valueIn(text, 'hirebot_inbox_waiting')).toBe(1);
  expect(valueIn(text, 'hirebot_inbox_oldest_seconds')).toBeGreaterThan(80);
  await world.db.deleteFrom('inbox').where('key', '=', 'waits').execute();
});
