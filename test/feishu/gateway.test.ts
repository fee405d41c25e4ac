/** Described calls on their way out: ids and paths, unclear answers, limits. */
import { expect, test } from 'vitest';
import { pathOf } from '../../src/feishu/gateway.ts';
import { operations } from '../../src/operations/index.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { figure } from '../support/figure.ts';
import { call, json, read, serve, startGateway, write } from '../support/gateway.ts';

const hostile = [
  '',
  '..',
  '../..',
  '%2e%2e',
  '1/../2',
  '1?x=1',
  '1#',
  '123/close',
  '123/terminate#',
  'null',
  'undefined',
  '１２３',
  '1 ',
  '\n1',
  '1e5',
  '-1',
  '123456789012345678901',
  '{}',
  '*',
  '1;2',
  '1\\2',
  '1%2f2',
  '١٢٣',
];

test('10,000 hostile ids on every endpoint: nothing but the template ever comes out', () => {
  const chance = createChance(13);
  const pieces = [
    '1',
    '9',
    '/',
    '.',
    '..',
    '%',
    '?',
    '#',
    '\\',
    ' ',
    'a',
    '-',
    '_',
    '\u0000',
    '：',
    'ou_',
    'om_x',
    '7096318853365369132',
  ];
  const apis = operations.flatMap((operation) => [operation.read, operation.write]);
  let passed = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const id =
      hostile[round] ??
      Array.from({ length: 1 + Math.floor(chance() * 5) }, () => pieces[Math.floor(chance() * pieces.length)]).join('');
    const api = apis[round % apis.length] ?? read;
    const names = [...api.path.matchAll(/:([a-z_]+)/g)].map(([, name]) => name ?? '');
    const asked = { ...call, ids: Object.fromEntries(names.map((name) => [name, id])) };
    let path: string | null = null;
    try {
      path = pathOf(api, asked);
    } catch (cause) {
      expect(cause).toMatchObject({ code: 'bad-id' });
    }
    if (path === null) continue;
    passed += 1;
    expect(new URL(path, 'http://x').pathname).toBe(path);
    expect(path.split('/').map((part, index) => (api.path.split('/')[index]?.startsWith(':') ? ':id' : part))).toEqual(
      api.path.split('/').map((part) => (part.startsWith(':') ? ':id' : part)),
    );
  }
  figure('M13', {
    tried: 10_000,
    bad: 0,
    beside: `${passed} of them are ids and passed, within the template`,
    seed: 13,
  });
  expect(passed).toBeGreaterThan(100);
  for (const id of hostile) expect(() => pathOf(read, { ...call, ids: { job_id: id } })).toThrow();
});

test('redirects are not followed, large answers not read, silence does not last', async () => {
  let elsewhere = 0;
  const other = await serve((_request, response) => {
    elsewhere += 1;
    json(response, 200, { code: 0, data: {} });
  });
  const { gateway } = await startGateway((request, response) => {
    if (request.url?.includes('big')) response.end('x'.repeat(6 * 1024 * 1024));
    else if (request.url?.includes('redirect')) response.writeHead(302, { location: `${other}/open-apis/x` }).end();
    else if (!request.url?.includes('silent')) request.socket.destroy();
  });
  for (const how of ['big', 'redirect', 'reset'])
    expect((await gateway.send(write, { ...call, query: { how } })).kind).toBe('unknown');
  expect((await gateway.send(write, { ...call, query: { how: 'silent' } }, { timeoutMs: 300 })).kind).toBe('unknown');
  expect(elsewhere).toBe(0);
});

test('a write is sent once, a read again; a 429 holds everybody back', async () => {
  let requests = 0;
  const { gateway, held } = await startGateway((request, response) => {
    requests += 1;
    if (request.method === 'GET' && requests < 3) return json(response, 500, { code: 1002001 });
    json(
      response,
      request.method === 'GET' ? 200 : 429,
      { code: request.method === 'GET' ? 0 : 99991400, data: {} },
      { 'x-ogw-ratelimit-reset': '3' },
    );
  });
  expect((await gateway.read(read, call)).kind).toBe('answered');
  expect(requests).toBe(3);
  expect(await gateway.send(write, call)).toMatchObject({ kind: 'refused', waitMs: 3000 });
  expect(requests).toBe(4);
  expect(held).toMatchObject([{ key: 'POST /open-apis/hire/v1/jobs/:job_id/recruiter' }]);
});

test('a fence that closes after the waiting keeps the request from leaving', async () => {
  let requests = 0;
  const { gateway } = await startGateway((_request, response) => {
    requests += 1;
    json(response, 200, { code: 0, data: {} });
  });
  const closed = gateway.send(write, call, { fence: () => Promise.reject(new Error('lost')) });
  await expect(closed).rejects.toThrow('lost');
  expect(requests).toBe(0);
});

test('ids travel as they are and the GET has no body', async () => {
  const seen: string[] = [];
  const { gateway } = await startGateway((request, response, body) => {
    seen.push(`${request.method} ${request.url} ${body}`);
    json(response, 200, { code: 0, data: {} });
  });
  await gateway.send(read, { ...call, query: { user_id_type: 'open_id', list: ['1', '2'] } });
  await gateway.send(write, { ...call, body: { talent_id_list: ['6930815272790114324'] } });
  expect(seen).toEqual([
    'GET /open-apis/hire/v1/jobs/7096318853365369132/recruiter?user_id_type=open_id&list=1&list=2 ',
    'POST /open-apis/hire/v1/jobs/7096318853365369132/recruiter {"talent_id_list":["6930815272790114324"]}',
  ]);
});
