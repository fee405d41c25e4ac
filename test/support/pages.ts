/** What stands on the pages of a card together, whichever way they cut it. */
import { drawn } from '../../src/core/free-text.ts';
import { textOf } from './card.ts';

/** Without what the drawing puts between and around pieces: marks of our lines, names' commas, isolates. */
const bare = (words: string): string => words.replace(/[\u2068\u2069、＋－＝┃\s]/gu, '');

/** All texts; and those behind each of our marks by themselves, for a page may end between two pieces of one text. */
export interface Whole {
  has(words: string): boolean;
  /** In how many different ways what follows the name in brackets goes on. */
  endings(name: string): number;
}

export function wholeOf(cards: readonly unknown[]): Whole {
  const lines = cards.flatMap((card) => textOf(card).split('\n'));
  const marked = ['┃', '＋', '－', '＝'].map((mark) => lines.filter((line) => line.startsWith(`${mark} `)).join(''));
  const whole = bare([...lines, ...marked].join('\n'));
  return {
    has: (words) => whole.includes(bare(drawn(words))),
    endings: (name) => endingsOf(bare(drawn(name)), whole).size,
  };
}

/** Numbers and brackets behind a name, wherever it begins: a name may begin with how another ends. */
function endingsOf(name: string, whole: string): Set<string> {
  const endings = new Set<string>();
  for (let at = whole.indexOf(name); at >= 0; at = whole.indexOf(name, at + 1)) {
    const [ending = ''] = /^[\dJW-]*(?:（[^）]*）)*/.exec(whole.slice(at + name.length, at + name.length + 200)) ?? [];
    if (ending !== '') endings.add(ending);
  }
  return endings;
}
