/** The attack generator: deliveries that are forged or changed on the way, class by class, beside authentic ones. */
import { createHash, randomUUID } from 'node:crypto';
import { type DeliveryKeys, encrypt, envelopeOf, type Signed, sign } from '../../src/sandbox/delivery/deliver.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

export interface Forged {
  readonly body: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Attacks {
  /** Each makes one forged or mutated delivery. */
  readonly classes: Readonly<Record<string, () => Forged>>;
  /** One that Feishu might have sent: an event, or a click with a button that nobody knows. */
  authentic(kind?: 'event' | 'click', at?: number): Signed;
  /** The same, however Feishu writes its JSON and however late it retries. */
  written(): Forged;
  /** Signed correctly by this app, but of another app or another tenant. */
  foreign(): Forged;
  /** The words of one, before it is sealed. */
  envelope(): string;
  below(limit: number): number;
}

const SIGNATURE = ['x-lark-request-timestamp', 'x-lark-request-nonce', 'x-lark-signature'];

const without = (headers: Signed['headers'], ...names: string[]) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

const writings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('":', '" : '),
  (text) => `${text}\n`,
  (text) => text.replaceAll('/', '\\/'),
  (text) => text.replaceAll('<', '\\u003c').replaceAll('&', '\\u0026'),
  (text) => JSON.stringify(JSON.parse(text), null, 2),
];

const click = (tenant_key: string) => ({
  operator: { open_id: 'ou_x', tenant_key },
  action: { value: { act: 'confirm', ref: 'unknown' }, tag: 'button' },
  context: { open_message_id: 'om_x', open_chat_id: 'oc_x' },
});

/** A message nobody would answer: from another bot, so that thousands of them are rows and nothing else. */
const event = (tenant_key: string) => ({
  sender: { sender_id: { open_id: 'ou_other_bot' }, sender_type: 'app', tenant_key },
  message: {
    message_id: `om_${randomUUID()}`,
    create_time: String(Date.now()),
    chat_id: 'oc_x',
    chat_type: 'p2p',
    message_type: 'text',
    content: '{"text":"/help"}',
  },
});

