/** People, by their open_ids. */
import type { Field, Typed } from '../field.ts';
import type { Text } from '../text.ts';
import { listed, type Options } from './base.ts';
import { reference, references } from './reference.ts';

const typed: Typed = { takes: 'name', kind: 'person', written: ['@, ou_…, mail, mobile, me'] };
const common = { typed, people: true, peopleIn: listed, thingsIn: () => [] };

/** Exactly one person, an open_id. */
export const person = (label: Text, options: Options = {}): Field<string | null> => ({
  ...reference('person', label, options),
  ...common,
});

/** Any number of people, open_ids. */
export const people = (label: Text, options: Options = {}): Field<readonly string[]> => ({
  ...references('person', label, options),
  ...common,
});
