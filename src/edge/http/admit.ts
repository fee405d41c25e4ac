/** Who gets in: a function of headers and raw bytes. The order of the checks is rule 3 of `reliability.md`. */

import { Envelope, FORM, UrlCheck } from '../envelope.ts';
import { parseStrictJson } from '../strict-json.ts';
import { CLICK } from '../subscription.ts';
import { CLICK_WINDOW_S, EVENT_WINDOW_S } from '../window.ts';
import { cipherKey, decrypt, isSignedByFeishu, sameSecret } from './cipher.ts';

/** Unsigned bodies are opened only for the URL check of the console, this many at once and then one a second: no oracle. */
const UNSIGNED_OPENED = 20;

export interface Keys {
  readonly appId: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
  /** What was in force before, and is taken beside them while a key is changed. */
  readonly previous?: PreviousKeys;
}

export interface PreviousKeys {
  readonly encryptKey?: string;
  readonly verificationToken?: string;
}

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

export type Admission =
  | { readonly kind: 'delivery'; readonly envelope: Envelope }
  | { readonly kind: 'url-check'; readonly challenge: string }
  /** The reason is for the metrics; the caller learns nothing but 401. */
  | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): Admission => ({ kind: 'refused', reason });

/** An encrypt key, and what it opens bodies with. */
interface Lock {
  readonly encryptKey: string;
  readonly cipherKey: Buffer;
}

/** The keys as the checks need them, those in force first. */
interface Opener {
  readonly appId: string;
  readonly locks: readonly Lock[];
  readonly tokens: readonly string[];
}

const openerOf = ({ appId, encryptKey, verificationToken, previous = {} }: Keys): Opener => ({
  appId,
  locks: given(encryptKey, previous.encryptKey).map((key) => ({ encryptKey: key, cipherKey: cipherKey(key) })),
  tokens: given(verificationToken, previous.verificationToken),
});

const given = (...secrets: readonly (string | undefined)[]): string[] =>
  secrets.filter((secret) => secret !== undefined);

/** Beside a long connection: where no keys are set, nobody can prove that a webhook is Feishu's. */
export const withoutKeys = (): Admission => refused('no keys');

export function createAdmission(keys: Keys, now: () => number) {
  const opener = openerOf(keys);
  const budget = createBudget(UNSIGNED_OPENED, now);
  return (headers: Headers, body: Buffer): Admission => {
    const timestamp = headers['x-lark-request-timestamp'];
    const nonce = headers['x-lark-request-nonce'];
    const signature = headers['x-lark-signature'];
    if (timestamp === undefined && nonce === undefined && signature === undefined)
      return admitUrlCheck(opener, body, budget);
    if (typeof timestamp !== 'string' || !/^\d{10}$/.test(timestamp)) return refused('header');
    if (typeof nonce !== 'string' || !/^[\x21-\x7E]{1,128}$/.test(nonce)) return refused('header');
    if (typeof signature !== 'string' || !/^[0-9a-f]{64}$/.test(signature)) return refused('header');
    const age = Math.floor(now() / 1000) - Number(timestamp);
    if (age > EVENT_WINDOW_S || age < -CLICK_WINDOW_S) return refused('window');
    const signed = { timestamp, nonce, signature, body };
    const lock = opener.locks.find(({ encryptKey }) => isSignedByFeishu(signed, encryptKey));
    return lock ? admitSigned({ ...opener, locks: [lock] }, body, age) : refused('signature');
  };
}

function admitSigned(keys: Opener, body: Buffer, age: number): Admission {
  const opened = open(keys, body);
  if (opened === undefined) return refused('body');
  const { data: envelope } = Envelope.safeParse(opened);
  if (!envelope) {
    const check = UrlCheck.safeParse(opened);
    return check.success ? answerUrlCheck(keys, check.data) : refused('envelope');
  }
  const { token, app_id: appId, event_type: type } = envelope.header;
  if (!isToken(keys, token)) return refused('token');
  if (appId !== keys.appId) return refused('app');
  if (type === CLICK && age > CLICK_WINDOW_S) return refused('window');
  return { kind: 'delivery', envelope };
}

/** The content of `{"encrypt": …}`, and of nothing else: which scheme applies is never the sender's choice. */
function open(keys: Opener, body: Buffer): unknown {
  const encrypted = encryptedOf(parseStrictJson(body));
  if (encrypted === null) return undefined;
  for (const lock of keys.locks) {
    const bytes = decrypt(encrypted, lock.cipherKey);
    const content = bytes && parseStrictJson(bytes, FORM);
    if (content !== undefined) return content;
  }
  return undefined;
}

function encryptedOf(outer: unknown): string | null {
  if (outer === null || typeof outer !== 'object' || Object.keys(outer).join() !== 'encrypt') return null;
  return 'encrypt' in outer && typeof outer.encrypt === 'string' ? outer.encrypt : null;
}

/** The console's check carries no signature; it proves itself by the token, plain or encrypted. */
function admitUrlCheck(keys: Opener, body: Buffer, budget: () => boolean): Admission {
  const outer = parseStrictJson(body);
  const content = encryptedOf(outer) === null ? outer : budget() ? open(keys, body) : undefined;
  const check = UrlCheck.safeParse(content);
  return check.success ? answerUrlCheck(keys, check.data) : refused('unsigned');
}

const answerUrlCheck = (keys: Opener, { token, challenge }: { token: string; challenge: string }): Admission =>
  isToken(keys, token) ? { kind: 'url-check', challenge } : refused('token');

const isToken = ({ tokens }: Opener, token: string): boolean => tokens.some((each) => sameSecret(token, each));

/** True `burst` times at once, and then once a second. */
function createBudget(burst: number, now: () => number): () => boolean {
  let left = burst;
  let counted = now();
  return () => {
    const seconds = Math.floor((now() - counted) / 1000);
    left = Math.min(burst, left + Math.max(0, seconds));
    counted += seconds * 1000;
    if (left === 0) return false;
    left -= 1;
    return true;
  };
}
