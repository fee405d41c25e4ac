/** Bytes → text: UTF-8 with or without its mark, UTF-16, GB18030. Null for what is none of them. */

const marks: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

export function textOf(bytes: Uint8Array): string | null {
  const marked = marks.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte));
  if (marked) return decoded(bytes, marked.encoding);
  const wide = unmarkedWide(bytes);
  const text = wide ? decoded(bytes, wide) : (decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030'));
  // Nobody types these: it is another kind of file.
  return text !== null && NO_TEXT.test(text.slice(0, LOOKED_AT)) ? null : text;
}

const LOOKED_AT = 20_000;
const NO_TEXT = /(?![\t\n\v\f\r\u0085])\p{Cc}/u;

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without its mark: every second byte of a comma, a digit, a line end is 0. */
function unmarkedWide(bytes: Uint8Array): string | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 4000);
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // One that strayed into another encoding tells nothing.
  if (even === odd || even + odd < looked / 50) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}
