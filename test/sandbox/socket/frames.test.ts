/** The frames of the long connection, byte by byte. */
import { describe, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import { decodeFrame, encodeFrame, type Frame } from '../../../src/sandbox/socket/frames.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a frame on the wire', () => {
  test('a ping as the official clients send it', () => {
    // SeqID, LogID, service, method; then a header of key and value.
    const ping = Buffer.from('0800' + '1000' + '1801' + '2000' + '2a0c' + '0a0474797065' + '120470696e67', 'hex');
    const frame: Frame = { method: 0, headers: { type: 'ping' }, payload: new Uint8Array() };
    expect(decodeFrame(ping)).toEqual(frame);
    // An empty payload may be written or left out.
    expect(Buffer.from(encodeFrame(frame)).subarray(0, ping.length).toString('hex')).toBe(ping.toString('hex'));
  });

  test('members that are unknown here are passed over', () => {
    const encoded = encodeFrame({ method: 1, headers: { type: 'event' }, payload: utf8('{}') });
    // payload_encoding, payload_type and LogIDNew.
    const more = Buffer.from('320467' + '7a6970' + '3a046a736f6e' + '4a03616263', 'hex');
    const { method, payload } = decodeFrame(Buffer.concat([encoded, more]));
    expect([method, Buffer.from(payload).toString()]).toEqual([1, '{}']);
  });

  test('what is no frame is refused', () => {
    for (const bytes of ['', 'ff', '0800', '2a05ffffffffff'])
      expect(() => decodeFrame(Buffer.from(bytes, 'hex')), bytes).toThrow();
  });

  test('200 generated frames come back as they were', () => {
    const chance = createChance(26);
    const upTo = (most: number): number => Math.floor(chance() * (most + 1));
    const letters = ['a', 'Z', '0', '_', ' ', '\n', '中', '😀', '"', '\u0000', '\u202e'];
    const word = (most: number): string =>
      Array.from({ length: upTo(most) }, () => letters[upTo(letters.length - 1)] ?? '').join('');
    for (let round = 0; round < 200; round += 1) {
      const headers = Object.fromEntries(Array.from({ length: upTo(6) }, (_, at) => [`${at}${word(5)}`, word(20)]));
      const payload = Uint8Array.from({ length: upTo(9_000) }, () => upTo(255));
      const frame: Frame = { method: chance() < 0.5 ? 0 : 1, headers, payload };
      const back = decodeFrame(encodeFrame(frame));
      expect({ ...back, payload: Buffer.from(back.payload) }).toEqual({ ...frame, payload: Buffer.from(payload) });
    }
  });
});
