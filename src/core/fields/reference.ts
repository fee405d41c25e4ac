/** Things that people call by their names. */
import type { EntityKind } from '../entity.ts';
import type { Field, Typed } from '../field.ts';
import type { Text } from '../text.ts';
import { base, list, listed, type Options, text } from './base.ts';

/** The id of one thing that people call by its name. */
export const reference = (entity: EntityKind, label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  entity,
  typed: named(entity),
  traced: true,
  thingsIn: thingsOf(entity),
  control: 'entity',
  schema: text,
});

export const references = (entity: EntityKind, label: Text, options: Options = {}): Field<readonly string[]> => ({
  ...base,
  ...options,
  label,
  entity,
  typed: named(entity),
  traced: true,
  thingsIn: thingsOf(entity),
  many: true,
  control: 'entity',
  schema: list,
});

const named = (kind: EntityKind): Typed => ({ takes: 'name', kind, written: [`${kind}: id, code, name`] });

const thingsOf =
  (kind: EntityKind): Field['thingsIn'] =>
  (value) =>
    listed(value).map((id) => ({ kind, id }));
