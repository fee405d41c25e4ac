/** Any of several that are known beforehand. */
import type { Choice, Field } from '../field.ts';
import { comparable } from '../names.ts';
import { nothing, type Text } from '../text.ts';
import { base, list, type Options } from './base.ts';
import { oneOf } from './choice.ts';
import { chosenBy, filled } from './controls.ts';
import { inWords, spoken } from './words.ts';
import { noSuchChoice } from './wrong-values.ts';

/** Each also goes by other words. */
export type Named = Choice & { readonly value: string; readonly names: readonly string[] };

export const choices = (label: Text, offered: readonly Named[], options: Options = {}): Field<readonly string[]> => ({
  ...base,
  ...options,
  label,
  many: true,
  typed: oneOf(offered),
  ...chosenBy(async (slot) => ({
    ...filled(slot),
    control: 'multi-select',
    options: offered.map(({ value, zh, en }) => ({ value, zh, en })),
  })),
  schema: list,
  resolve: async (words) => {
    const meant = words.map((word) => [word, offered.find((each) => isCalled(each, word))] as const);
    const [unknown] = meant.flatMap(([word, found]) => (found ? [] : [word]));
    if (unknown !== undefined) return { kind: 'refused', refusal: noSuchChoice(label, unknown, offered) };
    return { kind: 'words', words: meant.flatMap(([, found]) => (found ? [found.value] : [])) };
  },
  ...spoken(inWords((value) => offered.find((each) => each.value === value) ?? nothing)),
});

const isCalled = ({ value, zh, en, names }: Named, word: string): boolean =>
  [value, zh, en, ...names].some((known) => comparable(known) === comparable(word));
