import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { envelopeOf, sign } from '../../../src/sandbox/delivery/deliver.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
const agent = () => supertest(world.botUrl);

test('an authentic delivery of an event that nobody uses is stored and acknowledged', async () => {
  const { keys } = world.sandbox;
  const { body, headers } = sign(
    envelopeOf(keys, { type: 'im.message.message_read_v1', event: { reader: {} }, at: Date.now() }),
    keys.encryptKey,
    Date.now(),
  );
  const answer = await agent().post('/feishu/cards').set(headers).send(body);
  expect([answer.status, answer.text]).toEqual([200, '{}']);
});
