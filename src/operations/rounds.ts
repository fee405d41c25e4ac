/** Rounds of interviews, as the keys of who interviews in them. */
import { type Outcome, ok, refuse } from '../core/outcome.ts';

export const round = {
  label: { zh: '轮次', en: 'Round' },
  read: readRound,
  words: (key: string) => `第 ${key} 轮`,
  offered: andOneMore,
};

/** Rounds are counted from 1; `第1轮` and `round1` are understood. */
function readRound(word: string): Outcome<string> {
  const digits = /^(?:第|round\s*)?([1-9]\d?)轮?$/i.exec(word)?.[1];
  return digits === undefined
    ? refuse({
        code: 'not-a-round',
        text: { zh: `「${word.slice(0, 40)}」不是面试轮次。`, en: `"${word.slice(0, 40)}" is not a round.` },
        hint: { zh: '写法：--interviewers 1=@张三,@李四', en: 'Write --interviewers 1=@ann,@bob' },
      })
    : ok(digits);
}

/** The rounds there are, and the next. */
function andOneMore(held: readonly string[]): string[] {
  const rounds = held.map(Number).sort((a, b) => a - b);
  return [...rounds, (rounds.at(-1) ?? 0) + 1].map(String);
}
