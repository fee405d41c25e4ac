/** What a person reads: Chinese first, English beside it. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The same words in both languages: names, ids, numbers. */
export const same = (words: string): Text => ({ zh: words, en: words });
