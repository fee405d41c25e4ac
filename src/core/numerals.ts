/** Numbers as people write them: digits, Chinese, English up to twelve. */

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };
const ENGLISH = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const WITH_COMMAS = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?$/;
const PLAIN = /^\d{1,15}(?:\.\d{1,6})?$/;

/** What a word counts, without a sign: `12`, `1,200`, `2.5`, `十二`, `两百`, `twelve`; null where it is no number. */
export function numeral(word: string): number | null {
  if (PLAIN.test(word)) return Number(word);
  if (WITH_COMMAS.test(word)) return Number(word.replaceAll(',', ''));
  const english = ENGLISH.indexOf(word.toLowerCase());
  return english >= 0 ? english : chinese(word);
}

/** `二十`, `一百零五`, `十二`, and digit by digit: `二〇二六`. */
function chinese(word: string): number | null {
  const chars = [...word];
  if (chars.length === 0 || chars.length > 9 || !chars.every((char) => char in DIGITS || char in PLACES)) return null;
  if (chars.every((char) => char in DIGITS)) return Number(chars.map((char) => DIGITS[char]).join(''));
  let total = 0;
  let below = Number.POSITIVE_INFINITY;
  for (const [, digits = '', place = ''] of word.matchAll(/([零〇一二两三四五六七八九]*)([十百千万]?)/g)) {
    const unit = place === '' ? 1 : (PLACES[place] ?? 1);
    const digit = digits.replace(/^[零〇]/, '');
    if (digits === '' && place === '') continue;
    // `一百五` is 150 to who says it and 105 to who reads it.
    const skips = place === '' && digit === digits && below > 10 && total > 0;
    if (digit.length > 1 || unit >= below || skips) return null;
    // Ten is written without its one: `十二`.
    total += (digit === '' ? 1 : (DIGITS[digit] ?? 0)) * unit;
    below = unit;
  }
  return total;
}
