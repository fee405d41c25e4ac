/** What somebody works on, in words that can be typed: for examples. */
import type { EntityKind } from '../../core/entity.ts';
import { isStopped } from '../../core/rules.ts';
import type { Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { heldBy } from '../read/held.ts';

/** An example is not worth more reads. */
const MOST_READ = 60;
const MOST = 3;

/** Their codes; of whatever there is where nobody gave the person a role; none where the list cannot be read. */
export async function ownTargets(deps: Deps, { requester }: Source, kind: EntityKind): Promise<string[]> {
  const held = await heldBy(deps, kind, { people: [requester], most: MOST_READ });
  const own = held.ok ? held.things.map(({ entity }) => entity) : [];
  const loaded = own.length > 0 ? undefined : await deps.finders.get(kind)?.all?.();
  const others = loaded?.ok ? loaded.entries.filter((entity) => !isStopped(entity)) : [];
  return [...own, ...others].flatMap(({ codes }) => codes.slice(0, 1)).slice(0, MOST);
}
