/** What can be chosen from: a line each, no two alike. */
import type { FoundRow } from '../src/core/found-row.ts';
import { shortened } from '../src/core/free-text.ts';

const MOST_OF_NAME = 40;

/** The id is the last resort: people do not know it. */
const optionText = ({ id, label, detail, contact }: FoundRow): string => {
  const name = shortened(label || id, MOST_OF_NAME);
  return [name, [detail, contact].filter(Boolean).join(' · ') || (label ? id : '')].filter(Boolean).join(' · ');
};

/** Two that look alike all the same stand with their ids. */
export function optionTexts(options: readonly FoundRow[]): Map<string, string> {
  const texts = options.map((option) => [option.id, optionText(option)] as const);
  const isShared = (text: string) => texts.filter(([, other]) => other === text).length > 1;
  return new Map(texts.map(([id, text]) => [id, isShared(text) ? `${text} · ${id}` : text]));
}
