/** Rounds of interviews, as the keys of who interviews in them. */

import type { Reading } from '../core/field.ts';
import { shortened } from '../core/free-text.ts';
import { comparable } from '../core/names.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';
import type { Text } from '../core/text.ts';
import { entriesIn, partsOf } from '../core/value.ts';

const COUNTED = '(?:\\d{1,2}|[一二三四五六七八九十])';
/** A name of the tenant's own ends like a round and stands apart from what is before it: 技术面. */
const OWN = '(?<![^\\s的,，、])(?:hr|[^\\s\\w的,，、:=]{1,4})面';

export const round = {
  label: { zh: '轮次', en: 'Round' },
  read: readRound,
  pattern: `(?:第\\s*${COUNTED}\\s*(?:轮面试|轮|面)|${COUNTED}[面轮]|[初首复][面试]|${OWN})`,
  placed: placedRound,
  words: (key: string): Text => ({ zh: `第 ${key} 轮`, en: `Round ${key}` }),
  offered: andOneMore,
};

const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** What people call the first two. */
const named: ReadonlyMap<string, string> = new Map([
  ['初', '1'],
  ['首', '1'],
  ['复', '2'],
]);

/** Rounds are counted from 1: `1`, `第1轮`, `第一轮`, `一面`, `初面`, `复试`, `round 1`, `1st round`. */
function readRound(word: string): Outcome<string> {
  const digits = numberIn(word.replace(/\s+/g, ''));
  return digits === undefined ? refuse(notARound(word, [])) : ok(digits);
}

/** The job's own rounds stand in their order: 终面. */
function placedRound(word: string, { beside, nameOf }: Reading): Outcome<string> {
  const counted = readRound(word);
  if (counted.ok) return counted;
  const rounds = entriesIn(beside?.['round-types']).map((entry) => nameOf?.(partsOf(entry).key) ?? '');
  const at = rounds.findIndex((name) => comparable(name) === comparable(word));
  return at < 0 ? refuse(notARound(word, rounds.filter(Boolean))) : ok(String(at + 1));
}

const notARound = (word: string, rounds: readonly string[]): Refusal => ({
  code: 'not-a-round',
  text: {
    zh: `「${shortened(word, 40)}」不是面试轮次${rounds.length > 0 ? `，Hire 里这个职位有：${rounds.join('、')}` : ''}。`,
    en: `"${shortened(word, 40)}" is not a round${rounds.length > 0 ? `; in Hire this job has: ${rounds.join(', ')}` : ''}.`,
  },
  hint: { zh: '写法：--interviewers 1=@张三,@李四', en: 'Write --interviewers 1=@ann,@bob' },
});

function numberIn(word: string): string | undefined {
  const counted = /^(?:第|round)?([1-9]\d?|[一二三四五六七八九十])(?:轮|面|轮面试|(?:st|nd|rd|th)round)?$/i.exec(
    word,
  )?.[1];
  if (counted !== undefined) return /\d/.test(counted) ? counted : String(CHINESE.indexOf(counted) + 1);
  return named.get(/^([初首复])(?:面|试|轮)$/.exec(word)?.[1] ?? '');
}

/** The rounds there are, and the next. */
function andOneMore(held: readonly string[]): string[] {
  const rounds = held.map(Number).sort((a, b) => a - b);
  return [...rounds, (rounds.at(-1) ?? 0) + 1].map(String);
}
