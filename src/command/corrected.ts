/** What stands there is said to be wrong: 24012 是实习生，改下人员类型; R00407 人数不对，应该是 8; R00407 人数不是 5，是 8. */
import type { Said, Speaker, Way } from './said.ts';

const BEHIND = '[\\s,，。;；]+';
const REALLY = '(?:其实|实际上?|现在|已经)?';
const PLEASE = '(?:请|麻烦|帮忙|帮我)?(?:把|将)?';
const MEND = '(?:改|换|更新|调整|修改|变更|更正|改正|修正)(?:一?下|过来|掉)?';
const WRONG = '(?:不对|不正确|有误|错|[写填弄搞输]错|没[写填]对)(?:了|啦)?';
const SAYS_SO = /不对|不正确|有误|错|不是|没[写填]对|[是为].*[改换更调修变]/s;

/** Null where there is no field. */
export function correctedIn({ operation, lexicon, bare }: Speaker): Way | null {
  if (operation.fields.size === 0 || lexicon.names === '') return null;
  const field = `(?<field>${lexicon.names})`;
  const target = '^(?:把|将)?\\s*(?<target>.{1,60}?)\\s*的?\\s*';
  const its = '(?:(?:它|他|她|TA)的)?';
  const value = '(?<value>[^\\s,，。;；].{0,200}?)';
  const patterns = [
    `${target}${REALLY}(?:应该)?[是为]\\s*${value}${BEHIND}${PLEASE}${MEND}\\s*${its}${field}$`,
    `${target}${REALLY}(?:应该)?[是为]\\s*${value}${BEHIND}${PLEASE}${its}${field}\\s*${MEND}$`,
    `${target}${field}\\s*${WRONG}${BEHIND}${REALLY}(?:应该|应|要|得)?(?:是|为|改成|改为|换成)\\s*${value}$`,
    `${target}${field}\\s*不是\\s*(?<old>[^\\s,，。;；]{1,40}?)\\s*[,，]?\\s*(?:而|应该)?是\\s*${value}$`,
  ].map((pattern) => new RegExp(pattern, 'is'));
  const read = (text: string): Said[] =>
    patterns.flatMap((pattern) => {
      const { target: typed = '', field: name = '', value: young = '', old = '' } = pattern.exec(text)?.groups ?? {};
      if (name === '' || lexicon.namesIn(typed.toLowerCase()).length > 0) return [];
      return [{ source: `${bare(typed)} ${name}${old && ` ${old} `}改成${young}`, moved: null }];
    });
  return { holds: SAYS_SO, read };
}
