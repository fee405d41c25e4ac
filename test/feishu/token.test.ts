import { expect, test } from 'vitest';
import { figure } from '../support/figure.ts';
import { call, json, read, startGateway } from '../support/gateway.ts';

test('200 parallel cold calls ask once; a revocation under 200 calls is repaired by one new token', async () => {
  let valid = 't-1';
  const { gateway, tokenRequests } = await startGateway((request, response) => {
    const right = request.headers.authorization === `Bearer ${valid}`;
    json(response, right ? 200 : 400, right ? { code: 0, data: {} } : { code: 99991663, msg: 'invalid' });
  });
  const all = () => Promise.all(Array.from({ length: 200 }, () => gateway.send(read, call)));
  const failed = (await all()).filter(({ kind }) => kind !== 'answered');
  const cold = tokenRequests();
  valid = 't-2';
  failed.push(...(await all()).filter(({ kind }) => kind !== 'answered'));
  const beside = `${cold} token for 200 cold calls, ${tokenRequests() - cold} more for 200 calls under a revocation`;
  figure('M12', { tried: 400, bad: failed.length + (tokenRequests() - 2), beside });
  expect(failed).toEqual([]);
  expect(cold).toBe(1);
  expect(tokenRequests()).toBe(2);
});
