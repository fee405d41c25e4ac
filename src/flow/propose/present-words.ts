/** What a field holds now, as an answer says it: in marks, shortened; a number needs no marks. */
import type { Field, Speaking } from '../../core/field.ts';
import { shortened } from '../../core/free-text.ts';
import type { Text } from '../../core/text.ts';
import { isEmpty, type Value } from '../../core/value.ts';

export const presentWords = ({ words }: Field, value: Value | undefined, speaking: Speaking): Text =>
  isEmpty(value) ? empty : quoted(words(value, speaking));

const empty: Text = { zh: '空的', en: 'empty' };

export const quoted = ({ zh, en }: Text): Text =>
  /^\d[\d.]*K?$/.test(zh)
    ? { zh: ` ${zh}`, en }
    : { zh: `「${shortened(zh, MOST_SAID)}」`, en: `"${shortened(en, MOST_SAID)}"` };

const MOST_SAID = 60;
