/** Who gets in, by headers, bytes and the clock alone; `test/reliability/forged.test.ts` tries the same by the thousand. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Admission, createAdmission, type Headers, type Keys } from '../../../src/edge/http/admit.ts';
import {
  type DeliveryKeys,
  encrypt,
  envelopeOf,
  type Signed,
  sign,
  signText,
} from '../../../src/sandbox/delivery/deliver.ts';

const NOW = Date.parse('2026-11-20T04:00:00Z');
const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const keys: DeliveryKeys = { appId: 'cli_a', encryptKey: 'k', verificationToken: 't', tenantKey: 'tenant' };
const MESSAGE = 'im.message.receive_v1';
const CLICK = 'card.action.trigger';

const envelope = (type = MESSAGE, own: Partial<DeliveryKeys> = {}) =>
  envelopeOf({ ...keys, ...own }, { type, event: {}, at: NOW });
const signed = (inner: unknown, at = NOW): Signed => sign(inner, keys.encryptKey, at);

/** Of an admission that has seen nothing before. */
function admit({ headers, body }: { headers: Headers; body: string }): Admission {
  return createAdmission(keys, () => NOW)(headers, Buffer.from(body));
}
const reasonOf = (given: { headers: Headers; body: string }): string => {
  const admission = admit(given);
  return admission.kind === 'refused' ? admission.reason : admission.kind;
};
const withHeader = (name: string, value: string | string[] | undefined) => {
  const { body, headers } = signed(envelope());
  return { body, headers: { ...headers, [name]: value } };
};

test('what Feishu signed and encrypted is a delivery with its envelope', () => {
  const inner = envelope();
  expect(admit(signed(inner))).toEqual({ kind: 'delivery', envelope: expect.objectContaining(inner) });
});

describe('headers', () => {
  test.each([
    ['x-lark-request-timestamp', undefined],
    ['x-lark-request-timestamp', ''],
    ['x-lark-request-timestamp', String(NOW)],
    ['x-lark-request-timestamp', '1e9'],
    ['x-lark-request-timestamp', ['1795147200', '1795147200']],
    ['x-lark-request-nonce', undefined],
    ['x-lark-request-nonce', ''],
    ['x-lark-request-nonce', 'a b'],
    ['x-lark-request-nonce', 'x'.repeat(129)],
    ['x-lark-signature', undefined],
    ['x-lark-signature', ''],
    ['x-lark-signature', 'A'.repeat(64)],
    ['x-lark-signature', 'a'.repeat(63)],
    ['x-lark-signature', `${'a'.repeat(64)}x`],
    ['x-lark-signature', `x${'a'.repeat(64)}`],
  ])('%s: %j', (name, value) => {
    expect(reasonOf(withHeader(name, value))).toBe('header');
  });

  test('another nonce or signature', () => {
    expect(reasonOf(withHeader('x-lark-request-nonce', 'other'))).toBe('signature');
    expect(reasonOf(withHeader('x-lark-signature', 'a'.repeat(64)))).toBe('signature');
  });
});

describe('the clock', () => {
  test.each([
    [MESSAGE, 8 * HOUR - MINUTE, 'delivery'],
    [MESSAGE, 8 * HOUR, 'delivery'],
    [MESSAGE, 8 * HOUR + SECOND, 'window'],
    [MESSAGE, -5 * MINUTE, 'delivery'],
    [MESSAGE, -5 * MINUTE - SECOND, 'window'],
    [CLICK, 5 * MINUTE, 'delivery'],
    [CLICK, 5 * MINUTE + SECOND, 'window'],
  ])('%s, %i ms old: %s', (type, age, verdict) => {
    expect(reasonOf(signed(envelope(type), NOW - age))).toBe(verdict);
  });
});

describe('what is inside', () => {
  test.each<[string, unknown]>([
    ['token', envelope(MESSAGE, { verificationToken: 'other' })],
    ['app', envelope(MESSAGE, { appId: 'cli_b' })],
    ['envelope', { schema: '1.0' }],
    ['envelope', []],
  ])('%s', (reason, inner) => {
    expect(reasonOf(signed(inner))).toBe(reason);
  });

  test('sealed and signed by another key, or changed on the way', () => {
    expect(reasonOf(sign(envelope(), 'other', NOW))).toBe('signature');
    const { body, headers } = signed(envelope());
    expect(reasonOf({ body: `${body} `, headers })).toBe('signature');
  });
});

