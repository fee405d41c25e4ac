import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
const agent = () => supertest(world.botUrl);

test('metrics count verdicts, calls and states', async () => {
  await agent().post('/feishu/events').set('content-type', 'application/json').send('{}');
  await world.say('recruiter', '/help');
  const { text } = await agent().get('/metrics');
  expect(text).toContain('hirebot_deliveries_total{verdict="accepted"}');
  expect(text).toContain('hirebot_deliveries_total{verdict="refused: unsigned"}');
  expect(text).toContain(
    'hirebot_feishu_calls_total{api="POST /open-apis/im/v1/messages/:message_id/reply",outcome="answered"}',
  );
  expect(text).toContain('hirebot_inbox_waiting 0');
});
