/** How somebody is reached: a phone number and a mail address, in one spelling each. What is neither stays as it is. */
import type { Field } from '../field.ts';
import { foldedCode } from '../fold.ts';
import { mailIn } from '../ids.ts';
import { CHINA, mobileIn, spelledOut } from '../mobile.ts';
import { ok } from '../outcome.ts';
import type { Text } from '../text.ts';
import type { Options } from './base.ts';
import { word } from './text.ts';

const spelledBy = (label: Text, options: Options, spelled: (word: string) => string): Field<string | null> => ({
  ...word(label, options),
  folded: (typed) => ok(spelled(foldedCode(typed))),
  // Another spelling of what is there changes nothing.
  read: (typed, { present }) =>
    ok(typeof present === 'string' && spelled(foldedCode(present)) === typed ? present : typed),
});

/** A Chinese mobile without its country code, one of elsewhere with it; a landline as it was typed. */
export const phone = (label: Text, options: Options = {}): Field<string | null> =>
  spelledBy(label, options, (typed) => {
    const mobile = mobileIn(typed);
    if (!mobile) return typed;
    return mobile.country === CHINA ? mobile.number : spelledOut(mobile);
  });

export const mail = (label: Text, options: Options = {}): Field<string | null> =>
  spelledBy(label, options, (typed) => mailIn(typed) ?? typed);
