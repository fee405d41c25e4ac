import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** AES-256-CBC, key = sha256 of the encrypt key, first block = IV (`platform.md` section 1.3). Undefined when it does not open. */
export function decrypt(encrypted: string, encryptKey: string): Buffer | undefined {
  const data = Buffer.from(encrypted, 'base64');
  if (data.length < 32 || data.length % 16 !== 0) return undefined;
  try {
    const key = createHash('sha256').update(encryptKey).digest();
    const decipher = createDecipheriv('aes-256-cbc', key, data.subarray(0, 16));
    return Buffer.concat([decipher.update(data.subarray(16)), decipher.final()]);
  } catch {
    return undefined;
  }
}

export interface Signed {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
  readonly body: Uint8Array;
}

/** Over the raw bytes, in constant time (`platform.md` section 1.4). */
export function isSignedByFeishu({ timestamp, nonce, signature, body }: Signed, encryptKey: string): boolean {
  const expected = createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Compares secrets of any length without telling where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
