/** JSON as Feishu sends it and nothing looser: a valid signature alone proves nothing about the tail of the body. */
import { dangerousNames } from '../core/json.ts';

const MAX_DEPTH = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Undefined for what is not UTF-8, not JSON, nested too deep, or names a member twice or dangerously.
 * Below the member `content` (its path) names may be anything: what people fill in is judged when it is known to be authentic.
 */
export function parseStrictJson(bytes: Uint8Array, content: readonly string[] = []): unknown {
  try {
    const text = utf8.decode(bytes);
    return isPlain(text, content) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/** An object or a list. */
interface Level {
  readonly names: Set<string>;
  /** The newest member, whose value comes next; of a list none. */
  name: string;
  /** Names may be anything here. */
  readonly free: boolean;
}

/** Walks the text before anything is built from it. Broken JSON may pass here: `JSON.parse` refuses it. */
function isPlain(text: string, content: readonly string[]): boolean {
  const levels: Level[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === OPEN_OBJECT || char === OPEN_LIST) {
      levels.push({ names: new Set(), name: '', free: isFree(levels, content) });
      if (levels.length > MAX_DEPTH) return false;
    } else if (char === CLOSE_OBJECT || char === CLOSE_LIST) {
      levels.pop();
    } else if (char === QUOTE) {
      const end = endOfString(text, at);
      const level = levels.at(-1);
      if (level && isMemberName(text, end) && !takesName(level, text.slice(at, end))) return false;
      at = end - 1;
    }
  }
  return true;
}

/** True for what opens as the value of the free member, and below it. */
const isFree = (levels: readonly Level[], content: readonly string[]): boolean =>
  content.length > 0 &&
  (levels.at(-1)?.free === true ||
    (levels.length === content.length && levels.every(({ name }, depth) => name === content[depth])));

/** The place behind the closing quotation mark; behind the text when there is none. */
function endOfString(text: string, start: number): number {
  for (let mark = text.indexOf('"', start + 1); mark >= 0; mark = text.indexOf('"', mark + 1))
    if (!isEscaped(text, mark)) return mark + 1;
  return text.length + 1;
}

/** An even number of backslashes before it are characters of their own. */
function isEscaped(text: string, mark: number): boolean {
  let before = mark;
  while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
  return (mark - before) % 2 === 1;
}

const colon = /[ \t\n\r]*:/y;

function isMemberName(text: string, end: number): boolean {
  colon.lastIndex = end;
  return colon.test(text);
}

/** Compared after unescaping: `"\u0061"` and `"a"` are one name. */
function takesName(level: Level, quoted: string): boolean {
  const name = quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
  if (level.names.has(name) || (dangerousNames.has(name) && !level.free)) return false;
  level.names.add(name);
  level.name = name;
  return true;
}
