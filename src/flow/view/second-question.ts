/** What a grave change asks again before it is confirmed. */
import { shortened } from '../../core/free-text.ts';
import type { Text } from '../../core/text.ts';
import type { Drawing } from '../read/drawing.ts';
import type { ShownItem } from './groups.ts';

/** All of them stand on the pages of the card. */
const MOST_GRAVE = 20;
const MOST_OF_NAME = 60;

/** What a grave change asks again, naming whom it is about; null where one yes is enough. */
export function secondQuestion(items: readonly ShownItem[], drawing: Drawing): Text | null {
  const graves = items.flatMap((item) => {
    const { grave: graveness, bulk } = drawing(item);
    const grave = graveness(item.wanted);
    return grave ? [{ grave, name: shortened(item.target_label || (item.ids[bulk] ?? ''), MOST_OF_NAME) }] : [];
  });
  const [first] = graves;
  if (!first) return null;
  const listed = graves.slice(0, MOST_GRAVE).map(({ name }) => name);
  const rest = graves.length - listed.length;
  const names = [...listed, ...(rest > 0 ? [`… (${graves.length})`] : [])].join('、');
  return { zh: `再次确认：${names}。${first.grave.zh}`, en: `Once more: ${names}. ${first.grave.en}` };
}
