/** Open proposals that want the same field of the same target: they see each other. */
import { canonicalJson } from '../../core/api.ts';
import { is } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { type Overlap, openOnSameTargets } from '../../store/overlaps.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Db } from '../../store/schema.ts';
import type { Deps } from '../deps.ts';
import type { Drawing } from '../read/drawing.ts';
import { storedName } from '../read/names.ts';
import { waitingFor } from './waiting.ts';

type Own = Pick<Proposal, 'id' | 'state'>;

type Aimed = Pick<Item, 'operation' | 'ids' | 'wanted'>;

/** The others, with what they want of a target that both name. */
async function overlaps(db: Db, own: Own, items: readonly Aimed[]): Promise<Overlap[]> {
  const aim = ({ operation, ids }: Aimed): string => canonicalJson([operation, ids]);
  const wantedOf = new Map(items.map((item) => [aim(item), item.wanted]));
  const found = await openOnSameTargets(db, own, items);
  return found.filter((other) => {
    const ours = wantedOf.get(aim(other)) ?? {};
    return Object.keys(other.wanted).some((flag) => Object.hasOwn(ours, flag));
  });
}

interface Looking {
  readonly items: readonly Aimed[];
  readonly drawing: Drawing;
  readonly reader: string | null;
}

/** Said on the card while it is undecided; a card with one reader tells them which are their own. */
export async function alsoAsked(deps: Deps, own: Own, { items, drawing, reader }: Looking): Promise<Text[]> {
  if (!is(own.state, 'undecided')) return [];
  const found = await overlaps(deps.db, own, items);
  const why = (item: Overlap): Text | null => {
    const lists = [drawing(item).advice, deps.commonAdvice];
    return waitingFor({ ...item, state: item.item_state }, { lists, timeZone: deps.settings.timeZone });
  };
  return [...new Set(found.map(({ number }) => number))].slice(0, 5).flatMap((number) => {
    const its = found.filter((each) => each.number === number);
    const [other] = its;
    if (!other) return [];
    const whose = other.requester === reader ? yours : theirs(storedName(other, other.requester));
    const { zh, en } = is(other.state, 'running') ? beingWritten(its, why) : wanting(other);
    return [{ zh: `${whose.zh} #${number} ${zh}`, en: `${whose.en} #${number} ${en}` }];
  });
}

function wanting({ state }: Overlap): Text {
  const still = state === 'confirmed' ? toApprove : toConfirm;
  return { zh: `也要改这一项，${still.zh}`, en: `would change this too and ${still.en}` };
}

/** With why it waits, where it does. */
function beingWritten(items: readonly Overlap[], why: (item: Overlap) => Text | null): Text {
  const [first] = items.flatMap((item) => why(item) ?? []);
  const reason = first ?? (items.every(({ item_state: state }) => state === 'pending') ? inLine : null);
  const { zh, en } = reason ? { zh: `：${reason.zh}`, en: `: ${reason.en}` } : { zh: '', en: '' };
  return { zh: `正在写入${zh}`, en: `is being written${en}` };
}

const inLine: Text = { zh: '排在前面的写完就轮到它', en: 'it waits for its turn' };
const yours: Text = { zh: '你的', en: 'Your' };
const theirs = (name: string): Text => ({ zh: `${name} 的`, en: `${name}:` });
const toConfirm: Text = { zh: '尚未确认', en: 'is not confirmed yet' };
const toApprove: Text = { zh: '还在审批', en: 'waits for approval' };

/** The undecided proposals whose cards have something new to say because of this one. */
export const neighboursOf = async (db: Db, own: Own, items: readonly Aimed[]): Promise<string[]> => [
  ...new Set((await overlaps(db, own, items)).flatMap(({ id, state }) => (is(state, 'undecided') ? [id] : []))),
];
