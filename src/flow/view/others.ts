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

/** Said on the card while it is undecided; a card with one reader tells them which are their own. */
export async function alsoAsked(
  db: Db,
  own: Own,
  { items, reader }: { items: readonly Aimed[]; reader: string | null },
): Promise<Text[]> {
  if (!is(own.state, 'undecided')) return [];
  const others = new Map((await overlaps(db, own, items)).map((other) => [other.number, other]));
  return [...others.values()].slice(0, 5).map((other) => {
    const whose = other.requester === reader ? yours : theirs(storedName(other, other.requester));
    const still = other.state === 'confirmed' ? toApprove : toConfirm;
    return {
      zh: `${whose.zh} #${other.number} 也要改这一项，${still.zh}`,
      en: `${whose.en} #${other.number} would change this too and ${still.en}`,
    };
  });
}

const yours: Text = { zh: '你的', en: 'Your' };
const theirs = (name: string): Text => ({ zh: `${name} 的`, en: `${name}:` });
const toConfirm: Text = { zh: '尚未确认', en: 'is not confirmed yet' };
const toApprove: Text = { zh: '还在审批', en: 'waits for approval' };

/** The proposals whose cards have something new to say because of this one. */
export const neighboursOf = async (db: Db, own: Own, items: readonly Aimed[]): Promise<string[]> => [
  ...new Set((await overlaps(db, own, items)).map(({ id }) => id)),
];
