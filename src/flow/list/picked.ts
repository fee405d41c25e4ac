/** What somebody chose for a word of a row that stands for several. */
import type { FromFile } from '../../core/command.ts';
import { type Edit, entryOf, partsOf } from '../../core/value.ts';

interface Picked {
  readonly picked: FromFile['picked'];
  readonly line: number;
  readonly flag: string;
}

/** The id takes the place of the word, on either side of an entry. */
export function withPicked(edit: Edit, { picked, line, flag }: Picked): Edit {
  const chosenHere = picked.filter((each) => each.line === line && each.name === flag);
  if (chosenHere.length === 0) return edit;
  const one = (word: string) => chosenHere.find(({ typed }) => typed === word)?.id ?? word;
  const chosen = (word: string): string => {
    const { key, value } = partsOf(word);
    return value === null ? one(word) : entryOf(one(key), one(value));
  };
  const { set, add, remove } = edit;
  return {
    ...edit,
    ...(set && { set: set.map(chosen) }),
    ...(add && { add: add.map(chosen) }),
    ...(remove && { remove: remove.map(chosen) }),
  };
}
