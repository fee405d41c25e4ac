/** How somebody is reached: a phone number and a mail address, in one spelling each. What is neither is refused. */
import type { Field, Typed } from '../field.ts';
import { foldedCode } from '../fold.ts';
import { mailIn } from '../ids.ts';
import { CHINA, mobileIn, spelledOut } from '../mobile.ts';
import { ok, type Refusal, refuse } from '../outcome.ts';
import type { Text } from '../text.ts';
import type { Options } from './base.ts';
import { word } from './text.ts';
import { notAMail, notAPhone } from './wrong-values.ts';

interface Kind {
  readonly typed: Typed;
  readonly spelled: (word: string) => string;
  readonly isOne: (spelled: string) => boolean;
  readonly none: (label: Text, word: string) => Refusal;
}

const spelledBy = (label: Text, options: Options, { typed, spelled, isOne, none }: Kind): Field<string | null> => ({
  ...word(label, options),
  typed,
  folded: (word) => ok(spelled(foldedCode(word))),
  read: (word, { present }) => {
    // Another spelling of what is there changes nothing, whatever that is.
    if (typeof present === 'string' && spelled(foldedCode(present)) === word) return ok(present);
    return isOne(word) ? ok(word) : refuse(none(label, word));
  },
});

const written = (example: string, says: Text): Typed => ({ takes: 'anything', written: [example], says });

/** Hire hides the middle of a number behind stars. */
const CLOSED_UP = /^(?=(?:\D*\d){3})\+?[\d().*#-]{3,24}$/;
/** Parts that stand apart: of a landline with its area, of a number for all of China, of one of another country. */
const APART = /^(?:\(?0\d{2,3}\)?[ -]?\d{3,4}[ -]?\d{4}|[48]00[ -]?\d{3,4}[ -]?\d{3,4}|\+\d[\d ().-]{4,20}\d)$/;
const EXTENSION = /\s*(?:转|分机|ext\.?|x|#)\s*\d{1,6}$/i;

function isPhone(word: string): boolean {
  const bare = word.replace(EXTENSION, '');
  return mobileIn(bare) !== null || CLOSED_UP.test(bare) || APART.test(bare);
}

/** A Chinese mobile without its country code, one of elsewhere with it; a landline as it was typed. */
export const phone = (label: Text, options: Options = {}): Field<string | null> =>
  spelledBy(label, options, {
    typed: written('13810002713, +85291234567', { zh: '手机号或座机号', en: 'a phone number' }),
    spelled: (word) => {
      const mobile = mobileIn(word);
      if (!mobile) return word;
      return mobile.country === CHINA ? mobile.number : spelledOut(mobile);
    },
    isOne: isPhone,
    none: notAPhone,
  });

/** A host of one name may be one within the company. */
const ADDRESS = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+$/;

export const mail = (label: Text, options: Options = {}): Field<string | null> =>
  spelledBy(label, options, {
    typed: written('li@example.com', { zh: '邮箱', en: 'a mail address' }),
    spelled: (word) => mailIn(word) ?? word,
    isOne: (word) => ADDRESS.test(word),
    none: notAMail,
  });
