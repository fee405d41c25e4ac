/** JSON as Feishu sends it and nothing looser: a valid signature alone proves nothing about the tail of the body. */
import { dangerousNames } from '../core/json.ts';

const MAX_DEPTH = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Undefined for what is not UTF-8, not JSON, nested too deep, or names a member twice or dangerously.
 * Below the member `content` (its path) names may be anything: what people fill in is judged when it is known to be authentic.
 */
export function parseStrictJson(bytes: Uint8Array, content?: readonly string[]): unknown {
  try {
    const text = utf8.decode(bytes);
    const names = namesIn(text);
    if (names === null) return undefined;
    const value: unknown = JSON.parse(text);
    // Of members with the same name only the last is there.
    return safeMembers(value, content) === names ? value : undefined;
  } catch {
    return undefined;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const SPACE = 0x20;

/** How many members the text names, before anything is built from it; null where it is nested too deep. Broken JSON may pass. */
function namesIn(text: string): number | null {
  let depth = 0;
  let names = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) {
      at = endOfString(text, at);
      if (nextBehind(text, at) === COLON) names += 1;
    } else if (char === OPEN_OBJECT || char === OPEN_LIST) {
      depth += 1;
      if (depth > MAX_DEPTH) return null;
    } else if (char === CLOSE_OBJECT || char === CLOSE_LIST) {
      depth -= 1;
    }
  }
  return names;
}

/** The place of the closing quotation mark; behind the text when there is none. */
function endOfString(text: string, start: number): number {
  for (let mark = text.indexOf('"', start + 1); mark >= 0; mark = text.indexOf('"', mark + 1))
    if (!isEscaped(text, mark)) return mark;
  return text.length;
}

/** An even number of backslashes before it are characters of their own. */
function isEscaped(text: string, mark: number): boolean {
  let before = mark;
  while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
  return (mark - before) % 2 === 1;
}

/** The character behind a place and its white space. */
function nextBehind(text: string, place: number): number {
  let at = place + 1;
  while (text.charCodeAt(at) <= SPACE) at += 1;
  return text.charCodeAt(at);
}

/**
 * How many members a value has, at every depth; not a number where one is named dangerously. `way` leads to the member below which
 * names may be anything: empty from there on, undefined beside it.
 */
function safeMembers(value: unknown, way?: readonly string[]): number {
  if (value === null || typeof value !== 'object') return 0;
  const free = way?.length === 0 ? way : undefined;
  let members = 0;
  if (Array.isArray(value)) {
    for (const one of value) members += safeMembers(one, free);
    return members;
  }
  for (const [name, below] of Object.entries(value)) {
    if (!free && dangerousNames.has(name)) return Number.NaN;
    members += 1 + safeMembers(below, free ?? (way?.[0] === name ? way.slice(1) : undefined));
  }
  return members;
}
