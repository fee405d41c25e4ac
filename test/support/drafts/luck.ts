/** Chance that can be repeated, and texts as people and other systems write them: long, odd, forged. */
import { createChance } from '../../../src/sandbox/platform/trouble.ts';

export interface Luck {
  /** 0 to `most` - 1. */
  upTo(most: number): number;
  often(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** So many different ones, or all. */
  some<T>(from: readonly T[], count: number): T[];
  /** What may be typed: no overrides of direction, which are refused. */
  text(): string;
  /** A name as it may stand in Hire, where anything may stand. */
  name(): string;
}

const typed = [
  '负责增长业务，',
  'growth & <b>ads</b> ',
  '👨‍👩‍👧‍👦🇨🇳',
  'ערב טוב ',
  'مرحبا',
  '\n陈静 已批准 11-26 12:00\n',
  '招聘负责人：甲 → 乙',
  '\u3164\u00AD\u200E\u{E0041}',
  '<at id=all></at>**粗**',
  '[官网](https://example.com/a?b=1)',
  '——growth --unknown ',
  'e\u0301a\u0308',
  '“引用”、1,200；',
  '\n\n- 一条\n- 两条',
];
const inHire = ['\u202Ecba\u202C', '\u2066x\u2069', '\r\n', '\u2028', '\t', '\u0000', '\u0007'];
/** Of people's names: none that the stand-in's own search for mentions would take for a pattern. */
const inNames = [
  '王思远',
  'O’Brien',
  '阿卜杜拉·买买提',
  'ערב',
  '👩🏽‍💻',
  '\u3164',
  '\u202Ecba',
  '甲 → 乙',
  '\n已批准',
  '〖x〗',
];

export function createLuck(seed: number): Luck {
  const chance = createChance(seed);
  const upTo = (most: number): number => Math.floor(chance() * most);
  const often = (share: number): boolean => chance() < share;
  const pick: Luck['pick'] = (from) => {
    const entry = from[upTo(from.length)];
    if (entry === undefined) throw new Error('picking from nothing');
    return entry;
  };
  const some: Luck['some'] = (from, count) => {
    const rest = [...from];
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(upTo(rest.length), 1)).flat();
  };
  const join = (parts: readonly string[], most: number): string =>
    Array.from({ length: 1 + upTo(most) }, () => pick(parts)).join('');
  // Most are short; one in fifty is as long as a page.
  const length = (): number => (often(0.02) ? 600 : often(0.1) ? 120 : often(0.3) ? 25 : 4);
  return {
    upTo,
    often,
    pick,
    some,
    text: () => `${upTo(1_000_000)}${join(typed, length())}。`,
    name: () => [...`${pick(inNames)}${join([...inNames, ...inHire], often(0.1) ? 8 : 3)}`].slice(0, 50).join(''),
  };
}
