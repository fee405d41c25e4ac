/** marked only cuts the markdown of a card into tokens; nothing is ever parsed as HTML. */
import { Marked, type Token } from 'marked';

// A block of HTML would swallow whole lines; as inline tags each is looked at by itself.
const marked = new Marked({ gfm: true, breaks: true, tokenizer: { html: () => undefined } });

/** marked recurses into quotes and lists; beyond these the text is shown as it is. */
const LONGEST = 20_000;
export const DEEPEST = 12;

export function tokensOf(text: string): Token[] | null {
  if (text.length > LONGEST) return null;
  try {
    return marked.lexer(text);
  } catch {
    return null;
  }
}

export interface Parsed<T extends Token = Token> {
  readonly token: T;
  readonly depth: number;
}

export const of = <T extends Token>(token: Token): T => token as T;
