/** A text as a value: what would show it in another order than it has is refused. */
import { evened } from './fold.ts';
import { type Outcome, ok, type Refusal, refuse } from './outcome.ts';
import type { Text } from './text.ts';

const OVERRIDE = /[\u202A-\u202E\u2066-\u2069]/;

/** It is kept as it is. */
export function foldedText(label: Text, text: string): Outcome<string> {
  const override = OVERRIDE.exec(text)?.[0];
  return override === undefined ? ok(evened(text).trim()) : refuse(reordering(label, override));
}

function reordering({ zh, en }: Text, char: string): Refusal {
  const name = `U+${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return {
    code: 'direction-override',
    text: {
      zh: `「${zh}」里有看不见的字符 ${name}，它会打乱文字的顺序。`,
      en: `"${en}" holds the invisible character ${name}, which changes the order of what is read.`,
    },
    hint: { zh: '请删掉它，或重新手动输入。', en: 'Please remove it, or type the text anew.' },
    again: true,
  };
}
