/** Rounds of interviews, as the keys of who interviews in them. */

import type { Reading } from '../core/field.ts';
import { shortened } from '../core/free-text.ts';
import { comparable } from '../core/names.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';
import { same, type Text } from '../core/text.ts';
import { entriesIn, partsOf } from '../core/value.ts';

const COUNTED = '(?:\\d{1,2}|[一二三四五六七八九十])';
const ENGLISH = 'round\\s*\\d{1,2}|\\d(?:st|nd|rd|th)\\s*round|(?:first|second|third)\\s*round';
/** A name of the tenant's own ends like a round and stands apart from what is before it: 技术面. */
const OWN = '(?<![^\\s的,，、])(?:hr|[^\\s\\w的,，、:=]{1,4})面';

export const round = {
  label: { zh: '轮次', en: 'Round' },
  read: readRound,
  pattern: `(?:${ENGLISH}|第\\s*${COUNTED}\\s*(?:轮面试|轮|面)|${COUNTED}[面轮]|[初首复][面试]|${OWN})`,
  placed: placedRound,
  words: (key: string): Text => ({ zh: `第 ${key} 轮`, en: `Round ${key}` }),
  offered: andOneMore,
};

const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** What people call the first ones. */
const firstOnes: ReadonlyMap<string, string> = new Map([
  ['初', '1'],
  ['首', '1'],
  ['复', '2'],
  ['first', '1'],
  ['second', '2'],
  ['third', '3'],
]);

/** Rounds are counted from 1: `1`, `第1轮`, `第一轮`, `一面`, `初面`, `复试`, `round 1`, `1st round`. */
function readRound(word: string): Outcome<string> {
  const digits = numberIn(word.replace(/\s+/g, ''));
  return digits === undefined ? refuse(notARound(word, same(''))) : ok(digits);
}

/** The job's own rounds stand in their order: 终面. */
function placedRound(word: string, { beside, nameOf }: Reading): Outcome<string> {
  const counted = readRound(word);
  if (counted.ok) return counted;
  const rounds = entriesIn(beside?.['round-types']).map((entry) => nameOf?.(partsOf(entry).key) ?? '');
  const at = rounds.findIndex((name) => comparable(name) === comparable(word));
  return at < 0 ? refuse(notARound(word, named(rounds.filter(Boolean)))) : ok(String(at + 1));
}

const notARound = (word: string, more: Text): Refusal => ({
  code: 'not-a-round',
  text: {
    zh: `「${shortened(word, 40)}」不是面试轮次${more.zh}。`,
    en: `"${shortened(word, 40)}" is not a round${more.en}.`,
  },
  hint: {
    zh: '轮次可以写 1、第1轮、一面、初面、复试，例如 --interviewers 1=@张三,@李四',
    en: 'Write a round as 1 or "1st round": --interviewers 1=@ann,@bob',
  },
});

/** Rounds have names only where the tenant uses round types. */
const named = (rounds: readonly string[]): Text =>
  rounds.length > 0
    ? { zh: `，Hire 里这个职位有：${rounds.join('、')}`, en: `; in Hire this job has: ${rounds.join(', ')}` }
    : {
        zh: '：Hire 里这个职位的轮次没有名称（租户没有启用面试轮次类型），不能按名称写',
        en: ': in Hire the rounds of this job have no names (the tenant has not switched on round types)',
      };

function numberIn(word: string): string | undefined {
  const counted = /^(?:第|round)?([1-9]\d?|[一二三四五六七八九十])(?:轮|面|轮面试|(?:st|nd|rd|th)round)?$/i.exec(
    word,
  )?.[1];
  if (counted !== undefined) return /\d/.test(counted) ? counted : String(CHINESE.indexOf(counted) + 1);
  return firstOnes.get(
    /^(?:([初首复])(?:面|试|轮)|(first|second|third)round)$/i.exec(word)?.slice(1).find(Boolean)?.toLowerCase() ?? '',
  );
}

/** The rounds there are, and the next. */
function andOneMore(held: readonly string[]): string[] {
  const rounds = held.map(Number).sort((a, b) => a - b);
  return [...rounds, (rounds.at(-1) ?? 0) + 1].map(String);
}
