/** Shown while what is exported is being read; what came of it takes its place. */
import type { Text } from '../src/core/text.ts';
import { type Card, card, line } from './card.ts';
import { readSoFar } from './reading.ts';

interface Exporting {
  readonly read: number;
  readonly targets: number;
  /** For all of them, by the limits of their reads. */
  readonly seconds: number;
}

export const exportingCard = (title: Text, { read, targets, seconds }: Exporting): Card =>
  card({
    title,
    colour: 'wathet',
    elements: [
      line({
        zh: `正在读取 ${targets} 项的现值，大约 ${seconds} 秒；读完把文件发给你。`,
        en: `Reading what ${targets} hold now, about ${seconds} s; the file follows.`,
      }),
      ...readSoFar(read, targets),
    ],
  });
