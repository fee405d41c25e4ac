/** Figure M1 and T1–T5, T13, T18, T25 of the threats: what is not authentic never gets in, what is always does. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encrypt, envelopeOf, type Signed, sign } from '../../src/sandbox/delivery/deliver.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

const FORGED = 10_000;
const AUTHENTIC = 2_000;
const SEED = 20261120;

let world: TestWorld;
const agent = new Agent({ connections: 16 });
beforeAll(async () => {
  world = await startWorld();
  // The first authentic delivery tells the tenant; forgeries come after it.
  await world.say('recruiter', '/help');
});
afterAll(async () => {
  await agent.close();
  await world.stop();
});

const chance = createChance(SEED);
const below = (limit: number): number => Math.floor(chance() * limit);
const hex = (bytes: number): string =>
  Array.from({ length: bytes }, () => below(256).toString(16).padStart(2, '0')).join('');

/** A message nobody would answer: from another bot, so that 2,000 of them are 2,000 rows and nothing else. */
const event = () => ({
  sender: { sender_id: { open_id: 'ou_other_bot' }, sender_type: 'app', tenant_key: world.sandbox.keys.tenantKey },
  message: {
    message_id: `om_${randomUUID()}`,
    create_time: String(Date.now()),
    chat_id: 'oc_x',
    chat_type: 'p2p',
    message_type: 'text',
    content: '{"text":"/help"}',
  },
});
const click = () => ({
  operator: { open_id: 'ou_x', tenant_key: world.sandbox.keys.tenantKey },
  action: { value: { act: 'confirm', ref: 'unknown' }, tag: 'button' },
  context: { open_message_id: 'om_x', open_chat_id: 'oc_x' },
});
const envelope = (
  changes: Partial<Record<'appId' | 'verificationToken' | 'tenantKey', string>> = {},
  type = 'im.message.receive_v1',
) =>
  envelopeOf(
    { ...world.sandbox.keys, ...changes },
    { type, event: type === 'card.action.trigger' ? click() : event(), at: Date.now() },
  );

const key = () => world.sandbox.keys.encryptKey;
const now = () => Date.now();
const authentic = (): Signed => sign(envelope(), key(), now());

/** Signed correctly, whatever the body is. */
function signedBytes(body: string | Buffer, at = now()): { body: Buffer; headers: Record<string, string> } {
  const bytes = Buffer.from(body);
  const [timestamp, nonce] = [String(Math.floor(at / 1000)), hex(8)];
  const signature = createHash('sha256')
    .update(timestamp + nonce + key())
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
}
const sealedText = (inner: string) => signedBytes(JSON.stringify({ encrypt: encrypt(inner, key()) }));
const without = (headers: Signed['headers'], ...names: string[]) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

interface Forged {
  readonly body: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const SIGNATURE = ['x-lark-request-timestamp', 'x-lark-request-nonce', 'x-lark-signature'];

/** Each makes one forged or mutated delivery. */
const classes: Readonly<Record<string, () => Forged>> = {
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
      Buffer.concat([Buffer.from(body), Buffer.from([0x80]), randomBytes(below(64)), Buffer.from(',"x":1}')]),
    );
  },
  'another nonce': () => ({ ...authentic(), headers: { ...authentic().headers, 'x-lark-request-nonce': hex(8) } }),
  'the border between time and nonce moved': () => {
    const { body, headers } = authentic();
    const [time, nonce] = [headers['x-lark-request-timestamp'] ?? '', headers['x-lark-request-nonce'] ?? ''];
    const cut = 1 + below(3);
    const moved =
      chance() < 0.5 ? [time.slice(0, -cut), time.slice(-cut) + nonce] : [time + nonce.slice(0, cut), nonce.slice(cut)];
    return {
      body,
      headers: { ...headers, 'x-lark-request-timestamp': moved[0] ?? '', 'x-lark-request-nonce': moved[1] ?? '' },
    };
  },
  'older than eight hours': () => sign(envelope(), key(), now() - 8 * 3600_000 - 60_000 - below(1e9)),
  'from the future': () => sign(envelope(), key(), now() + 310_000 + below(1e9)),
  'a click older than five minutes': () =>
    sign(envelope({}, 'card.action.trigger'), key(), now() - 301_000 - below(7 * 3600_000)),
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
        token: world.sandbox.keys.verificationToken,
        ts: '1',
        type: 'event_callback',
        event: { type: 'message' },
      }),
    ),
  'the old card format with its SHA-1': () => {
    const body = JSON.stringify({ open_id: 'ou_x', action: { value: { act: 'confirm', ref: 'x' } } });
    const signature = createHash('sha1').update(`1${world.sandbox.keys.verificationToken}${body}`).digest('hex');
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
  'a wrong verification token': () => sign(envelope({ verificationToken: hex(16) }), key(), now()),
  'another app': () => sign(envelope({ appId: `cli_${hex(8)}` }), key(), now()),
  'another tenant': () => sign(envelope({ tenantKey: hex(8) }), key(), now()),
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

async function deliver({ body, headers }: Forged): Promise<{ status: number; text: string }> {
  const path = below(2) === 0 ? '/feishu/events' : '/feishu/cards';
  const answer = await request(`${world.botUrl}${path}`, { method: 'POST', dispatcher: agent, headers, body });
  return { status: answer.statusCode, text: await answer.body.text() };
}

async function inParallel<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return results;
}

