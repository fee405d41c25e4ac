/** How much one command may hold, and what is said of more. */
import type { Refusal } from '../core/outcome.ts';

/** Longest value, and most of what one command may hold. */
export const MAX_VALUE = 20_000;
/** Of what stands before the `=` of an entry. */
export const MAX_KEY = 200;
export const MAX_TOKENS = 4200;
export const MAX_FLAGS = 100;

export const openQuote: Refusal = {
  code: 'open-quote',
  text: { zh: '引号没有成对。', en: 'A quotation mark is not closed.' },
  hint: { zh: '请在值的结尾补上引号。', en: 'Close it at the end of the value.' },
};

export const tooLong: Refusal = {
  code: 'too-long',
  text: {
    zh: `命令太长：一个值最多 ${MAX_VALUE} 个字符，最多 ${MAX_FLAGS} 个参数，名单最多 2000 人。`,
    en: `The command is too long: at most ${MAX_VALUE} characters a value, ${MAX_FLAGS} flags, lists of 2,000.`,
  },
  hint: { zh: '请拆成几条命令。', en: 'Split it into several commands.' },
};
