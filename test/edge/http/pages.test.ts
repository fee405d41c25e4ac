/** What operators ask, and nobody else. */
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createPages } from '../../../src/edge/http/pages.ts';
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

const TOKEN = 'a-token-of-operators';

describe('metrics', () => {
  const from = (headers: Record<string, string>, url = world.botUrl) => supertest(url).get('/metrics').set(headers);

  test('are read on this machine', async () => {
    expect((await from({})).text).toContain('hirebot_deliveries_total');
  });

  test.each(['x-forwarded-for', 'x-real-ip', 'forwarded'])('not through a proxy: %s', async (name) => {
    const answer = await from({ [name]: '127.0.0.1', authorization: `Bearer ${TOKEN}` });
    expect([answer.status, answer.text]).toEqual([401, '']);
  });

  test('from elsewhere with the token of the settings, and with no other', async () => {
    const open = await startWorld({ metricsToken: TOKEN });
    onTestFinished(() => open.stop());
    const proxied = { 'x-forwarded-for': '203.0.113.9' };
    const asked = (authorization: string) => from({ ...proxied, authorization }, open.botUrl);
    expect((await asked(`Bearer ${TOKEN}`)).status).toBe(200);
    for (const wrong of ['', TOKEN, `Bearer ${TOKEN}x`, 'Bearer ', `Basic ${TOKEN}`])
      expect((await asked(wrong)).status, wrong).toBe(401);
  });
});

test('readiness answers although a check hangs', { timeout: 10_000 }, async () => {
  const never = new Promise<never>(() => undefined);
  const pages = createPages({ problems: () => never, metrics: async () => '', metricsToken: null });
  const answer = await supertest(pages).get('/readyz');
  expect([answer.status, Object.keys(answer.body.problems)]).toEqual([503, ['deadline']]);
});
