/** Whether words are a value of a field, as far as that can be told without looking anything up. */
import type { Field } from '../core/field.ts';

/** A field that takes anything, or names of things, has no opinion. */
export const canTell = (field: Field): boolean =>
  field.typed.takes !== 'name' && !field.sentence && !reads(field, 'a b');

/** Whichever day it is, a day without its year can be read; in a leap year all of them are there. */
const ANY_DAY = Date.UTC(2028, 0, 1);

export function reads(field: Field, word: string): boolean {
  const folded = field.folded(word);
  return folded.ok && field.read(folded.value, { now: ANY_DAY, timeZone: 'UTC' }).ok;
}

/** A value of it, which can be told by itself. */
export const tells = (field: Field | undefined, word: string): boolean =>
  field !== undefined && word !== '' && canTell(field) && reads(field, word);

/** A code or a number where a sentence names one, for a pattern. */
export const CODE = '[A-Za-z]{0,6}[-_]?\\d[\\w-]*';

/** Rather a code or an id than a name. */
export const IS_CODE = /^(?=.*\d\d)[A-Za-z0-9_-]+$/;