/** By this seed, but for what makes each delivery another one. */
export function createAttacks(keys: DeliveryKeys, seed: number): Attacks {
  const chance = createChance(seed);
  const below = (limit: number): number => Math.floor(chance() * limit);
  const hex = (bytes: number): string =>
    Array.from({ length: bytes }, () => below(256).toString(16).padStart(2, '0')).join('');
  const key = keys.encryptKey;
  const now = () => Date.now();
  const envelope = (changes: Partial<DeliveryKeys> = {}, kind = 'event') =>
    envelopeOf(
      { ...keys, ...changes },
      kind === 'click'
        ? { type: 'card.action.trigger', event: click(keys.tenantKey), at: now() }
        : { type: 'im.message.receive_v1', event: event(keys.tenantKey), at: now() },
    );
  const authentic: Attacks['authentic'] = (kind = 'event', at = now()) => sign(envelope({}, kind), key, at);
  /** Signed correctly, whatever the body is. */
  const signedBytes = (body: string | Buffer, at = now()): Forged => {
    const bytes = Buffer.from(body);
    const [timestamp, nonce] = [String(Math.floor(at / 1000)), hex(8)];
    const signature = createHash('sha256')
      .update(timestamp + nonce + key)
      .update(bytes)
      .digest('hex');
    return {
      body: bytes,
      headers: {
        'content-type': 'application/json',
        'x-lark-request-timestamp': timestamp,
        'x-lark-request-nonce': nonce,
        'x-lark-signature': signature,
      },
    };
  };
  const sealedText = (inner: string) => signedBytes(JSON.stringify({ encrypt: encrypt(inner, key) }));
  const classes: Attacks['classes'] = {
    'no signature at all': () => ({ body: authentic().body, headers: without(authentic().headers, ...SIGNATURE) }),
    'one header missing': () => {
      const { body, headers } = authentic();
      return { body, headers: without(headers, SIGNATURE[below(3)] ?? '') };
    },
    'a random signature': () => ({ ...authentic(), headers: { ...authentic().headers, 'x-lark-signature': hex(32) } }),
    'an empty or odd signature': () => ({
      ...authentic(),
      headers: { ...authentic().headers, 'x-lark-signature': ['', '0', 'null', hex(31), hex(33)][below(5)] ?? '' },
    }),
    'a signature by another key': () => sign(envelope(), hex(16), now()),
    'encrypted by another key, signed by ours': () =>
      signedBytes(JSON.stringify({ encrypt: encrypt(JSON.stringify(envelope()), hex(16)) })),
    'a flipped bit in the body': () => {
      const { body, headers } = authentic();
      const bytes = Buffer.from(body);
      const at = below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
      return { body: bytes, headers };
    },
    'bytes added at the end, signature extended along': () => {
      const { body } = authentic();
      return signedBytes(
        Buffer.concat([
          Buffer.from(body),
          Buffer.from([0x80]),
          Buffer.from(hex(below(64)), 'hex'),
          Buffer.from(',"x":1}'),
        ]),
      );
    },
    'another nonce': () => ({ ...authentic(), headers: { ...authentic().headers, 'x-lark-request-nonce': hex(8) } }),
    'the border between time and nonce moved': () => {
      const { body, headers } = authentic();
      const [time, nonce] = [headers['x-lark-request-timestamp'] ?? '', headers['x-lark-request-nonce'] ?? ''];
      const cut = 1 + below(3);
      const moved =
        chance() < 0.5
          ? [time.slice(0, -cut), time.slice(-cut) + nonce]
          : [time + nonce.slice(0, cut), nonce.slice(cut)];
      return {
        body,
        headers: { ...headers, 'x-lark-request-timestamp': moved[0] ?? '', 'x-lark-request-nonce': moved[1] ?? '' },
      };
    },
    'older than eight hours': () => sign(envelope(), key, now() - 8 * 3600_000 - 60_000 - below(1e9)),
    'from the future': () => sign(envelope(), key, now() + 310_000 + below(1e9)),
    'a click older than five minutes': () => sign(envelope({}, 'click'), key, now() - 301_000 - below(7 * 3600_000)),
    'an odd time': () => ({
      ...authentic(),
      headers: {
        ...authentic().headers,
        'x-lark-request-timestamp': ['', '-1', `${now()}`, '1e9', '0x5', ' 1', 'NaN'][below(7)] ?? '',
      },
    }),
    'a plain body, signed': () => signedBytes(JSON.stringify(envelope())),
    'a plain body of the first schema': () =>
      signedBytes(
        JSON.stringify({
          uuid: hex(8),
          token: keys.verificationToken,
          ts: '1',
          type: 'event_callback',
          event: { type: 'message' },
        }),
      ),
    'the old card format with its SHA-1': () => {
      const body = JSON.stringify({ open_id: 'ou_x', action: { value: { act: 'confirm', ref: 'x' } } });
      const signature = createHash('sha1').update(`1${keys.verificationToken}${body}`).digest('hex');
      return {
        body,
        headers: {
          'content-type': 'application/json',
          'x-lark-request-timestamp': '1',
          'x-lark-request-nonce': '',
          'x-lark-signature': signature,
        },
      };
    },
    'members beside encrypt': () => signedBytes(JSON.stringify({ ...JSON.parse(authentic().body), ...envelope() })),
    'an empty or broken encrypt': () =>
      signedBytes(JSON.stringify({ encrypt: ['', 'AAAA', 1, null, [], hex(40), {}][below(7)] })),
    'a wrong verification token': () => sign(envelope({ verificationToken: hex(16) }), key, now()),
    'another app': () => sign(envelope({ appId: `cli_${hex(8)}` }), key, now()),
    'another tenant': () => sign(envelope({ tenantKey: hex(8) }), key, now()),
    'a member named twice': () => sealedText(JSON.stringify(envelope()).replace('"header":', '"header":{},"header":')),
    'a dangerous member': () =>
      sealedText(
        JSON.stringify(envelope()).replace(
          '"event":{',
          `"event":{"${['__proto__', 'constructor', 'prototype', '\\u005f_proto__'][below(4)]}":{"admin":true},`,
        ),
      ),
    'nested too deep': () =>
      sealedText(JSON.stringify(envelope()).replace('"event":{', `"event":{"x":${'['.repeat(40)}${']'.repeat(40)},`)),
    'not JSON inside': () => sealedText(JSON.stringify(envelope()).slice(0, -1 - below(20))),
    'no envelope inside': () => sealedText(['null', '[]', '1', '{}', '{"schema":"1.0"}', '"x"'][below(6)] ?? ''),
    'a URL check with a wrong token': () => ({
      body: JSON.stringify({ type: 'url_verification', token: hex(8), challenge: hex(8) }),
      headers: { 'content-type': 'application/json' },
    }),
  };
  const written = (): Forged => {
    const [inner, outer] = [writings[below(6)] ?? String, writings[below(3)] ?? String];
    const body = outer(JSON.stringify({ encrypt: encrypt(inner(JSON.stringify(envelope())), key) }));
    return signedBytes(body, now() - below(7.5 * 3600_000));
  };
  const foreign = (): Forged =>
    sign(
      envelope(below(2) === 0 ? { appId: `cli_${hex(8)}` } : { tenantKey: hex(8) }, below(2) === 0 ? 'event' : 'click'),
      key,
      now(),
    );
  return { classes, authentic, written, foreign, envelope: () => JSON.stringify(envelope()), below };
}
