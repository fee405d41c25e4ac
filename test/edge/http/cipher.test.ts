import { describe, expect, test } from 'vitest';
import { cipherKey, decrypt, isSignedByFeishu, sameSecret } from '../../../src/edge/http/cipher.ts';

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
