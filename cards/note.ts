/** A few lines that somebody is told: how it ended, who asks, that there is nothing. */
import type { Text } from '../src/core/text.ts';
import { type Card, card, line } from './card.ts';

export interface NoteData {
  readonly title: Text;
  readonly lines: readonly Text[];
}

export const noteCard = ({ title, lines }: NoteData): Card =>
  card({ title, colour: 'blue', elements: lines.map((each) => line(each)) });
