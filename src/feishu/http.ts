/** The one way out: a fixed origin, no redirects, time limits, a size cap. The SDK's `Client` sends through it. */
import type { HttpInstance, HttpRequestOptions } from '@larksuiteoapi/node-sdk';
import type { Dispatcher, FormData } from 'undici';
import { Fault } from '../core/outcome.ts';
import { ANSWER_TOO_LARGE, NO_ANSWER } from './unanswered.ts';

const CONNECT_MS = 3_000;
const TOTAL_MS = 10_000;
/** As many as the largest burst that a window of Feishu's seconds allows, and some for messages. */
const MOST_CONNECTIONS = 64;
const MAX_ANSWER_BYTES = 5 * 1024 * 1024;
/** Enough to see that a file is larger than may be read. */
const MAX_FILE_BYTES = 11 * 1024 * 1024;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Of a file that was asked for, where it came. */
  readonly bytes?: Buffer;
}

/** Asks for a body as a form. */
export const FORM = 'multipart/form-data';

export interface Http {
  /** Throws a `Fault` when no whole answer came: the request may or may not have arrived. */
  send(options: HttpRequestOptions<unknown>): Promise<HttpAnswer>;
  /** What sending needs is loaded. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Through the proxy, where there is one on the way. */
async function openWay(proxy: string | null) {
  const { Agent, FormData, ProxyAgent, request } = await import('undici');
  const limits = { connect: { timeout: CONNECT_MS }, connections: MOST_CONNECTIONS };
  const agent = proxy === null ? new Agent(limits) : new ProxyAgent({ ...limits, uri: proxy });
  return { agent, request, newForm: () => new FormData() };
}

/** The way is opened when it is asked for: what it takes to load is not waited for at the start. */
export function createHttp(baseUrl: string, proxy: string | null = null): Http {
  const origin = new URL(baseUrl).origin;
  let opened: ReturnType<typeof openWay> | null = null;
  const way = (): ReturnType<typeof openWay> => {
    opened ??= openWay(proxy);
    return opened;
  };
  return {
    ready: async () => void (await way()),
    close: async () => (await opened)?.agent.destroy(),
    send: async (options) => {
      const { url = '', method = 'GET', params = {}, timeout = TOTAL_MS } = options;
      const target = new URL(url, origin);
      if (target.origin !== origin) throw new Fault('calling Feishu', { code: 'foreign-origin' });
      for (const [name, value] of Object.entries(params)) {
        for (const each of [value].flat()) target.searchParams.append(name, String(each));
      }
      const { agent, request, newForm } = await way();
      try {
        return await inTime(Math.min(timeout, TOTAL_MS), async (signal) => {
          const said = { method: method.toUpperCase() as 'GET', ...sentBy(options, newForm) };
          const answer = await request(target, { ...said, dispatcher: agent, signal });
          return answerOf(answer, options.responseType === 'arraybuffer');
        });
      } catch (cause) {
        throw new Fault('calling Feishu', { code: NO_ANSWER, cause });
      }
    },
  };
}

/** A signal that times itself, as `AbortSignal.timeout`, would end after each answer as well: for nobody, and at some cost. */
async function inTime<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), ms);
  try {
    return await work(limit.signal);
  } finally {
    clearTimeout(timer);
  }
}

const flat = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]));

type Options = HttpRequestOptions<unknown>;

interface Sent {
  readonly headers: Record<string, string>;
  readonly body: FormData | string | null;
}

function sentBy({ headers = {}, data }: Options, newForm: () => FormData): Sent {
  const { 'content-type': kind, ...others } = headers;
  // The boundary of a form is made with its body.
  if (kind === FORM) return { headers: others, body: filled(newForm(), Object(data)) };
  return {
    headers: { ...others, 'content-type': 'application/json; charset=utf-8' },
    body: data === undefined ? null : JSON.stringify(data),
  };
}

function filled(form: FormData, data: Readonly<Record<string, unknown>>): FormData {
  for (const [name, value] of Object.entries(data))
    if (value instanceof File) form.append(name, value, value.name);
    else form.append(name, String(value));
  return form;
}

/** What is said about a file that did not come is JSON. */
async function answerOf(answer: Dispatcher.ResponseData, wantsFile: boolean): Promise<HttpAnswer> {
  const headers = flat(answer.headers);
  const { statusCode: status, body } = answer;
  const isFile = wantsFile && status < 300 && !/json/i.test(headers['content-type'] ?? '');
  if (isFile) return { status, headers, text: '', bytes: await upTo(body, MAX_FILE_BYTES) };
  const bytes = await upTo(body, MAX_ANSWER_BYTES + 1);
  if (bytes.length > MAX_ANSWER_BYTES) throw new Fault('reading the answer of Feishu', { code: ANSWER_TOO_LARGE });
  return { status, headers, text: bytes.toString('utf8') };
}

/** What comes after is not read. */
async function upTo(body: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most);
}

/** The SDK calls `request` only; it hands the answer through untouched, so its declared type does not matter. */
export function asSdkTransport(answer: (options: HttpRequestOptions<unknown>) => Promise<unknown>): HttpInstance {
  // The SDK lets callers choose the answer's type; whoever made `answer` reads its own.
  const send = <R>(options: HttpRequestOptions<unknown>): Promise<R> => answer(options) as Promise<R>;
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
