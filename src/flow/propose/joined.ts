/** 林晓和王芳: where nothing is called so as a whole and everything in its parts, the parts are meant. */
import type { Found } from '../../core/entity.ts';

const AND = /\s*(?:和|跟|与|以及|还有|及)\s*/;

export interface Joined {
  readonly word: string;
  readonly found: Found;
}

type LookUp = (words: readonly string[]) => Promise<readonly Found[]>;

/** By the word that was typed. */
export async function joinedIn(words: readonly string[], lookUp: LookUp): Promise<Map<string, Joined[]>> {
  const all = words.map((whole) => ({ whole, parts: whole.split(AND).filter((part) => part !== '') }));
  const several = all.filter(({ parts }) => parts.length > 1);
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
