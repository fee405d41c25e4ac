/** Sends described calls to Feishu: checks ids and path, keeps the pace, holds the token, reads the answer. */
import type { Client } from '@larksuiteoapi/node-sdk';
import { type Api, type Call, codeOf, type PaceKey, type Reply } from '../core/api.ts';
import { isPathId } from '../core/ids.ts';
import { Fault } from '../core/outcome.ts';
import { TOO_OFTEN, tokenCodes } from '../hire/codes.ts';
import { asSdkTransport, FORM, type Http, type HttpAnswer } from './http.ts';
import { LATEST_MS, paceKey } from './pace.ts';
import { readReply } from './reply.ts';
import type { Tokens } from './token.ts';
import { unansweredCodes } from './unanswered.ts';

/** A read may be repeated without harm. */
const READ_TRIES = 4;
const READ_PAUSE_MS = 250;
/** A call that would have to wait longer than this for its slot is refused as busy. */
const MAX_QUEUE_MS = 120_000;
/** How much earlier than its slot a call is made ready at most. */
const MOST_LEAD_MS = 250;

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
  /** Reserves a slot for all keys, at least `leadMs` from now, and tells when it is. */
  readonly reserve: (keys: readonly PaceKey[], leadMs: number) => Promise<number>;
  /** How long a call with these keys would have to wait now, ms; reserves nothing. */
  readonly waitFor: (keys: readonly PaceKey[]) => Promise<number>;
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
  /** A call that would have to wait longer for its slot is not sent, and takes none. */
  readonly patienceMs?: number;
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

  const send: Gateway['send'] = async (api, call, options = {}) => {
    const key = apiName(api);
    const asked = deps.clock.now();
    const { reply, left } = await exchange(api, call, options).catch((cause: unknown) => unanswered(cause, asked));
    if (left === null) return reply;
    const { now } = deps.clock;
    if (reply.kind === 'refused' && reply.waitMs) await deps.holdBack(key, now() + reply.waitMs);
    deps.onCall({ api: key, outcome: reply.kind, code: codeOf(reply), ms: now() - left, logId: reply.logId });
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

interface Exchanged {
  readonly reply: Reply;
  /** When it left; null where it was refused without being sent. */
  readonly left: number | null;
}

type Exchange = (api: Api, call: Call, options: SendOptions) => Promise<Exchanged>;

/** One request and its answer. A refused token means that nothing was done: one new token, one more try. */
function createExchange(deps: GatewayDeps): Exchange {
  const client = loadClient(deps);
  const once = async (...[api, call, options]: Parameters<Exchange>): Promise<Exchanged & { token: string }> => {
    const url = pathOf(api, call);
    // All that may take its time comes before the slot.
    const transport = await client;
    const token = await deps.tokens.current();
    const keys = [paceKey(apiName(api), api.windows), ...(options.pace ?? [])];
    const waitMs = options.patienceMs === undefined ? 0 : await deps.waitFor(keys);
    if (waitMs > (options.patienceMs ?? 0)) return { reply: { ...busy(waitMs), unsent: true }, left: null, token };
    const slot = await waitForSlot(deps, keys, options.fence);
    if (slot.kind === 'too-far') return { reply: busy(slot.waitMs), left: null, token };
    const left = deps.clock.now();
    const answer = await transport(api, { url, call, token, timeoutMs: options.timeoutMs });
    return { reply: readReply(answer, deps.documented), left, token };
  };
  return async (api, call, options) => {
    const { token, ...first } = await once(api, call, options);
    if (first.reply.kind !== 'refused' || !tokenCodes.has(first.reply.code)) return first;
    deps.tokens.drop(token);
    return once(api, call, options);
  };
}

type Slot = { readonly kind: 'now' } | { readonly kind: 'too-far'; readonly waitMs: number };

/**
 * Waits for a slot and returns in it: the caller sends at once. A process that was held up meanwhile has missed its slot
 * and takes another; by what it came too late it asks earlier the next time, so that a slow database is in time too.
 */
async function waitForSlot(
  { reserve, clock }: Pick<GatewayDeps, 'reserve' | 'clock'>,
  keys: readonly PaceKey[],
  fence: SendOptions['fence'],
): Promise<Slot> {
  const asked = clock.now();
  // Timers may be early by a fraction of a millisecond.
  const until = async (at: number): Promise<void> => {
    while (clock.now() < at) await clock.sleep(at - clock.now());
  };
  for (let leadMs = 0; ; ) {
    const slot = await reserve(keys, leadMs);
    if (slot - asked > MAX_QUEUE_MS) return { kind: 'too-far', waitMs: slot - clock.now() };
    await until(slot - leadMs);
    await fence?.();
    await until(slot);
    const late = clock.now() - slot;
    if (late <= LATEST_MS) return { kind: 'now' };
    leadMs = Math.min(late, MOST_LEAD_MS);
  }
}

const busy = (waitMs: number) => ({
  kind: 'refused' as const,
  code: TOO_OFTEN,
  message: '',
  logId: null,
  namedIds: [],
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
        ...(api.form ? { headers: { 'content-type': FORM } } : {}),
        ...(api.file ? { responseType: 'arraybuffer' } : {}),
      },
      sdk.withTenantToken(token),
    );
}
