/** One command line as tokens. Quoted characters are set aside so that no later step can take them for syntax. */
import { type Outcome, ok, refuse } from '../core/outcome.ts';

/** yargs-parser is quadratic in some inputs (`reliability.md` rule 21), so what reaches it is bounded here. */
const MAX_TOKEN = 4096;
const MAX_TOKENS = 4200;
const MAX_FLAGS = 100;

const SYNTAX = ' ,，、-=/\n';
const PRIVATE_START = 0xe000;

const setAside = (char: string): string => {
  const index = SYNTAX.indexOf(char);
  return index < 0 ? char : String.fromCharCode(PRIVATE_START + index);
};

/** The characters as they were typed. */
export const restored = (token: string): string =>
  token.replace(/[\uE000-\uE007]/g, (char) => SYNTAX[char.charCodeAt(0) - PRIVATE_START] ?? '');

/** A value as its parts: separated by spaces, `,`, `，` or `、`, quoted parts whole. */
export const listed = (token: string): string[] =>
  token
    .split(/[ ,，、]+/)
    .filter((part) => part !== '')
    .map(restored);

export const isFlag = (token: string): boolean => token.startsWith('--');

export function tokenise(line: string): Outcome<string[]> {
  const scanned = scan(line);
  if (scanned === null) {
    return refuse({
      code: 'open-quote',
      text: { zh: '引号没有成对。', en: 'A quotation mark is not closed.' },
      hint: { zh: '请在值的结尾补上引号。', en: 'Close it at the end of the value.' },
    });
  }
  const tooLong = scanned.some((token) => token.length > MAX_TOKEN);
  if (tooLong || scanned.length > MAX_TOKENS || scanned.filter(isFlag).length > MAX_FLAGS) {
    return refuse({
      code: 'too-long',
      text: {
        zh: `命令太长：一个词最多 ${MAX_TOKEN} 个字符，最多 ${MAX_FLAGS} 个参数，名单最多 2000 人。`,
        en: `The command is too long: at most ${MAX_TOKEN} characters a word, ${MAX_FLAGS} flags, lists of 2,000.`,
      },
      hint: { zh: '请拆成几条命令。', en: 'Split it into several commands.' },
    });
  }
  return ok(scanned);
}

/** Null when a quotation mark stays open. A mark opens only where a value can begin, so O'Brien is one word. */
function scan(line: string): string[] | null {
  const tokens: string[] = [];
  let token: string | null = null;
  let quote = '';
  let before = ' ';
  for (const char of line) {
    if (quote) {
      if (char === quote) quote = '';
      else token += setAside(char);
    } else if ((char === '"' || char === "'") && ' =,，、'.includes(before)) {
      quote = char;
      token ??= '';
    } else if (char === ' ' || char === '\n') {
      if (token !== null) tokens.push(token);
      token = null;
    } else {
      token = (token ?? '') + char;
    }
    before = char === '\n' ? ' ' : char;
  }
  if (token !== null) tokens.push(token);
  // A dash on its own is punctuation, not a flag without a name.
  return quote ? null : tokens.map((each) => (each === '-' ? setAside(each) : each));
}
