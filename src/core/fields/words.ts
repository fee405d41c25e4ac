/** Values and their changes in words. */
import type { Field, Speaking } from '../field.ts';
import { inARow, nothing, same, type Text } from '../text.ts';
import { isEmpty, isList } from '../value.ts';

/** Of a list, on the line that shows present and new value. */
const MOST_NAMED = 12;

type Words = Field['words'];

/** What one entry is called. */
type Called = (entry: string, speaking: Speaking) => Text;

export const byName: Called = (id, { names }) => same(names.get(id) || id);

/** One value by its name, a list entry by entry. */
export const inWords =
  (called: Called): Words =>
  (value, speaking) => {
    if (value === undefined || isEmpty(value)) return nothing;
    return isList(value) ? listWords(value.map((entry) => called(entry, speaking))) : called(String(value), speaking);
  };

/** A long list is counted: who comes and who goes stands in full on lines of their own. */
function listWords(words: readonly Text[]): Text {
  if (words.length <= MOST_NAMED) return inARow(words);
  const { zh, en } = inARow(words.slice(0, MOST_NAMED));
  return { zh: `${zh} 等 ${words.length} 项`, en: `${en} and others, ${words.length} in all` };
}

/** A field that speaks so. */
export const spoken = (words: Words, called: Called = byName): Pick<Field, 'words' | 'change'> => ({
  words,
  change: ({ from, to }, speaking) => {
    const before = isList(from) ? from : [];
    const after = isList(to) ? to : [];
    const name = (entry: string) => called(entry, speaking);
    return {
      from: words(from, speaking),
      to: words(to, speaking),
      added: after.filter((entry) => !before.includes(entry)).map(name),
      removed: before.filter((entry) => !after.includes(entry)).map(name),
      kept: before.filter((entry) => after.includes(entry)).length,
      emptied: isEmpty(to),
    };
  },
});
