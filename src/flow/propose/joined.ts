/** 林晓和王芳两位: where nothing is called so as a whole and everything in its parts, the parts are meant. */
import type { Found } from '../../core/entity.ts';

const AND = /\s*(?:和|跟|与|以及|还有|及)\s*|\s+(?:and|&)\s+/i;
/** How many they are says nothing more. */
const COUNTED = /(?<=\S)\s*(?:[一两二三四五六七八九十几]|\d{1,2})(?:[位名人]|个人)(?:同事|同学|老师)?$/;

export interface Joined {
  readonly word: string;
  readonly found: Found;
}

type LookUp = (words: readonly string[]) => Promise<readonly Found[]>;

/** By the word that was typed. */
export async function joinedIn(words: readonly string[], lookUp: LookUp): Promise<Map<string, Joined[]>> {
  const all = words.map((whole) => ({ whole, parts: partsIn(whole) }));
  const several = all.filter(({ whole, parts }) => parts.length > 1 || parts[0] !== whole);
  const asked = [...new Set(several.flatMap(({ parts }) => parts))];
  const found = asked.length > 0 ? await lookUp(asked) : [];
  const known = new Map(asked.flatMap((word, at) => (found[at] ? [[word, found[at]] as const] : [])));
  return new Map(
    several.flatMap(({ whole, parts }) => {
      const those = parts.flatMap((word): Joined[] => {
        const one = known.get(word);
        return one && one.kind !== 'none' && one.kind !== 'refused' ? [{ word, found: one }] : [];
      });
      return those.length === parts.length ? [[whole, those] as const] : [];
    }),
  );
}

const partsIn = (whole: string): string[] =>
  whole
    .replace(COUNTED, '')
    .split(AND)
    .filter((part) => part !== '');

const JOINS = /^(?:和|跟|与|以及|还有|及|and|&)$/i;
const COUNTS = /^(?:[一两二三四五六七八九十几]|\d{1,2})(?:[位名人]|个人)(?:同事|同学|老师)?$/;

interface Named {
  readonly word: string;
  readonly found: { readonly kind: string };
}

/** 陈静 和 张伟 两位: without the words that stand between things that are there, or behind them, and are nothing. */
export const withoutJoints = <P extends Named>(pieces: readonly P[]): P[] =>
  pieces.filter(({ word, found }, at) => {
    if (found.kind !== 'none' || !isThere(pieces[at - 1])) return true;
    return COUNTS.test(word) ? at < pieces.length - 1 : !(JOINS.test(word) && isThere(pieces[at + 1]));
  });

const isThere = (piece: Named | undefined): boolean => piece !== undefined && piece.found.kind !== 'none';
