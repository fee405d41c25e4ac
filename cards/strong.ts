/** A line that ends in bold letters, where its words cannot be taken for markup (`docs/decisions/0021-bold-only-beyond-doubt.md`). */
import { drawn } from '../src/core/free-text.ts';
import type { Text } from '../src/core/text.ts';
import { type Element, fullLine, type Tone, toned } from './card.ts';

/** Letters, digits, and marks that mean nothing in markdown, wherever in a line they stand. */
const HARMLESS = /^\p{L}[\p{L}\p{N} ，。、：；？！（）「」《》“”‘’·…—～＋－→(),.%+/-]*$/u;
/** What clients make a link of by themselves. */
const LINKED = /www|\p{L}\.\p{L}/iu;

/** Of marks with a colon only our own, behind a label, is none: `:DONE:` is an emoji, `http:` a link. */
const isHarmless = (words: string): boolean => {
  const text = words.replace(': ', ' ');
  return HARMLESS.test(text) && !LINKED.test(text) && drawn(text) === text;
};

/** The same words in either case. */
export function strongLine(before: Text, strong: Text, tone: Tone = 'normal'): Element {
  const zh = { before: before.zh, strong: strong.zh };
  const en = { before: before.en, strong: strong.en };
  const plainly = (each: typeof zh): string => `${each.before}${each.strong}`;
  if (![zh, en].every((each) => isHarmless(plainly(each)) && each.strong.trim() === each.strong && each.strong !== ''))
    return fullLine({ zh: plainly(zh), en: plainly(en) }, tone);
  const boldly = (each: typeof zh): string => `${each.before}**${each.strong}**`;
  return toned({ tag: 'lark_md', content: boldly(zh), i18n_content: { zh_cn: boldly(zh), en_us: boldly(en) } }, tone);
}
