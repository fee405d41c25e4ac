/** Yes or no: said by the verb, by a word, or by the flag alone. */
import { z } from 'zod';
import type { Choice, Field } from '../field.ts';
import { comparable } from '../names.ts';
import { ok, refuse } from '../outcome.ts';
import { switched } from '../switch.ts';
import { nothing, type Text } from '../text.ts';
import { base, type Options } from './base.ts';
import { oneOf, selectedFrom } from './choice.ts';
import { spoken } from './words.ts';
import { noSuchChoice } from './wrong-values.ts';

interface Fact {
  /** Over its column in an exported sheet. */
  readonly header: Text;
  readonly yes: Text;
  readonly no: Text;
}

/** Yes or no, said by the verb and not by a flag; in an exported sheet by a cell. */
export const fact = (label: Text, { header, yes, no }: Fact): Field<boolean> => {
  const choices = [
    { value: 'yes', ...yes },
    { value: 'no', ...no },
  ];
  return {
    ...base,
    label,
    header,
    emptiable: false,
    offered: false,
    typed: oneOf(choices),
    schema: z.boolean(),
    read: (word) => {
      const said = choices.find(({ zh, en }) => [zh, en].some((known) => comparable(known) === comparable(word)));
      const is = said ? said.value === 'yes' : switched(word);
      return is === null ? refuse(noSuchChoice(header, word, choices)) : ok(is);
    },
    ...spoken((value) => (value === true ? yes : no)),
  };
};

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
