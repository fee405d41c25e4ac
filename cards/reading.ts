/** Shown while a long list is being read; the preview takes its place. */
import type { Text } from '../src/core/text.ts';
import { type Card, card, type Element, line } from './card.ts';
import { bar } from './progress.ts';

export const readingCard = (title: Text, { read, targets }: { read: number; targets: number }): Card =>
  card({
    title,
    colour: 'wathet',
    elements: [
      line({
        zh: `正在读取 ${targets} 项的现值，读完这张卡片会变成预览…`,
        en: `Reading what ${targets} targets hold now; this card becomes the preview…`,
      }),
      ...readSoFar(read, targets),
    ],
  });

export function readSoFar(read: number, targets: number): Element[] {
  const far = `${read}/${targets} ${bar(read / targets)}`;
  return read > 0 ? [line({ zh: `已读 ${far}`, en: `Read ${far}` })] : [];
}
