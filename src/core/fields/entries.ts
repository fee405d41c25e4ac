/** Lists of entries `key=value`. */
import type { EntityKind } from '../entity.ts';
import type { Field, Keyed, Reading } from '../field.ts';
import type { Outcome } from '../outcome.ts';
import type { Text } from '../text.ts';
import type { Value } from '../value.ts';
import { base, list, type Options } from './base.ts';

/** A list of entries `key=value`. `read` gets the words after the `=`. */
export const entries = (
  label: Text,
  keyed: Keyed,
  options: Options & { entity?: EntityKind; read?: (word: string, reading: Reading) => Outcome<Value> } = {},
): Field<readonly string[]> => ({ ...base, ...options, label, keyed, many: true, schema: list });
