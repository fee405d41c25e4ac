import { z } from 'zod';

/** What a person reads: Chinese first, English beside it. */
export const Text = z.object({ zh: z.string(), en: z.string() }).readonly();
export type Text = z.output<typeof Text>;

/** Of a field without a value. */
export const nothing: Text = { zh: '（空）', en: '(empty)' };

/** Several in a row, with the comma of each language: that of a list, or of a sentence. */
export const inARow = (texts: readonly Text[], comma: '、' | '，' = '、'): Text => ({
  zh: texts.map(({ zh }) => zh).join(comma),
  en: texts.map(({ en }) => en).join(', '),
});

const MEET = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;

/** Chinese with something named in it: a space where Chinese and Latin letters would meet, as in 没有 Offer 申请表. */
export const chinese = (parts: readonly string[], ...named: readonly (string | number)[]): string =>
  parts.reduce((said, part, at) => [String(named[at - 1] ?? ''), part].reduce(beside, said));

const beside = (said: string, next: string): string =>
  `${said}${MEET.test(said.slice(-1) + next.slice(0, 1)) ? ' ' : ''}${next}`;

/** The same words in both languages: names, ids, numbers. */
export const same = (words: string): Text => ({ zh: words, en: words });