describe('while a key or a token is changed', () => {
  const old = { encryptKey: 'k0', verificationToken: 't0' };
  const opened = (signedAs: Partial<DeliveryKeys>, previous: Keys['previous']): string => {
    const used = { ...keys, ...signedAs };
    const { headers, body } = sign(envelope(MESSAGE, used), used.encryptKey, NOW);
    const admission = createAdmission({ ...keys, ...(previous && { previous }) }, () => NOW)(
      headers,
      Buffer.from(body),
    );
    return admission.kind === 'refused' ? admission.reason : admission.kind;
  };

  test.each<[string, Partial<DeliveryKeys>, Keys['previous'], string]>([
    ['the new ones', {}, old, 'delivery'],
    ['the old ones', old, old, 'delivery'],
    ['the old key with the new token', { encryptKey: 'k0' }, old, 'delivery'],
    ['the new key with the old token', { verificationToken: 't0' }, old, 'delivery'],
    ['a third key', { encryptKey: 'k1' }, old, 'signature'],
    ['a third token', { ...old, verificationToken: 't1' }, old, 'token'],
    ['no key', { encryptKey: '' }, old, 'signature'],
    ['the old key where only the token changes', old, { verificationToken: 't0' }, 'signature'],
    ['the old token where only the key changes', old, { encryptKey: 'k0' }, 'token'],
    ['the old ones after the change', old, undefined, 'signature'],
  ])('%s', (_, signedAs, previous, verdict) => {
    expect(opened(signedAs, previous)).toBe(verdict);
  });

  test('a body signed by one key and sealed with the other is not opened', () => {
    const sealed = encrypt(JSON.stringify(envelope()), keys.encryptKey);
    const { headers } = signText('{}', old.encryptKey, NOW);
    const body = JSON.stringify({ encrypt: sealed });
    const signature = createHash('sha256')
      .update(`${headers['x-lark-request-timestamp']}${headers['x-lark-request-nonce']}${old.encryptKey}${body}`)
      .digest('hex');
    const admission = createAdmission({ ...keys, previous: old }, () => NOW);
    expect(admission({ ...headers, 'x-lark-signature': signature }, Buffer.from(body))).toEqual({
      kind: 'refused',
      reason: 'body',
    });
  });

  test('the console’s check is answered under either', () => {
    const admission = createAdmission({ ...keys, previous: old }, () => NOW);
    for (const { encryptKey, verificationToken } of [keys, old]) {
      const check = JSON.stringify({ type: 'url_verification', token: verificationToken, challenge: 'c' });
      const body = JSON.stringify({ encrypt: encrypt(check, encryptKey) });
      expect(admission({}, Buffer.from(body))).toEqual({ kind: 'url-check', challenge: 'c' });
    }
  });
});

describe('the check of the console’s URL', () => {
  const check = (token = keys.verificationToken): string =>
    JSON.stringify({ type: 'url_verification', token, challenge: 'c' });
  const sealed = (token?: string): string => JSON.stringify({ encrypt: encrypt(check(token), keys.encryptKey) });

  test('is answered by its token alone, plain or sealed', () => {
    for (const body of [check(), sealed()])
      expect(admit({ headers: {}, body })).toEqual({ kind: 'url-check', challenge: 'c' });
    for (const body of [check('other'), sealed('other')]) expect(reasonOf({ headers: {}, body })).toBe('token');
    expect(reasonOf({ headers: {}, body: '{}' })).toBe('unsigned');
  });

  test('is answered where it is signed, and refused where it is signed by half', () => {
    const { headers, body } = signed(JSON.parse(check()));
    expect(admit({ headers, body })).toEqual({ kind: 'url-check', challenge: 'c' });
    for (const name of Object.keys(headers).filter((each) => each.startsWith('x-lark-')))
      expect(reasonOf({ headers: { [name]: headers[name] }, body: check() }), name).toBe('header');
  });

  test('opens 20 sealed bodies at once and then one a second, so that nobody can probe the key', () => {
    let now = NOW;
    const admission = createAdmission(keys, () => now);
    const tries = (count: number): string[] =>
      Array.from({ length: count }, () => admission({}, Buffer.from(sealed())).kind);
    expect(tries(22).filter((kind) => kind === 'url-check')).toHaveLength(20);
    now += 999;
    expect(tries(1)).toEqual(['refused']);
    now += 1;
    expect(tries(2)).toEqual(['url-check', 'refused']);
    now += 1000;
    expect(tries(2)).toEqual(['url-check', 'refused']);
    now += HOUR;
    expect(tries(22).filter((kind) => kind === 'url-check')).toHaveLength(20);
    // A plain one opens nothing.
    expect(admission({}, Buffer.from(check())).kind).toBe('url-check');
  });
});