const rows = async (): Promise<number> => (await world.db.selectFrom('inbox').select('key').execute()).length;

describe(`deliveries, seed ${SEED}`, () => {
  test(`${FORGED} forged or mutated ones of ${Object.keys(classes).length} classes: none gets in, none learns why`, async () => {
    const names = Object.keys(classes);
    expect(names.length).toBeGreaterThanOrEqual(14);
    const before = await rows();
    const answers = await inParallel(FORGED, async (index) => {
      const name = names[index % names.length] ?? '';
      const made = classes[name];
      if (!made) throw new Error(name);
      return { name, ...(await deliver(made())) };
    });
    expect(answers.filter(({ status, text }) => status !== 401 || text !== '')).toEqual([]);
    expect(await rows()).toBe(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test(`${AUTHENTIC} authentic ones: all get in, however Feishu writes its JSON and however late it retries`, async () => {
    const writings: ((text: string) => string)[] = [
      (text) => text,
      (text) => text.replaceAll('":', '" : '),
      (text) => `${text}\n`,
      (text) => text.replaceAll('/', '\\/'),
      (text) => text.replaceAll('<', '\\u003c').replaceAll('&', '\\u0026'),
      (text) => JSON.stringify(JSON.parse(text), null, 2),
    ];
    const before = await rows();
    const answers = await inParallel(AUTHENTIC, async (index) => {
      if (index % 10 === 9) return deliver(sign(envelope({}, 'card.action.trigger'), key(), now() - below(290_000)));
      const [inner, outer] = [writings[below(6)] ?? String, writings[below(3)] ?? String];
      const body = outer(JSON.stringify({ encrypt: encrypt(inner(JSON.stringify(envelope())), key()) }));
      return deliver(signedBytes(body, now() - below(7.5 * 3600_000)));
    });
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect((await rows()) - before).toBe(AUTHENTIC * 0.9);
  });

  test('1,000 replays of one delivery, now and hours later, are one row', async () => {
    const one = authentic();
    const before = await rows();
    const answers = await inParallel(1_000, () => deliver(one));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await rows()) - before).toBe(1);
  });

  test('the URL check is answered, plain and encrypted, to the right token only', async () => {
    const check = JSON.stringify({
      type: 'url_verification',
      token: world.sandbox.keys.verificationToken,
      challenge: 'abc',
    });
    const headers = { 'content-type': 'application/json' };
    for (const body of [check, JSON.stringify({ encrypt: encrypt(check, key()) })]) {
      // The budget for opening unsigned bodies may be used up by the forgeries of this minute.
      const { status, text } =
        body === check
          ? await deliver({ body, headers })
          : await world.until(async () => {
              const answer = await deliver({ body, headers });
              return answer.status === 200 ? answer : null;
            });
      expect(status).toBe(200);
      expect(JSON.parse(text)).toEqual({ challenge: 'abc' });
    }
  });
});
