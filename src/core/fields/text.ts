/** What is typed as it is: one word, a sentence, an id without a list to look it up in. */
import type { Field, Typed } from '../field.ts';
import { evened } from '../fold.ts';
import { foldedText } from '../folded-text.ts';
import { brokenId, isHireId } from '../ids.ts';
import { ok, type Refusal, refuse } from '../outcome.ts';
import type { Text } from '../text.ts';
import { base, type Options, text } from './base.ts';
import { typedText } from './controls.ts';
import { notAnId } from './wrong-values.ts';

/** An id for which Feishu has no list to look it up in. */
export const plainId = (label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  schema: text,
  read: (word, { present }) => {
    // What stands there is whole, whatever it looks like.
    const broken = word === present ? null : brokenId(word);
    return !broken && isHireId(word) ? ok(word) : refuse(broken ? inField(label, broken) : notAnId(label, word));
  },
});

const inField = (label: Text, refusal: Refusal): Refusal => ({
  ...refusal,
  text: { zh: `「${label.zh}」的${refusal.text.zh}`, en: `"${label.en}": ${refusal.text.en}` },
});

/** Text without spaces: a number, an address, a code. */
export const word = (label: Text, options: Options = {}): Field<string | null> => ({
  ...base,
  ...options,
  label,
  schema: text,
});

export const words = (label: Text, options: Options & { long?: boolean } = {}): Field<string | null> => {
  const { long, ...rest } = options;
  return {
    ...base,
    ...rest,
    label,
    sentence: true,
    typed: anyText,
    folded: (text) => foldedText(label, text),
    // A text that differs in its line ends alone is the one that is there.
    read: (text, { present }) => ok(typeof present === 'string' && evened(present).trim() === text ? present : text),
    controls: async (slot) => [{ ...typedText(slot), control: long ? 'long-text' : 'text' }],
    schema: text,
  };
};

const anyText: Typed = {
  takes: 'anything',
  written: ['text'],
  says: { zh: '文字，写到下一个字段或行尾', en: 'text, up to the next flag' },
};
