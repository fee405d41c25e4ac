/** A custom field of a pre-hire: its value travels as JSON in a text. */

import type { Reading } from '../core/field.ts';
import { shortened } from '../core/free-text.ts';
import { parsedJson } from '../core/json.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';
import { nothing, same, type Text } from '../core/text.ts';
import { isEmpty, type Value } from '../core/value.ts';

/** The value is JSON in a string: JSON that was typed stays, any other text becomes a JSON string. */
export function readJson(word: string, { words = [word] }: Reading): Outcome<Value> {
  // The commas of an array divide words too.
  const parsed = parsedJson(words.join(',')) ?? parsedJson(word);
  if (parsed !== undefined) return ok(JSON.stringify(parsed));
  // A list that lost its marks on the way must not be stored as a text.
  return /^[[{]/.test(word) ? refuse(brokenJson(word)) : ok(JSON.stringify(word));
}

/** A text stands without its marks; anything else as it is sent. */
export function jsonInWords(value: Value | undefined): Text {
  const parsed = parsedJson(String(value ?? ''));
  return isEmpty(value) ? nothing : same(typeof parsed === 'string' ? parsed : String(value));
}

const brokenJson = (word: string): Refusal => ({
  code: 'broken-json',
  text: { zh: `「${shortened(word, 60)}」不是完整的 JSON。`, en: `"${shortened(word, 60)}" is no whole JSON.` },
  hint: {
    zh: '列表请用单引号括起来：--custom 字段=\'["a","b"]\'',
    en: 'Put a list in single quotes: --custom field=\'["a","b"]\'',
  },
  again: true,
});
