/** Shown while what is exported is being read; what came of it takes its place. */
import type { Text } from '../src/core/text.ts';
import { type Card, card, line } from './card.ts';

export const exportingCard = (title: Text, { count, seconds }: { count: number; seconds: number }): Card =>
  card({
    title,
    colour: 'wathet',
    elements: [
      line({
        zh: `正在读取 ${count} 项的现值，大约 ${seconds} 秒；读完把文件发给你。`,
        en: `Reading what ${count} hold now, about ${seconds} s; the file follows.`,
      }),
    ],
  });
