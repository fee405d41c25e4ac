/** Sends described calls to Feishu: checks ids and path, keeps the pace, holds the token, reads the answer. */
import type { Client } from '@larksuiteoapi/node-sdk';
import { type Api, type Call, codeOf, type PaceKey, type Reply, type Turn } from '../core/api.ts';
import { isPathId } from '../core/ids.ts';
import { once } from '../core/once.ts';
import { Fault } from '../core/outcome.ts';
import { traced } from '../core/trace.ts';
import { ONE_TOO_OFTEN, TOO_OFTEN, tokenCodes } from '../hire/codes.ts';
import { asSdkTransport, FORM, type Http, type HttpAnswer } from './http.ts';
import type { Depart } from './pace.ts';
import { readReply } from './reply.ts';
import type { Tokens } from './token.ts';
import { unansweredCodes } from './unanswered.ts';

/** A read may be repeated without harm. */
const READ_TRIES = 4;
const READ_PAUSE_MS = 250;
/** A call that would have to wait longer than this until it may leave is refused as busy. */
const PATIENCE_MS = 120_000;

export interface CallLog {
  readonly api: string;
  readonly outcome: Reply['kind'];
  readonly code: number;
  /** Until it could leave. */
  readonly waitedMs: number;
  readonly ms: number;
  readonly logId: string | null;
}

export interface GatewayDeps {
  readonly http: Http;
  readonly tokens: Tokens;
  readonly app: { readonly appId: string; readonly appSecret: string; readonly baseUrl: string };
  readonly depart: Depart;
  /** When the call after so many others could leave. */
  readonly opensAt: (key: PaceKey, ahead: number) => Promise<number>;
  readonly holdBack: (key: string, until: number) => Promise<void>;
  readonly clock: { now(): number; sleep(ms: number): Promise<void> };
  /** Codes that the contract documents. */
  readonly documented: ReadonlySet<number>;
  readonly onCall: (call: CallLog) => void;
}

export interface ReadOptions {
  /** Left out: a person waits for it. */
  readonly turn?: Turn;
  /** Refused as busy where it would have to wait longer, ms. */
  readonly patienceMs?: number;
}

export interface SendOptions extends ReadOptions {
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
  read(api: Api, call: Call, options?: ReadOptions): Promise<Reply>;
  /** When the API has room again, should so many calls leave first. */
  opensAt(api: Api, ahead: number): Promise<number>;
  /** What calls need is loaded, so that the first one does not wait for it. */
  ready(): Promise<void>;
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
  const transport = once(() => loadClient(deps));
  const exchange = createExchange(deps, transport);

  const send: Gateway['send'] = (api, call, options = {}) =>
    traced({ name: apiName(api), about: {}, told: spanOf }, () => sendOnce(api, call, options));

  const sendOnce = async (api: Api, call: Call, options: SendOptions): Promise<Reply> => {
    const asked = deps.clock.now();
    const { reply, left } = await exchange(api, call, options).catch((cause: unknown) => unanswered(cause, asked));
    if (left === null) return reply;
    const { now } = deps.clock;
    if (reply.kind === 'refused' && reply.waitMs) {
      for (const key of heldBy(reply.code, api, options)) await deps.holdBack(key, now() + reply.waitMs);
    }
    const { kind: outcome, logId } = reply;
    const waitedMs = left - asked;
    deps.onCall({ api: apiName(api), outcome, code: codeOf(reply), waitedMs, ms: now() - left, logId });
    return reply;
  };

  const read: Gateway['read'] = async (api, call, options = {}) => {
    let reply = await send(api, call, options);
    for (let tries = 1; tries < READ_TRIES && mayRepeat(reply); tries += 1) {
      if (reply.kind === 'unknown') await deps.clock.sleep(READ_PAUSE_MS * tries);
      reply = await send(api, call, options);
    }
    return reply;
  };

  return {
    send,
    read,
    opensAt: (api, ahead) => deps.opensAt(paceKey(api), ahead),
    ready: async () => void (await transport()),
  };
}

