/** How a form asks for a value: typed, or chosen from what there is. */
import type { Field, Forming, Slot } from '../field.ts';
import type { FormField } from '../form-field.ts';
import { entriesIn, type Value } from '../value.ts';

/** The slot with both its sides as a control shows them. */
export const filled = (slot: Slot, words: (value: Value | undefined) => string[] = entriesIn) => ({
  ...slot,
  base: words(slot.base),
  initial: words(slot.initial),
});

export const typedText = (slot: Slot): FormField => ({ ...filled(slot), control: 'text', list: false });

/** A field whose value can be chosen, and typed where there is nothing to choose from. */
export const chosenBy = (
  chosen: NonNullable<Field['chosen']>,
  otherwise: (slot: Slot, forming: Forming) => FormField = typedText,
): Pick<Field, 'chosen' | 'controls'> => ({
  chosen,
  controls: async (slot, forming) => [(await chosen(slot, forming)) ?? otherwise(slot, forming)],
});
