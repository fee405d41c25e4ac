/** The one way out: a fixed origin, no redirects, time limits, a size cap. The SDK's `Client` sends through it. */
import type { HttpInstance, HttpRequestOptions } from '@larksuiteoapi/node-sdk';
import { Agent, request } from 'undici';
import { Fault } from '../core/outcome.ts';
import { ANSWER_TOO_LARGE, NO_ANSWER } from './unanswered.ts';

const CONNECT_MS = 3_000;
const TOTAL_MS = 10_000;
const MAX_ANSWER_BYTES = 5 * 1024 * 1024;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Http {
  /** Throws a `Fault` when no whole answer came: the request may or may not have arrived. */
  send(options: HttpRequestOptions<unknown>): Promise<HttpAnswer>;
  close(): Promise<void>;
}

export function createHttp(baseUrl: string): Http {
  const origin = new URL(baseUrl).origin;
  const agent = new Agent({ connect: { timeout: CONNECT_MS }, connections: 32 });
  return {
    close: () => agent.destroy(),
    send: async ({ url = '', method = 'GET', headers = {}, params = {}, data, timeout = TOTAL_MS }) => {
      const target = new URL(url, origin);
      if (target.origin !== origin) throw new Fault('calling Feishu', { code: 'foreign-origin' });
      for (const [name, value] of Object.entries(params)) {
        for (const each of [value].flat()) target.searchParams.append(name, String(each));
      }
      try {
        const answer = await request(target, {
          method: method.toUpperCase() as 'GET',
          dispatcher: agent,
          signal: AbortSignal.timeout(Math.min(timeout, TOTAL_MS)),
          headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
          body: data === undefined ? null : JSON.stringify(data),
        });
        return { status: answer.statusCode, headers: flat(answer.headers), text: await limitedText(answer.body) };
      } catch (cause) {
        throw new Fault('calling Feishu', { code: NO_ANSWER, cause });
      }
    },
  };
}

const flat = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]));

async function limitedText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new Fault('reading the answer of Feishu', { code: ANSWER_TOO_LARGE });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The SDK calls `request` only; it hands our answer through untouched, so its declared type does not matter. */
export function asSdkTransport(http: Http): HttpInstance {
  // The SDK lets callers choose the answer's type; ours is always `HttpAnswer`, read as such by the gateway.
  const send = <R>(options: HttpRequestOptions<unknown>): Promise<R> => http.send(options) as Promise<R>;
  const bare =
    (method: string) =>
    <T, R = T>(url: string, options: HttpRequestOptions<unknown> = {}) =>
      send<R>({ ...options, url, method });
  const loaded =
    (method: string) =>
    <T, R = T>(url: string, data?: unknown, options: HttpRequestOptions<unknown> = {}) =>
      send<R>({ ...options, url, method, data });
  return {
    request: <T, R = T>(options: HttpRequestOptions<unknown>) => send<R>(options),
    get: bare('GET'),
    delete: bare('DELETE'),
    head: bare('HEAD'),
    options: bare('OPTIONS'),
    post: loaded('POST'),
    put: loaded('PUT'),
    patch: loaded('PATCH'),
  };
}