const spanOf = (reply: Reply) => ({
  outcome: reply.kind,
  code: codeOf(reply),
  ...(reply.logId ? { log_id: reply.logId } : {}),
});

interface Exchanged {
  readonly reply: Reply;
  /** When it left; null where it was refused without being sent. */
  readonly left: number | null;
}

type Exchange = (api: Api, call: Call, options: SendOptions) => Promise<Exchanged>;

/** One request and its answer. A refused token means that nothing was done: one new token, one more try. */
function createExchange(deps: GatewayDeps, transport: () => Promise<Transport>): Exchange {
  const once = async (...[api, call, options]: Parameters<Exchange>): Promise<Exchanged & { token: string }> => {
    const url = pathOf(api, call);
    // All that may take its time comes before the moment of leaving.
    const request = await transport();
    const token = await deps.tokens.current();
    const { turn = PERSON, patienceMs = PATIENCE_MS, fence, pace = [] } = options;
    const departure = await deps.depart({ keys: [paceKey(api), ...pace], turn, patienceMs, fence });
    if (departure.kind === 'too-far') return { reply: busy(departure.waitMs), left: null, token };
    const left = deps.clock.now();
    const answer = await request(api, { url, call, token, timeoutMs: options.timeoutMs }).catch((cause: unknown) =>
      departure.ended(null).then(() => Promise.reject(cause)),
    );
    const reply = readReply(answer, deps.documented);
    await departure.ended(reply.kind === 'answered' ? deps.clock.now() - left : null);
    return { reply, left, token };
  };
  return async (api, call, options) => {
    const { token, ...first } = await once(api, call, options);
    if (first.reply.kind !== 'refused' || !tokenCodes.has(first.reply.code)) return first;
    deps.tokens.drop(token);
    return once(api, call, options);
  };
}

const PERSON: Turn = { rank: 'person', whom: '' };

const paceKey = (api: Api): PaceKey => ({ key: apiName(api), windows: api.windows });

/** Whom Feishu wants left alone: the chat, person or message whose own limit was reached, or the API. */
const heldBy = (code: number, api: Api, { pace = [] }: SendOptions): string[] =>
  code === ONE_TOO_OFTEN && pace.length > 0 ? pace.map(({ key }) => key) : [apiName(api)];

const busy = (waitMs: number) => ({
  kind: 'refused' as const,
  code: TOO_OFTEN,
  message: '',
  logId: null,
  namedIds: [],
  unsent: true as const,
  waitMs,
});

const mayRepeat = (reply: Reply): boolean =>
  (reply.kind === 'unknown' && !reply.absent) || (reply.kind === 'refused' && reply.waitMs !== undefined);

/** No whole answer, of the API or of who gives tokens: the caller waits before it asks again. Any other fault is thrown on. */
function unanswered(cause: unknown, left: number): Exchanged {
  if (!(cause instanceof Fault) || !unansweredCodes.has(cause.code)) throw cause;
  return { reply: { kind: 'unknown', reason: cause.code, logId: null }, left };
}

type Transport = (
  api: Api,
  request: { url: string; call: Call; token: string; timeoutMs: number | undefined },
) => Promise<HttpAnswer>;

/** The SDK is the largest part of what the bot loads: the start does not wait for it. */
async function loadClient({ http, app }: GatewayDeps): Promise<Transport> {
  const [sdk] = await Promise.all([import('@larksuiteoapi/node-sdk'), http.ready()]);
  const silent = () => undefined;
  const client: Client = new sdk.Client({
    appId: app.appId,
    appSecret: app.appSecret,
    domain: app.baseUrl,
    httpInstance: asSdkTransport(http.send),
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
        ...(api.form ? { headers: { 'content-type': FORM } } : {}),
        ...(api.file ? { responseType: 'arraybuffer' } : {}),
      },
      sdk.withTenantToken(token),
    );
}
