/** People, by their open_ids. */
import type { Field, Handing, Typed } from '../field.ts';
import type { Text } from '../text.ts';
import { isList, type Value } from '../value.ts';
import { base, list, type Options, text } from './base.ts';
import { chosenBy, filled } from './controls.ts';
import { asNamed, idsIn, resolveTo } from './reference.ts';

const typed: Typed = {
  takes: 'name',
  kind: 'person',
  written: ['@, ou_…, mail, mobile, me'],
  says: { zh: '@同事、姓名、邮箱、手机号或「我」', en: '@colleague, a name, mail, mobile or "me"' },
  sample: { zh: '我', en: 'me' },
};
const colleague: Text = { zh: '同事', en: 'Colleague' };
const common = {
  typed,
  points: true,
  people: true,
  peopleIn: idsIn,
  handed: inPlace,
  folded: asNamed,
  resolve: resolveTo({ kind: 'person', label: colleague }),
} as const;

/** In the place of the one who leaves; who was there before stays where they were. */
function inPlace(value: Value | undefined, { from, to }: Handing): Value {
  if (isList(value)) return [...new Set(value.map((id) => (id === from ? to : id)))];
  return value === from ? to : (value ?? null);
}

/** Exactly one person, an open_id. */
export const person = (label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  ...common,
  resolve: resolveTo({ kind: 'person', label: colleague, single: true }),
  ...chosenBy(async (slot, { people: offered }) => ({ ...filled(slot), control: 'person', people: offered })),
  schema: text,
});

/** Any number of people, open_ids. */
export const people = (label: Text, options: Options = {}): Field<readonly string[]> => ({
  ...base,
  ...options,
  label,
  ...common,
  ...chosenBy(async (slot, { people: offered }) => ({ ...filled(slot), control: 'people', people: offered })),
  many: true,
  schema: list,
});
