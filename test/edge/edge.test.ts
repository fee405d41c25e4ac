/** The edge: strict JSON, the documented vectors, limits of the server, what operators ask. */
import { connect } from 'node:net';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { incomingOf, toMs } from '../../src/edge/envelope.ts';
import { cipherKey, decrypt, isSignedByFeishu, sameSecret } from '../../src/edge/http/cipher.ts';
import { parseStrictJson } from '../../src/edge/http/strict-json.ts';
import { envelopeOf, sign } from '../../src/sandbox/deliver.ts';
import { createChance } from '../../src/sandbox/trouble.ts';
import { fixture } from '../support/contract.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

describe('the documented vectors', () => {
  test('decryption', () => {
    expect(decrypt('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', cipherKey('test key'))?.toString()).toBe(
      'hello world',
    );
  });
  test('signature', () => {
    const body = Buffer.from('{"encrypt":"P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="}');
    const signed = {
      timestamp: '1710000000',
      nonce: 'nonce-1',
      body,
      signature: 'f70f5983f4c8a2a793599873cf90245377da7e7c3142153d99279ab261ea6077',
    };
    expect(isSignedByFeishu(signed, 'test key')).toBe(true);
    expect(isSignedByFeishu({ ...signed, nonce: 'nonce-2' }, 'test key')).toBe(false);
    expect(isSignedByFeishu({ ...signed, signature: signed.signature.slice(2) }, 'test key')).toBe(false);
    expect(isSignedByFeishu(signed, '')).toBe(false);
  });
  test('secrets of any length', () => {
    expect([sameSecret('a', 'a'), sameSecret('a', 'ab'), sameSecret('', 'a')]).toEqual([true, false, false]);
  });
});

