/** Present and new value on one line. Two sides that read alike are no arrow: what is written otherwise is said in words. */
import { drawn } from '../src/core/free-text.ts';
import type { Text } from '../src/core/text.ts';

export interface Sides {
  readonly from: Text;
  readonly to: Text;
}

export const looksAlike = ({ from, to }: Sides): boolean =>
  drawn(from.zh) === drawn(to.zh) || drawn(from.en) === drawn(to.en);

/** What stands before the new value, and that one with what is to be known of it. */
export function arrow({ from, to }: Sides): { before: Text; after: Text } {
  if (!looksAlike({ from, to })) return { before: { zh: `${from.zh} → `, en: `${from.en} → ` }, after: to };
  const after = { zh: `${to.zh}（看上去一样，写法不同）`, en: `${to.en} (looks the same, is written otherwise)` };
  return { before: { zh: '', en: '' }, after };
}

export function onOneLine(sides: Sides): Text {
  const { before, after } = arrow(sides);
  return { zh: before.zh + after.zh, en: before.en + after.en };
}
