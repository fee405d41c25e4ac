/** Yes or no: said by the verb, by a word, or by the flag alone. */
import { z } from 'zod';
import type { Choice, Field } from '../field.ts';
import { ok, refuse } from '../outcome.ts';
import { switched } from '../switch.ts';
import { nothing, type Text } from '../text.ts';
import { base, type Options } from './base.ts';
import { oneOf, selectedFrom } from './choice.ts';
import { spoken } from './words.ts';
import { noSuchChoice } from './wrong-values.ts';

/** Yes or no, said by the verb and not by a flag. */
export const fact = (label: Text, { yes, no }: { yes: Text; no: Text }): Field<boolean> => ({
  ...base,
  label,
  emptiable: false,
  offered: false,
  schema: z.boolean(),
  ...spoken((value) => (value === true ? yes : no)),
});

const onOffChoices: readonly Choice[] = [
  { value: 'on', zh: '开启', en: 'On' },
  { value: 'off', zh: '关闭', en: 'Off' },
];

export const onOff = (label: Text, options: Options = {}): Field<boolean | null> => ({
  ...base,
  ...options,
  label,
  emptiable: false,
  typed: oneOf(onOffChoices),
  ...selectedFrom(onOffChoices, (value) => (typeof value === 'boolean' ? (value ? 'on' : 'off') : value)),
  schema: z.boolean().nullable(),
  read: (word) => {
    const on = switched(word);
    return on === null ? refuse(noSuchChoice(label, word, onOffChoices)) : ok(on);
  },
  ...spoken((value) =>
    value === true ? { zh: '开启', en: 'on' } : value === false ? { zh: '关闭', en: 'off' } : nothing,
  ),
});

/** A flag without a value that says how to write. */
export const instruction = (label: Text, options: Options = {}): Field<boolean> => ({
  ...onOff(label, options),
  bare: true,
  typed: {
    takes: 'nothing',
    written: ['不带值，或 是/否 / no value, or yes/no'],
    says: { zh: '不用写值；也可写 是、否', en: 'needs no value; yes or no' },
  },
  instruction: true,
  schema: z.boolean(),
  ...spoken((value) => (value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })),
});
