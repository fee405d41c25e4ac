/** The way out against a real HTTP server on loopback, which the test answers for. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Api, Call, PaceKey } from '../../src/core/api.ts';
import { createGateway, type Gateway } from '../../src/feishu/gateway.ts';
import { createHttp } from '../../src/feishu/http.ts';
import { createTokens } from '../../src/feishu/token.ts';
import { operations } from '../../src/operations/index.ts';

export const read: Api = {
  method: 'GET',
  path: '/open-apis/hire/v1/jobs/:job_id/recruiter',
  windows: [{ limit: 50, seconds: 1 }],
  scopes: [],
};
export const write: Api = { ...read, method: 'POST' };
export const call: Call = { ids: { job_id: '7096318853365369132' }, query: {}, body: undefined };

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export async function serve(handler: Handler): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => handler(request, response, Buffer.concat(chunks).toString()));
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

interface Started {
  readonly gateway: Gateway;
  readonly tokenRequests: () => number;
  readonly held: { key: string; until: number }[];
  /** What room was taken in. */
  readonly reserved: PaceKey[];
}

/** A gateway against a server that gives tokens `t-1`, `t-2` … and hands every other request to `handler`. */
export async function startGateway(handler: Handler): Promise<Started> {
  let tokens = 0;
  const baseUrl = await serve((request, response, body) => {
    if (!request.url?.includes('tenant_access_token')) return handler(request, response, body);
    tokens += 1;
    // A slow answer, so that many ask while the first is still waiting.
    setTimeout(() => response.end(JSON.stringify({ code: 0, tenant_access_token: `t-${tokens}`, expire: 7200 })), 20);
  });
  const http = createHttp(baseUrl);
  const reserved: PaceKey[] = [];
  const held: { key: string; until: number }[] = [];
  let sleptMs = 0;
  const clock = {
    now: () => Date.now() + sleptMs,
    sleep: async (ms: number) => {
      sleptMs += ms;
    },
  };
  const app = { appId: 'cli_x', appSecret: 's', baseUrl };
  const gateway = createGateway({
    http,
    tokens: createTokens({ http, ...app, now: clock.now }),
    app,
    clock,
    depart: async ({ keys, fence }) => {
      reserved.push(...keys);
      await fence?.();
      return { kind: 'now', ended: async () => undefined };
    },
    opensAt: async () => clock.now(),
    holdBack: async (key, until) => void held.push({ key, until }),
    documented: new Set(operations.flatMap(({ advice }) => advice.map(({ code }) => code))),
    onCall: () => undefined,
  });
  return { gateway, tokenRequests: () => tokens, held, reserved };
}

export const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};
