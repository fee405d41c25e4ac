/** What an answer of Feishu means. */
import { expect, test } from 'vitest';
import { readReply } from '../../src/feishu/reply.ts';

const documented = new Set([1002002, 1002001]);
const answer = (status: number, body: unknown, headers = {}) =>
  readReply({ status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) }, documented);

test.each([
  [200, { code: 0, data: { a: 1 } }, 'answered'],
  [200, '', 'unknown'],
  [200, '<html>', 'unknown'],
  [200, { ok: true }, 'unknown'],
  [502, '<html>', 'unknown'],
  [500, { code: 0 }, 'unknown'],
  [400, { code: 1002002 }, 'refused'],
  [500, { code: 1002002 }, 'refused'],
  [200, { code: 1002002 }, 'refused'],
  [500, { code: 1002001 }, 'unknown'],
  [400, { code: 1002001 }, 'unknown'],
  [400, { code: 2200 }, 'unknown'],
  [500, { code: 1160025 }, 'unknown'],
  [500, { code: 777 }, 'unknown'],
  [200, { code: 777 }, 'unknown'],
  [400, { code: 777 }, 'refused'],
  [429, { code: 99991400 }, 'refused'],
  [400, { code: 99991400 }, 'refused'],
  [200, { code: '0' }, 'unknown'],
  [200, 'null', 'unknown'],
])('%i %j is %s', (status, body, kind) => {
  expect(answer(status, body).kind).toBe(kind);
});

test('a limit says how long to wait, a missing scope which, a refusal which ids', () => {
  expect(answer(429, { code: 99991400 }, { 'x-ogw-ratelimit-reset': '7' })).toMatchObject({ waitMs: 7000 });
  expect(answer(400, { code: 230020 })).toMatchObject({ waitMs: 1000 });
  expect(answer(400, { code: 99991672, error: { permission_violations: [{ subject: 'hire:job' }] } })).toMatchObject({
    scopes: ['hire:job'],
  });
  expect(answer(400, { code: 99991672, error: { permission_violations: [{ scope: 'hire:job' }] } })).toMatchObject({
    scopes: ['hire:job'],
  });
  expect(answer(400, { code: 99991672, msg: 'required: [hire:job, corehr:pre_hire:write] https://x' })).toMatchObject({
    scopes: ['hire:job', 'corehr:pre_hire:write'],
  });
  expect(answer(400, { code: 1002102, msg: 'no: 6891888369132007926, 1' })).toMatchObject({
    namedIds: ['6891888369132007926'],
  });
  expect(answer(400, { code: 1002002 }, { 'x-tt-logid': 'L' })).toMatchObject({ logId: 'L' });
});
