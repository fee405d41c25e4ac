/** A tenant's own requirement field, as what stands behind its name: how it is typed, how a form asks for it. */
import type { ValueShape } from '../core/entity.ts';
import type { Field, Forming, OwnTyped, Slot } from '../core/field.ts';
import { chosenBy, filled } from '../core/fields/controls.ts';
import { dayWords } from '../core/fields/date.ts';
import { word } from '../core/fields/text.ts';
import { foldedCode } from '../core/fold.ts';
import { foldedText } from '../core/folded-text.ts';
import type { FormField, FormOption } from '../core/form-field.ts';
import { ok } from '../core/outcome.ts';
import { nothing, same, type Text } from '../core/text.ts';
import { entriesIn, isEmpty } from '../core/value.ts';
import { customType } from '../hire/custom-type.ts';
import { isPeriod } from './custom-period.ts';
import { encodedInWords, encodedWords, partsOfList, rangeWords } from './custom-value.ts';

export const customField = (label: Text): Field<string | null> => ({
  ...word(label),
  folded: (typed, shape) => (isText(shape) ? foldedText(label, typed) : ok(foldedCode(typed))),
  read: encodedWords(label),
  words: (value, speaking) => (isEmpty(value) ? nothing : same(encodedInWords(String(value), speaking))),
  ...chosenBy(async (slot, forming) => control(slot, forming)),
});

/** What is of no known kind is a text too: nothing of it is lost. */
export const isText = (shape: ValueShape | undefined): boolean => {
  const { single, multiple, date, month, year, range, number } = customType;
  return !Array.of<number>(single, multiple, date, month, year, range, number).includes(shape?.type ?? customType.line);
};

const later = { by: 'time', up: '推迟', down: '提前' } as const;
const more = { by: 'amount', up: '+', down: '-' } as const;

/** To a list of choices one may be added, to a number an amount: both are edits of what stands there. */
export const customTyped = (shape: ValueShape | undefined): OwnTyped => ({
  sentence: isText(shape),
  many: shape?.type === customType.multiple || shape?.type === customType.number,
  steps: isPeriod(shape?.type) ? later : shape?.type === customType.number ? more : null,
});

function control(slot: Slot, { shape, timeZone }: Forming): FormField {
  const through = (read: (value: string) => string[]) => filled(slot, (value) => entriesIn(value).flatMap(read));
  const asIs = filled(slot);
  switch (shape?.type) {
    case customType.single:
      return { ...asIs, control: 'select', options: optionsOf(shape, asIs) };
    case customType.multiple: {
      const chosen = through(partsOfList);
      return { ...chosen, control: 'multi-select', options: optionsOf(shape, chosen) };
    }
    case customType.date:
    case customType.month:
    case customType.year:
      return { ...through((value) => dayWords(value, timeZone)), control: 'date' };
    case customType.range:
      return { ...through((value) => [rangeWords(value, timeZone, '..')]), control: 'text' };
    default:
      return { ...asIs, control: shape?.type === customType.lines ? 'long-text' : 'text' };
  }
}

/** What is chosen now stands in the list even where the template has it no more. */
function optionsOf({ options }: ValueShape, { base, initial }: Pick<FormField, 'base' | 'initial'>): FormOption[] {
  const known = options.map(({ key, zh, en }) => ({ value: key, zh: zh || en || key, en: en || zh || key }));
  const gone = [...new Set([...base, ...initial])].filter((key) => !known.some(({ value }) => value === key));
  return [...gone.map((key) => ({ value: key, zh: key, en: key })), ...known];
}
