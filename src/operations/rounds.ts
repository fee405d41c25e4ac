/** Rounds of interviews, as the keys of who interviews in them. */
import { shortened } from '../core/free-text.ts';
import { type Outcome, ok, refuse } from '../core/outcome.ts';
import type { Text } from '../core/text.ts';

export const round = {
  label: { zh: '轮次', en: 'Round' },
  read: readRound,
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
  return digits === undefined
    ? refuse({
        code: 'not-a-round',
        text: { zh: `「${shortened(word, 40)}」不是面试轮次。`, en: `"${shortened(word, 40)}" is not a round.` },
        hint: { zh: '写法：--interviewers 1=@张三,@李四', en: 'Write --interviewers 1=@ann,@bob' },
      })
    : ok(digits);
}

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
