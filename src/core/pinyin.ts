/** Chinese names as people type them in Latin letters. */
import { pinyin } from 'pinyin-pro';

const HAN = /\p{Script=Han}/u;
const LATIN = /^[a-zü'\u00B7]+$/;
const SPELLING = { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true } as const;

export const isChinese = (text: string): boolean => HAN.test(text);

/** A folded word that may be the pinyin of something. */
export const isSpelled = (folded: string): boolean => LATIN.test(folded);

/** `ü` is typed as `v` too; marks between syllables are left out. */
export const asSpelled = (folded: string): string => folded.replace(/ü/g, 'v').replace(/['\u00B7]/g, '');

/** How a folded name is spelled, with its first sign as a surname (单 shan, 曾 zeng) and without; none where nothing is Chinese. */
export function spellingsOf(folded: string): string[] {
  if (!isChinese(folded)) return [];
  const read = (surname: 'head' | 'off') => asSpelled(pinyin(folded, { ...SPELLING, surname }).join(''));
  return [...new Set([read('head'), read('off')])];
}
