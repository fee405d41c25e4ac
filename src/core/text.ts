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

/** The same words in both languages: names, ids, numbers. */
export const same = (words: string): Text => ({ zh: words, en: words });
