/** The requests that end a process with the SDK's adapters, by what makes them do so. None of them is signed. */
import type { Forged } from './attacks.ts';

const plain = (body: string): Forged => ({ body, headers: { 'content-type': 'application/json' } });

export const killers: Readonly<Record<string, () => Forged>> = {
  'a prototype of null': () => plain('{"__proto__":null}'),
  'headers of null': () => plain('{"headers":null}'),
  'an encrypt that is no ciphertext': () => plain('{"encrypt":"AAAA"}'),
  'an encrypt that is no text': () => plain('{"encrypt":1}'),
};
