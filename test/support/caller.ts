/** The stand-in as an app calls it, with a token. */
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';

export interface Answered {
  readonly status: number;
  readonly code: number;
  readonly data: unknown;
  readonly headers: Headers;
}

export type Ask = (method: string, path: string, body?: unknown) => Promise<Answered>;

export interface Caller {
  readonly sandbox: Sandbox;
  readonly ask: Ask;
  /** Keeps the pace that the stand-in asks for, on its clock. */
  readonly patiently: Ask;
}

export async function startCaller(): Promise<Caller> {
  let waitedMs = 0;
  const sandbox = await startSandbox({ port: 0, now: () => Date.now() + waitedMs });
  const token = await tokenOf(sandbox);
  const ask: Ask = async (method, path, body) => {
    const response = await fetch(`${sandbox.url}/open-apis${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { code, data } = (await response.json()) as { code: number; data: unknown };
    return { status: response.status, code, data, headers: response.headers };
  };
  const patiently: Ask = async (...asked) => {
    const answer = await ask(...asked);
    if (answer.status !== 429) return answer;
    waitedMs += Number(answer.headers.get('x-ogw-ratelimit-reset')) * 1000;
    return patiently(...asked);
  };
  return { sandbox, ask, patiently };
}

async function tokenOf({ url, keys }: Sandbox): Promise<string> {
  const answer = await fetch(`${url}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ app_id: keys.appId, app_secret: keys.appSecret }),
  });
  return ((await answer.json()) as { tenant_access_token: string }).tenant_access_token;
}
