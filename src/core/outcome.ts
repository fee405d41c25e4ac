import type { Text } from './text.ts';

/** An expected "no": what is wrong, what the person can do, what may have been meant. */
export interface Refusal {
  readonly code: string;
  readonly text: Text;
  readonly hint?: Text;
  /** Commands or words that come closest to what was typed. */
  readonly nearest?: readonly string[];
  /** The beginning of what was typed, whose place they take. */
  readonly instead?: string;
  readonly usage?: Text;
  /** A value is wrong and may be typed again: `true` for the field at hand, or the flags to ask for. */
  readonly again?: true | readonly string[];
  /** The fields whose present values belong to the answer; those to ask for again where nothing else is said. */
  readonly about?: readonly string[];
  /** The code by which Feishu would say the same: of several targets this one is reported, the others go on. */
  readonly feishu?: number;
  /** That code says all of it: nothing is added by a field or a value. */
  readonly whole?: true;
}

/** All of it as one line: the reason is a sentence, what helps another. */
export const inOneLine = ({ text, hint }: Pick<Refusal, 'text' | 'hint'>): Text => ({
  zh: hint ? `${ended(text.zh, '。')}${hint.zh}` : text.zh,
  en: hint ? `${ended(text.en, '.')} ${hint.en}` : text.en,
});

export const ended = (words: string, mark: '。' | '.'): string => (/[。.？?！!]$/.test(words) ? words : words + mark);

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refuse = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });

/** Something broke. The message names the activity; the cause carries the rest. Never holds bodies, names or tokens. */
export class Fault extends Error {
  readonly code: string;
  readonly logId: string | null;

  constructor(activity: string, details: { code: string; logId?: string | null; cause?: unknown }) {
    super(activity, { cause: details.cause });
    this.name = 'Fault';
    this.code = details.code;
    this.logId = details.logId ?? null;
  }
}
