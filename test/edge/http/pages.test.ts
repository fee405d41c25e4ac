/** What operators ask, and nobody else. */
import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
const agent = () => supertest(world.botUrl);

test('readiness follows the token and names what is wrong', async () => {
  expect((await agent().get('/readyz')).body).toEqual({ status: 'ready', problems: {} });
});

test('other pages tell nothing', async () => {
  const answer = await agent().get('/admin');
  expect([answer.status, answer.text]).toEqual([404, '']);
  expect(answer.headers['x-powered-by']).toBeUndefined();
});
