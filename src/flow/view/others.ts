/** Open proposals that want the same field of the same target: they see each other. */
import type { Text } from '../../core/text.ts';
import { openOnSameTargets } from '../../store/overlaps.ts';
import type { Db, ItemTable, ProposalTable } from '../../store/schema.ts';
import { storedName } from '../read/names.ts';

type Own = Pick<ProposalTable, 'id' | 'operation' | 'state'>;

/** Ids of the others, with the fields that both want. */
async function overlaps(db: Db, own: Own, items: readonly Pick<ItemTable, 'ids' | 'wanted'>[]) {
  const wantedOf = new Map(items.map(({ ids, wanted }) => [ids, new Set(Object.keys(JSON.parse(wanted)))]));
  const found = await openOnSameTargets(db, own, [...wantedOf.keys()]);
  return found.filter(({ ids, wanted }) =>
    Object.keys(JSON.parse(wanted)).some((flag) => wantedOf.get(ids)?.has(flag)),
  );
}

/** Said on the card while it is undecided. */
export async function alsoAsked(
  db: Db,
  own: Own,
  items: readonly Pick<ItemTable, 'ids' | 'wanted'>[],
): Promise<Text[]> {
  if (own.state !== 'proposed' && own.state !== 'confirmed') return [];
  const others = new Map((await overlaps(db, own, items)).map((other) => [other.number, other]));
  return [...others.values()].slice(0, 5).map(({ number, requester, names }) => {
    const who = storedName({ names }, requester);
    return { zh: `${who} 也要改同一项（#${number}，还没定）`, en: `Also asked by ${who} (#${number}, undecided)` };
  });
}

/** The proposals whose cards have something new to say because of this one. */
export const neighboursOf = async (
  db: Db,
  own: Own,
  items: readonly Pick<ItemTable, 'ids' | 'wanted'>[],
): Promise<string[]> => [...new Set((await overlaps(db, own, items)).map(({ id }) => id))];
