/** Shown while a long list is being read; the preview takes its place. */
import type { Text } from '../src/core/text.ts';
import { type Card, card, line } from './card.ts';

export const readingCard = (title: Text, targets: number): Card =>
  card({
    title,
    colour: 'wathet',
    elements: [
      line({
        zh: `正在读取 ${targets} 项的现值，读完这张卡片会变成预览…`,
        en: `Reading what ${targets} targets hold now; this card becomes the preview…`,
      }),
    ],
  });
