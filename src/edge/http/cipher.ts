import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** The AES key that belongs to an encrypt key: its sha256 (`platform.md` section 1.3). */
export const cipherKey = (encryptKey: string): Buffer => createHash('sha256').update(encryptKey).digest();

/** AES-256-CBC, the first block is the IV. Undefined when it does not open. */
export function decrypt(encrypted: string, key: Buffer): Buffer | undefined {
  const data = Buffer.from(encrypted, 'base64');
  try {
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
    .digest('hex');
  return sameSecret(expected, signature);
}

/** Tells by its time whether they are of one length, and nothing about where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const one = Buffer.from(a);
  const other = Buffer.from(b);
  return one.length === other.length && timingSafeEqual(one, other);
}
