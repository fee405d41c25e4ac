/** What all exported rows have in common: the pool, said before the filter. */
import type { Entity } from '../../core/entity.ts';
import type { Operation } from '../../core/operation.ts';
import type { Unresolved } from '../../core/resolving.ts';
import type { Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { lookUp, undecided } from '../propose/look-up.ts';

interface Asked {
  readonly operation: Operation;
  readonly words: readonly string[];
}

export type Place =
  | { readonly kind: 'place'; readonly shared: ReadonlyMap<string, Entity>; readonly rest: readonly string[] }
  | {
      readonly kind: 'missing';
      readonly label: Text;
      readonly known: readonly Entity[];
      readonly rest: readonly string[];
    }
  | Unresolved;

/** So many are offered. */
const MOST_OFFERED = 20;
/** Longest name, in words. */
const MOST_WORDS = 6;

export async function sharedByWords(deps: Deps, source: Source, { operation, words }: Asked): Promise<Place> {
  const shared = new Map<string, Entity>();
  let rest = words;
  for (const { name, kind, label } of operation.targets.filter(({ many }) => !many)) {
    const begins = rest.slice(0, MOST_WORDS).map((_, at) => rest.slice(0, at + 1).join(' '));
    const found = await lookUp(deps, kind, { words: begins, asker: source });
    const length = found.findLastIndex((each) => each.kind === 'one') + 1;
    const one = found[length - 1];
    const [first] = found;
    if (one?.kind === 'one') {
      shared.set(name, one.entity);
      rest = rest.slice(length);
    } else if (first && first.kind !== 'none') {
      if (first.kind === 'several') return { kind: 'missing', label, known: first.entities, rest: rest.slice(1) };
      if (first.kind !== 'one') return undecided(first, { kind, name, label, word: begins[0] ?? '' });
    } else {
      const all = await deps.finders.get(kind)?.all?.();
      if (all?.ok === false) return { kind: 'failed', reply: all.reply, scopes: [] };
      return { kind: 'missing', label, known: all?.entries.slice(0, MOST_OFFERED) ?? [], rest };
    }
  }
  return { kind: 'place', shared, rest };
}
