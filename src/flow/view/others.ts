/** Open proposals that want the same field of the same target: they see each other. */
import { canonicalJson } from '../../core/api.ts';
import { is } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { type Overlap, openOnSameTargets } from '../../store/overlaps.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Db } from '../../store/schema.ts';
import { storedName } from '../read/names.ts';

type Own = Pick<Proposal, 'id' | 'operation' | 'state'>;

type Aimed = Pick<Item, 'ids' | 'wanted'>;

/** The others, with what they want of a target that both name. */
async function overlaps(db: Db, own: Own, items: readonly Aimed[]): Promise<Overlap[]> {
  const wantedOf = new Map(items.map(({ ids, wanted }) => [canonicalJson(ids), wanted]));
  const found = await openOnSameTargets(
    db,
    own,
    items.map(({ ids }) => ids),
  );
  return found.filter(({ ids, wanted }) => {
    const ours = wantedOf.get(canonicalJson(ids)) ?? {};
    return Object.keys(wanted).some((flag) => Object.hasOwn(ours, flag));
  });
}

/** Said on the card while it is undecided. */
export async function alsoAsked(db: Db, own: Own, items: readonly Aimed[]): Promise<Text[]> {
  if (!is(own.state, 'undecided')) return [];
  const others = new Map((await overlaps(db, own, items)).map((other) => [other.number, other]));
  return [...others.values()].slice(0, 5).map(({ number, requester, names }) => {
    const who = storedName({ names }, requester);
    return { zh: `${who} 也要改同一项（#${number}，还没定）`, en: `Also asked by ${who} (#${number}, undecided)` };
  });
}

/** The proposals whose cards have something new to say because of this one. */
export const neighboursOf = async (db: Db, own: Own, items: readonly Aimed[]): Promise<string[]> => [
  ...new Set((await overlaps(db, own, items)).map(({ id }) => id)),
];
