/** The way out: ids and paths, the token, unclear answers, limits. Against real HTTP servers on loopback. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { Api, Call } from '../../src/core/api.ts';
import { createGateway, type Gateway, pathOf } from '../../src/feishu/gateway.ts';
import { createHttp } from '../../src/feishu/http.ts';
import { readReply } from '../../src/feishu/reply.ts';
import { createTokens } from '../../src/feishu/token.ts';
import { operations } from '../../src/operations/index.ts';
import { createChance } from '../../src/sandbox/trouble.ts';

const read: Api = {
  method: 'GET',
  path: '/open-apis/hire/v1/jobs/:job_id/recruiter',
  windows: [{ limit: 50, seconds: 1 }],
  scopes: [],
};
const write: Api = { ...read, method: 'POST' };
const call: Call = { ids: { job_id: '7096318853365369132' }, query: {}, body: undefined };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

async function serve(handler: Handler): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => handler(request, response, Buffer.concat(chunks).toString()));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

interface Started {
  readonly gateway: Gateway;
  readonly tokenRequests: () => number;
  readonly held: { key: string; until: number }[];
}

/** A gateway against a server that gives tokens `t-1`, `t-2` … and hands every other request to `handler`. */
async function start(handler: Handler): Promise<Started> {
  let tokens = 0;
  const baseUrl = await serve((request, response, body) => {
    if (!request.url?.includes('tenant_access_token')) return handler(request, response, body);
    tokens += 1;
    setTimeout(() => response.end(JSON.stringify({ code: 0, tenant_access_token: `t-${tokens}`, expire: 7200 })), 20);
  });
  const http = createHttp(baseUrl);
  const held: { key: string; until: number }[] = [];
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  };
  const app = { appId: 'cli_x', appSecret: 's', baseUrl };
  const gateway = createGateway({
    http,
    tokens: createTokens({ http, ...app, now: clock.now }),
    app,
    clock,
    reserve: async () => 0,
    holdBack: async (key, until) => void held.push({ key, until }),
    documented: new Set(operations.flatMap(({ advice }) => advice.map(({ code }) => code))),
    onCall: () => undefined,
  });
  return { gateway, tokenRequests: () => tokens, held };
}

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

describe('paths', () => {
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
        Array.from({ length: 1 + Math.floor(chance() * 5) }, () => pieces[Math.floor(chance() * pieces.length)]).join(
          '',
        );
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
      expect(
        path.split('/').map((part, index) => (api.path.split('/')[index]?.startsWith(':') ? ':id' : part)),
      ).toEqual(api.path.split('/').map((part) => (part.startsWith(':') ? ':id' : part)));
    }
    expect(passed).toBeGreaterThan(100);
    for (const id of hostile) expect(() => pathOf(read, { ...call, ids: { job_id: id } })).toThrow();
  });

  test('an address elsewhere is refused before anything leaves', async () => {
    const elsewhere = await serve((_request, response) => json(response, 200, {}));
    const http = createHttp('http://127.0.0.1:1');
    await expect(http.send({ url: `${elsewhere}/open-apis/x` })).rejects.toMatchObject({ code: 'foreign-origin' });
    await http.close();
  });
});

describe('the token', () => {
  test('200 parallel cold calls ask once; a revocation under 200 calls is repaired by one new token', async () => {
    let valid = 't-1';
    const { gateway, tokenRequests } = await start((request, response) => {
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
});

describe('answers', () => {
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
    expect(answer(400, { code: 99991672, msg: 'required: [hire:job, corehr:pre_hire:write] https://x' })).toMatchObject(
      { scopes: ['hire:job', 'corehr:pre_hire:write'] },
    );
    expect(answer(400, { code: 1002102, msg: 'no: 6891888369132007926, 1' })).toMatchObject({
      namedIds: ['6891888369132007926'],
    });
    expect(answer(400, { code: 1002002 }, { 'x-tt-logid': 'L' })).toMatchObject({ logId: 'L' });
  });

  test('redirects are not followed, large answers not read, silence does not last', async () => {
    let elsewhere = 0;
    const other = await serve((_request, response) => {
      elsewhere += 1;
      json(response, 200, { code: 0, data: {} });
    });
    const { gateway } = await start((request, response) => {
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
    const { gateway, held } = await start((request, response) => {
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
    const { gateway } = await start((_request, response) => {
      requests += 1;
      json(response, 200, { code: 0, data: {} });
    });
    const closed = gateway.send(write, call, { fence: () => Promise.reject(new Error('lost')) });
    await expect(closed).rejects.toThrow('lost');
    expect(requests).toBe(0);
  });

  test('ids travel as they are and the GET has no body', async () => {
    const seen: string[] = [];
    const { gateway } = await start((request, response, body) => {
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
});
