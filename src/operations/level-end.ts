/** Levels from one to another: `P6-P7` names both ends of the range. */
import type { Field } from '../core/field.ts';
import type { Options } from '../core/fields/base.ts';
import { reference } from '../core/fields/reference.ts';
import type { Text } from '../core/text.ts';

interface End {
  /** Which end of a range this field holds. */
  readonly end: 'low' | 'high';
  /** The flag of the field that holds the other one. */
  readonly other: string;
}

const RANGE = /^(?<low>[a-z]{1,4}\d{1,2}(?:\.\d)?)\s*(?:[-–—−~～]+|至|到|to)\s*(?<high>[a-z]{1,4}\d{1,2}(?:\.\d)?)$/i;

export function levelEnd(label: Text, { end, other }: End, options: Options): Field<string | null> {
  const field = reference('level', label, options);
  return {
    ...field,
    otherEnd: { flag: other, named: (word) => RANGE.test(word) },
    resolve: (words, resolving) =>
      field.resolve(
        words.map((word) => RANGE.exec(word)?.groups?.[end] ?? word),
        resolving,
      ),
  };
}
