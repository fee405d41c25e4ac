/** Sends described calls to Feishu: checks ids and path, keeps the pace, holds the token, reads the answer. */
import type { Client } from '@larksuiteoapi/node-sdk';
import { type Api, type Call, codeOf, type PaceKey, type Reply } from '../core/api.ts';
import { isPathId } from '../core/ids.ts';
import { Fault } from '../core/outcome.ts';
import { TOO_OFTEN, tokenCodes } from '../hire/codes.ts';
import { asSdkTransport, type Http, type HttpAnswer } from './http.ts';
import { paceKey } from './pace.ts';
import { readReply } from './reply.ts';
import type { Tokens } from './token.ts';
import { unansweredCodes } from './unanswered.ts';

/** A read may be repeated without harm. */
const READ_TRIES = 4;
const READ_PAUSE_MS = 250;
/** A call that would have to wait longer than this for its slot is refused as busy. */
const MAX_QUEUE_MS = 120_000;

export interface CallLog {
  readonly api: string;
  readonly outcome: Reply['kind'];
  readonly code: number;
  readonly ms: number;
  readonly logId: string | null;
}

export interface GatewayDeps {
  readonly http: Http;
  readonly tokens: Tokens;
  readonly app: { readonly appId: string; readonly appSecret: string; readonly baseUrl: string };
  /** Reserves a slot for all keys and tells when it is. */
  readonly reserve: (keys: readonly PaceKey[]) => Promise<number>;
  readonly holdBack: (key: string, until: number) => Promise<void>;
  readonly clock: { now(): number; sleep(ms: number): Promise<void> };
  /** Codes that the contract documents. */
  readonly documented: ReadonlySet<number>;
  readonly onCall: (call: CallLog) => void;
}

export interface SendOptions {
  /** Narrower limits on top of the API's own: of a chat, a person, a message. */
  readonly pace?: readonly PaceKey[];
  /** Asked right before the request leaves, after all waiting. Throws to keep it from leaving. */
  readonly fence?: () => Promise<void>;
  /** Shorter than the usual time limit of a call, ms. */
  readonly timeoutMs?: number;
}

export interface Gateway {
  /** Sends once. */
  send(api: Api, call: Call, options?: SendOptions): Promise<Reply>;
  /** Sends a read, again where the answer was unclear or the limit was reached. */
  read(api: Api, call: Call): Promise<Reply>;
}

export const apiName = ({ method, path }: Api): string => `${method} ${path}`;

/** The path with its ids, or a fault: an id that is none must never reach the wire. */
export function pathOf({ path }: Api, { ids }: Call): string {
  return path.replace(/:([a-z_]+)/g, (_, name: string) => {
    const id = ids[name] ?? '';
    if (!isPathId(id)) throw new Fault('filling the path of a call', { code: 'bad-id' });
    return id;
  });
}

export function createGateway(deps: GatewayDeps): Gateway {
  const exchange = createExchange(deps);

  const send: Gateway['send'] = async (api, call, { pace = [], ...options } = {}) => {
    const key = apiName(api);
    const slot = await deps.reserve([paceKey(key, api.windows), ...pace]);
    const wait = slot - deps.clock.now();
    if (wait > MAX_QUEUE_MS) return busy(wait);
    if (wait > 0) await deps.clock.sleep(wait);
    const start = deps.clock.now();
    const reply = await exchange(api, call, options).catch(unanswered);
    if (reply.kind === 'refused' && reply.waitMs) await deps.holdBack(key, deps.clock.now() + reply.waitMs);
    deps.onCall({
      api: key,
      outcome: reply.kind,
      code: codeOf(reply),
      ms: deps.clock.now() - start,
      logId: reply.logId,
    });
    return reply;
  };

  const read: Gateway['read'] = async (api, call) => {
    let reply = await send(api, call);
    for (let tries = 1; tries < READ_TRIES && mayRepeat(reply); tries += 1) {
      if (reply.kind === 'unknown') await deps.clock.sleep(READ_PAUSE_MS * tries);
      reply = await send(api, call);
    }
    return reply;
  };

  return { send, read };
}

type Exchange = (api: Api, call: Call, options: Pick<SendOptions, 'fence' | 'timeoutMs'>) => Promise<Reply>;

/** One request and its answer. A refused token means that nothing was done: one new token, one more try. */
function createExchange(deps: GatewayDeps): Exchange {
  const client = loadClient(deps);
  const once: (...asked: Parameters<Exchange>) => Promise<{ reply: Reply; token: string }> = async (
    api,
    call,
    { fence, timeoutMs },
  ) => {
    const url = pathOf(api, call);
    const token = await deps.tokens.current();
    const transport = await client;
    await fence?.();
    return { reply: readReply(await transport(api, { url, call, token, timeoutMs }), deps.documented), token };
  };
  return async (api, call, options) => {
    const { reply, token } = await once(api, call, options);
    if (reply.kind !== 'refused' || !tokenCodes.has(reply.code)) return reply;
    deps.tokens.drop(token);
    return (await once(api, call, options)).reply;
  };
}

const busy = (waitMs: number): Reply => ({
  kind: 'refused',
  code: TOO_OFTEN,
  message: 'queue',
  logId: null,
  namedIds: [],
  waitMs,
});

const mayRepeat = (reply: Reply): boolean =>
  (reply.kind === 'unknown' && !reply.absent) || (reply.kind === 'refused' && reply.waitMs !== undefined);

/** No whole answer, of the API or of who gives tokens: the caller waits before it asks again. Any other fault is thrown on. */
function unanswered(cause: unknown): Reply {
  if (!(cause instanceof Fault) || !unansweredCodes.has(cause.code)) throw cause;
  return { kind: 'unknown', reason: cause.code, logId: null };
}

type Transport = (
  api: Api,
  request: { url: string; call: Call; token: string; timeoutMs: number | undefined },
) => Promise<HttpAnswer>;

/** The SDK costs 220 ms to load, so it loads beside the start and not on the path of an acknowledgement. */
async function loadClient({ http, app }: GatewayDeps): Promise<Transport> {
  const sdk = await import('@larksuiteoapi/node-sdk');
  const silent = () => undefined;
  const client: Client = new sdk.Client({
    appId: app.appId,
    appSecret: app.appSecret,
    domain: app.baseUrl,
    httpInstance: asSdkTransport(http),
    disableTokenCache: true,
    // Its own logger prints bodies and tokens; our call log says what may be said.
    logger: { error: silent, warn: silent, info: silent, debug: silent, trace: silent },
  });
  return (api, { url, call, token, timeoutMs }) =>
    client.request<HttpAnswer>(
      {
        method: api.method,
        url,
        params: call.query,
        ...(call.body === undefined ? {} : { data: call.body }),
        ...(timeoutMs ? { timeout: timeoutMs } : {}),
      },
      sdk.withTenantToken(token),
    );
}