describe('strict JSON', () => {
  const parse = (text: string | Buffer) => parseStrictJson(Buffer.from(text));
  test.each([
    '{"a":1}',
    ' {"a" : [1, "x", {"b":null}]}\n',
    '"text"',
    '{"a":"\\"b\\":","b":"\\u4e2d"}',
    '{"a":{"x":1},"b":{"x":1}}',
  ])('%s passes', (text) => {
    expect(parse(text)).toEqual(JSON.parse(text));
  });
  test.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"__proto__":1}',
    '{"x":{"\\u005f_proto__":1}}',
    '{"constructor":{"prototype":{}}}',
    '{"a":1}x',
    '{"a":1',
    "{'a':1}",
    '',
    '[1,]',
    `${'['.repeat(33)}${']'.repeat(33)}`,
    '\uFEFF{"a":1}',
  ])('%s does not', (text) => {
    expect(parse(text)).toBeUndefined();
  });
  test('neither does broken UTF-8', () => {
    expect(parse(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).toBeUndefined();
  });
  test('20,000 mutated texts: either refused, or what JSON.parse says, and the prototype stays clean', () => {
    const chance = createChance(5);
    const seed = '{"schema":"2.0","header":{"event_id":"x","list":[1,2,{"a":"b\\n"}]},"__x":null}';
    const pieces = [
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '__proto__',
      '\u0000',
      '1e999',
      'null',
      '"header":',
      '\\u0022',
    ];
    for (let round = 0; round < 20_000; round += 1) {
      const at = Math.floor(chance() * seed.length);
      const text =
        seed.slice(0, at) +
        (pieces[Math.floor(chance() * pieces.length)] ?? '') +
        seed.slice(at + Math.floor(chance() * 3));
      const parsed = parse(text);
      if (parsed !== undefined) expect(parsed).toEqual(JSON.parse(text));
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('envelopes', () => {
  test('times in seconds, milliseconds and microseconds are the same moment', () => {
    expect(['1700000000', '1700000000000', '1700000000000000'].map(toMs)).toEqual([
      1700000000000,
      1700000000000,
      1700000000000000 / 1000,
    ]);
  });
  test('the recorded callbacks of the card pages are understood', () => {
    const samples = fixture('oracle/callbacks.json') as {
      v: { event?: Record<string, unknown>; context?: Record<string, string>; header?: { tenant_key: string } };
    }[];
    const header = {
      event_id: 'e',
      event_type: 'card.action.trigger',
      token: 't',
      app_id: 'a',
      create_time: '1700000000000',
    };
    const clicks = samples
      .filter(({ v }) => v.event?.action)
      .map(({ v }) =>
        incomingOf({
          schema: '2.0',
          header: { ...header, tenant_key: v.header?.tenant_key ?? 'x' },
          event: v.event ?? {},
          context: v.context,
        }),
      );
    expect(clicks.length).toBeGreaterThan(10);
    for (const click of clicks)
      expect(click).toMatchObject({
        kind: 'click',
        operator: expect.stringMatching(/^ou_/),
        messageId: expect.stringMatching(/^om_/),
      });
  });
});

describe('the server', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());
  const agent = () => supertest(world.botUrl);

  test('size, compression and method are refused before anything is read', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await agent().post('/feishu/events').set(json).send('x'.repeat(300_000))).status).toBe(413);
    expect(
      (
        await agent()
          .post('/feishu/cards')
          .set({ ...json, 'content-encoding': 'gzip' })
          .send('x')
      ).status,
    ).toBe(415);
    expect((await agent().post('/feishu/cards').set('content-type', 'text/plain').send('x')).status).toBe(401);
    expect((await agent().get('/feishu/events')).status).toBe(405);
    for (const body of ['{"__proto__":null}', '{"headers":null}', '{"encrypt":"AAAA"}', '{"encrypt":1}']) {
      const answer = await agent().post('/feishu/events').set(json).send(body);
      expect([answer.status, answer.text]).toEqual([401, '']);
    }
    expect((await agent().get('/healthz')).status).toBe(200);
  });

  test('a body whose length was not announced is cut at the limit', async () => {
    const { hostname, port } = new URL(world.botUrl);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          'POST /feishu/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
        );
        for (let sent = 0; sent < 6; sent += 1) socket.write(`10000\r\n${'x'.repeat(65_536)}\r\n`);
      });
      socket.once('data', (chunk) => {
        resolve(chunk.toString());
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  test('slow headers are closed', async () => {
    const { hostname, port } = new URL(world.botUrl);
    const answer = await new Promise<string>((resolve) => {
      let seen = '';
      const socket = connect(Number(port), hostname, () => socket.write('POST /feishu/events HTTP/1.1\r\nhost:'));
      socket.on('data', (chunk) => {
        seen += chunk.toString();
      });
      socket.on('close', () => resolve(seen));
    });
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
  });

  test('an authentic delivery of an event that nobody uses is stored and acknowledged', async () => {
    const { keys } = world.sandbox;
    const { body, headers } = sign(
      envelopeOf(keys, { type: 'im.message.message_read_v1', event: { reader: {} }, at: Date.now() }),
      keys.encryptKey,
      Date.now(),
    );
    const answer = await agent().post('/feishu/cards').set(headers).send(body);
    expect([answer.status, answer.text]).toEqual([200, '{}']);
  });

  test('readiness follows the token and names what is wrong', async () => {
    expect((await agent().get('/readyz')).body).toEqual({ status: 'ready', problems: {} });
  });

  test('metrics count verdicts, calls and states', async () => {
    await world.say('recruiter', '/help');
    const { text } = await agent().get('/metrics');
    expect(text).toContain('hirebot_deliveries_total{verdict="accepted"}');
    expect(text).toContain('hirebot_deliveries_total{verdict="refused: unsigned"}');
    expect(text).toContain(
      'hirebot_feishu_calls_total{api="POST /open-apis/im/v1/messages/:message_id/reply",outcome="answered"}',
    );
    expect(text).toContain('hirebot_inbox_waiting 0');
  });

  test('other pages tell nothing', async () => {
    const answer = await agent().get('/admin');
    expect([answer.status, answer.text]).toEqual([404, '']);
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });
});
