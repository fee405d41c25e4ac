/** What a person reads: Chinese first, English beside it. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Of a field without a value. */
export const nothing: Text = { zh: '（空）', en: '(empty)' };

/** The same words in both languages: names, ids, numbers. */
export const same = (words: string): Text => ({ zh: words, en: words });
