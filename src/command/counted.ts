/** Sentences that count: 给 R00407 加两个人, R00407 一共招 12 人. */
import { numeral } from '../core/numerals.ts';
import { firstLabel } from './first-label.ts';
import type { Said, Speaker, Way } from './said.ts';

const COUNTS = /[加增招扩减砍缩降]|[多再又还]\s?[要批给]/;
const COUNTED =
  /^(?<target>.+?)\s*(?:再|又|还)?\s*(?<word>增加|添加|加招|多招|扩招|(?<=[再又]\s?)招|多加|[多再加][要批给]|(?<=[再又还]\s?)要|加|减少|减去|缩减|减招|少招|减掉|砍掉|减)\s*了?\s*(?<amount>\d{1,4}|[一二两三四五六七八九十]{1,3})\s*(?:个|名|位)?\s*(?:人|名额|编制|hc)?$/i;

const IN_ALL_WORDS = /[共计只到至]/;
const IN_ALL =
  /^(?<target>.+?)\s*(?:(?:一共|总共|总计|共|只)\s*(?:需要|要)?招(?:聘|满|到|够)?|(?:缩减|压缩|减少|减|降低|降|砍|扩大|扩招|扩|增加|增|加)[到至])\s*(?<amount>\d{1,4}|[一二两三四五六七八九十]{1,3})\s*[个名位]?\s*人?$/;

/** Of a number that the operation has but one of; null where it has none or several. */
export function countIn({ operation, lexicon, bare }: Speaker): Way | null {
  const [[flag, { steps } = {}] = [], ...others] = [...operation.fields].filter(
    ([, each]) => each.steps?.by === 'number',
  );
  if (!flag || !steps || others.length > 0) return null;
  const read = (text: string): Said[] => {
    const {
      target: typed = '',
      word = '',
      amount = '',
    } = ((IN_ALL_WORDS.test(text) && IN_ALL.exec(text)) || COUNTED.exec(text))?.groups ?? {};
    const size = amount === '' ? null : numeral(amount);
    if (size === null || firstLabel(typed, lexicon)) return [];
    // A minus before a Chinese numeral would be the dash of a flag.
    const { up, down } = steps;
    const becomes = word === '' ? `${size}` : /^[增添加多扩招再要]/.test(word) ? `${up}${amount}` : `${down}${size}`;
    return [{ source: `${bare(typed)} --${flag} ${becomes}`, moved: null }];
  };
  return { holds: COUNTS, read };
}
