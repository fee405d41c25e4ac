/** Why a run was stopped by itself, and what has to be done before it can go on. */
import type { Advice } from '../../core/advice.ts';
import type { Text } from '../../core/text.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Drawing } from '../read/drawing.ts';
import { explain } from './explain.ts';

type Ended = Pick<Item, 'operation' | 'state' | 'code'>;

/** What a person has stopped carries no code. */
export function stoppedNotice(
  items: readonly Ended[],
  { drawing, common }: { drawing: Drawing; common: readonly Advice[] },
): Text[] {
  const stopped = items.find(({ state, code }) => state === 'cancelled' && code !== null);
  if (!stopped) return [];
  const { text, fix } = explain(stopped.code, [drawing(stopped).advice, common]);
  return [
    {
      zh: `同样的错误接连出现，已停止：${text.zh}。${fix.zh}，之后可以继续。`,
      en: `Stopped, because the same error came again and again: ${text.en}. ${fix.en}; then it can go on.`,
    },
  ];
}
