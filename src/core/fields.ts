/** Kinds of fields that operation records are built from. */
import { z } from 'zod';
import type { Field } from './operation.ts';
import type { Text } from './text.ts';
import type { Value } from './value.ts';

type Options = { emptiable?: boolean };

/** Exactly one person, an open_id. */
export const person = (label: Text, { emptiable = true }: Options = {}): Field<string | null> => ({
  kind: 'person',
  label,
  many: false,
  emptiable,
  offered: true,
  schema: z.string().nullable(),
});

/** Any number of people, open_ids. */
export const people = (label: Text, { emptiable = true }: Options = {}): Field<readonly string[]> => ({
  kind: 'person',
  label,
  many: true,
  emptiable,
  offered: true,
  schema: z.array(z.string()).readonly(),
});

/** Yes or no, said by the verb and not by a flag. */
export const fact = (label: Text, words: { yes: Text; no: Text }): Field<boolean> => ({
  kind: 'switch',
  label,
  many: false,
  emptiable: false,
  offered: false,
  schema: z.boolean(),
  words: (value: Value) => (value === true ? words.yes : words.no),
});
