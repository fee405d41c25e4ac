/** A form with values that no form of ours gives: the person is told which, and nothing is taken of it. */

import type { Ask } from '../../core/ask.ts';
import { drawn } from '../../core/free-text.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import type { Text } from '../../core/text.ts';

interface Named {
  readonly name: string;
  readonly label: Text;
}

export const fieldsOf = (ask: Ask): readonly Named[] =>
  ask.kind === 'fill'
    ? [...ask.fields, ...ask.fields.flatMap(({ controls = [] }) => controls)]
    : ask.kind === 'form'
      ? ask.pages.flat()
      : [];

/** Of a proposal's card: beside a reject. */
export const reasonField: Named = { name: 'reason', label: { zh: '拒绝原因', en: 'Reason for rejecting' } };

const MOST_NAMED = 5;

/** Null where all of it could be read. */
export function unreadIn({ unread }: Pick<IncomingClick, 'unread'>, fields: readonly Named[]): Text | null {
  if (unread.length === 0) return null;
  const labels = unread.slice(0, MOST_NAMED).map((name) => labelOf(name, fields));
  const more = unread.length > MOST_NAMED ? { zh: '等', en: ' and more' } : { zh: '', en: '' };
  return {
    zh: `这些内容读不懂：${labels.map(({ zh }) => `「${zh}」`).join('')}${more.zh}。什么都没有改，请重新填写。`,
    en: `Could not be read: ${labels.map(({ en }) => `"${en}"`).join(', ')}${more.en}. Nothing was changed; please fill it in again.`,
  };
}

/** A name that is none of our form's stands as it came, made visible. */
function labelOf(name: string, fields: readonly Named[]): Text {
  if (name === '') return { zh: '表单', en: 'the form' };
  const shown = drawn(name).replace(/\s+/g, ' ');
  return fields.find((field) => field.name === name)?.label ?? { zh: shown, en: shown };
}
