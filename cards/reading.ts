/** Shown while a long list is being read; the preview takes its place. */
import type { Text } from '../src/core/text.ts';
import { type Card, card, line } from './card.ts';
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
      ...(read > 0 ? [line(readSoFar(read, targets))] : []),
    ],
  });

const readSoFar = (read: number, targets: number): Text => ({
  zh: `已读 ${read}/${targets} ${bar(read / targets)}`,
  en: `Read ${read}/${targets} ${bar(read / targets)}`,
});
