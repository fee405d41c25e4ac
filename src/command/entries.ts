/** Words as the entries of a list (`interface.md` section 3). */
import { foldedCode, isBlank } from '../core/fold.ts';
import { isMail, isMobile, isOpenId } from '../core/ids.ts';
import { restored, SEPARATORS, type Word } from './token.ts';

/**
 * Words that stand apart by spaces alone may be one name: they stay together, for whoever looks them up to divide
 * (`Mary Ann Lee 陈静`). Cells of a row stay together with tabs between them.
 */
export function namesIn(words: readonly Word[], keyed = false): string[] {
  return linesOf(words).flatMap((line) =>
    line.some(({ gap }) => gap === 'tab') ? [rowOf(line)] : runsOf(line, keyed),
  );
}

function linesOf(words: readonly Word[]): Word[][] {
  const lines: Word[][] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (!last || word.gap === 'line' || word.gap === 'none') lines.push([word]);
    else last.push(word);
  }
  return lines;
}

const rowOf = (line: readonly Word[]): string =>
  line.map(({ text, gap }, index) => (index === 0 ? '' : gap === 'tab' ? '\t' : ' ') + restored(text)).join('');

function runsOf(line: readonly Word[], keyed: boolean): string[] {
  const runs: string[] = [];
  let open = false;
  for (const { text, quoted } of line) {
    const parts = text
      .split(SEPARATORS)
      .map(restored)
      .map((part) => (quoted ? part : part.replace(ENDING, '')));
    for (const [index, part] of parts.entries()) {
      const last = runs.length - 1;
      if (isBlank(part)) open = false;
      // A key has nothing to be joined to before its `=`.
      else if (
        index === 0 &&
        open &&
        !quoted &&
        goesOn(runs[last] ?? '', part) &&
        (!keyed || runs[last]?.includes('='))
      )
        runs[last] += ` ${part}`;
      else runs.push(part);
      open = !isBlank(part) && !quoted && !isWhole(part);
    }
  }
  return runs;
}

/** Ends a sentence, and is no part of a name. */
const ENDING = /(?<=.)[。！]+$/u;

/** An id, a mail, a mobile is one by itself; what has a `=` begins an entry. */
export const isWhole = (word: string): boolean =>
  /^\d{15,}$/.test(word) || isOpenId(word) || isMail(word) || isMobile(word);
const standsAlone = (word: string): boolean => isWhole(word) || word.includes('=');

/** What begins an entry, behind the code of a country too: `+86 13810002713`. */
const goesOn = (run: string, part: string): boolean =>
  !standsAlone(part) || (CODE_OF_COUNTRY.test(foldedCode(run)) && isMobile(foldedCode(`${run} ${part}`)));
const CODE_OF_COUNTRY = /^\(?(?:\+|00)\d{1,3}\)?$/;

/** Entries of the tenant's own fields: a separator belongs to the value, which may be a text, up to the next `key=`. */
export function ownIn(words: readonly Word[]): string[] {
  const entries: string[] = [];
  let between = '';
  for (const { text, quoted, gap } of words) {
    between = between !== '' && gap === 'space' ? `${between} ` : '';
    for (const piece of text.split(/([ ,，、;；]+)/).filter(Boolean)) {
      const last = entries.at(-1) ?? '';
      if (SEPARATORS.test(piece)) between = piece;
      else if (between === '' || quoted || piece.includes('=') || !last.includes('=')) entries.push(restored(piece));
      else entries[entries.length - 1] = last + between + restored(piece);
      if (!SEPARATORS.test(piece)) between = '';
    }
  }
  return entries.filter((entry) => !isBlank(entry));
}

/** Each value whole, words that stand apart joined again. What ends a sentence is none of a value without marks. */
export const textsIn = (words: readonly Word[]): string[] =>
  onesOf(words)
    .map((own) => {
      const text = own.map((word) => restored(word.text)).join(' ');
      return own.at(-1)?.quoted ? text : text.replace(/[,，、;；。]+$/, '');
    })
    .filter((text) => !isBlank(text));

function onesOf(words: readonly Word[]): Word[][] {
  const ones: Word[][] = [];
  for (const word of words) {
    const last = ones.at(-1);
    if (!last || word.gap === 'none') ones.push([word]);
    else last.push(word);
  }
  return ones;
}
