/** JSON as Feishu sends it and nothing looser: a valid signature alone proves nothing about the tail of the body. */

const MAX_DEPTH = 32;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Undefined for what is not UTF-8, not JSON, nested too deep, or names a member twice or dangerously. */
export function parseStrictJson(bytes: Uint8Array): unknown {
  try {
    const text = utf8.decode(bytes);
    return isPlain(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Walks the text before anything is built from it. Broken JSON may pass here: `JSON.parse` refuses it. */
function isPlain(text: string): boolean {
  const levels: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '{' || char === '[') {
      levels.push(char === '{' ? new Set() : null);
      if (levels.length > MAX_DEPTH) return false;
    } else if (char === '}' || char === ']') {
      levels.pop();
    } else if (char === '"') {
      const end = endOfString(text, at);
      if (end < 0) return false;
      const names = levels.at(-1);
      if (names && isMemberName(text, end) && !isNewName(names, text.slice(at, end))) return false;
      at = end - 1;
    }
  }
  return true;
}

/** The place behind the closing quotation mark; -1 when there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return -1;
}

function isMemberName(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && ' \t\n\r'.includes(text[at] ?? '')) at += 1;
  return text[at] === ':';
}

/** Compared after unescaping: `"\u0061"` and `"a"` are one name. */
function isNewName(names: Set<string>, quoted: string): boolean {
  const name: unknown = JSON.parse(quoted);
  if (typeof name !== 'string' || FORBIDDEN.has(name) || names.has(name)) return false;
  names.add(name);
  return true;
}
