import { expect, test } from 'vitest';
import { call, json, read, startGateway } from '../support/gateway.ts';

test('200 parallel cold calls ask once; a revocation under 200 calls is repaired by one new token', async () => {
  let valid = 't-1';
  const { gateway, tokenRequests } = await startGateway((request, response) => {
    const right = request.headers.authorization === `Bearer ${valid}`;
    json(response, right ? 200 : 400, right ? { code: 0, data: {} } : { code: 99991663, msg: 'invalid' });
  });
  const all = () => Promise.all(Array.from({ length: 200 }, () => gateway.send(read, call)));
  expect((await all()).filter(({ kind }) => kind !== 'answered')).toEqual([]);
  expect(tokenRequests()).toBe(1);
  valid = 't-2';
  expect((await all()).filter(({ kind }) => kind !== 'answered')).toEqual([]);
  expect(tokenRequests()).toBe(2);
});
