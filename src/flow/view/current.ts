/** The card of a stored proposal as it is now. */
import type { Card } from '../../../cards/card.ts';
import { type ProposalCardData, pageCount, proposalCard } from '../../../cards/proposal.ts';
import { is } from '../../core/proposal.ts';
import { refOn } from '../../core/ref.ts';
import type { Text } from '../../core/text.ts';
import { decisionsOn } from '../../store/decisions.ts';
import { itemsOf } from '../../store/items.ts';
import { readerOf } from '../../store/readers.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';
import { drawingOf } from '../read/drawing.ts';
import type { Seat } from './acts.ts';
import { mendingNotice } from './mending.ts';
import { alsoAsked } from './others.ts';

import { proposalData } from './proposal.ts';
import { stoppedNotice } from './stopped.ts';
import { timeLeft } from './time-left.ts';

/** Where a copy of it stands. */
type Place = Pick<Copy, 'id' | 'ref' | 'to_person' | 'moved' | 'page' | 'replaced_id'>;

export async function currentCard(deps: Deps, proposal: Proposal, copy: Place): Promise<Card> {
  const data = await currentData(deps, proposal, copy);
  const pages = pageCount(data);
  const reader = readerIn(proposal, copy);
  const known = reader !== null && pages > 1 ? await readerOf(deps.db, { copy: copy.id, reader, pages }) : null;
  return proposalCard(known ? { ...data, looked: known.looked } : data);
}

/** What was to be minded before the decision: the receipt tells what came of it. */
const hasReceipt = ({ state }: Proposal): boolean => is(state, 'took-effect') || is(state, 'has-failures');

/** A group's copy has many readers: what is left to each is said in the answer to their click. */
const readerIn = ({ command, requester }: Proposal, { to_person: own }: Place): string | null =>
  own ?? (command.direct ? requester : null);

/** What it shows, whoever reads it. */
export async function currentData(deps: Deps, proposal: Proposal, copy: Place): Promise<ProposalCardData> {
  const items = await itemsOf(deps.db, proposal.id);
  const { timeZone } = deps.settings;
  const mending = mendingNotice(proposal, items, { now: deps.now(), timeZone });
  const drawing = drawingOf(deps, items);
  const asked = await alsoAsked(deps, proposal, { items, drawing, reader: readerIn(proposal, copy) });
  const told = proposal.notices.filter(({ stays }) => stays || !hasReceipt(proposal));
  const notices = [
    ...(copy.replaced_id === null ? [] : [takesPlace]),
    ...told,
    ...stoppedNotice(items, { drawing, common: deps.commonAdvice }),
    ...mending,
    ...asked,
  ];
  return proposalData(deps, {
    drawing,
    proposal: { ...proposal, notices },
    state: proposal.state,
    askedTwice: proposal.asked_twice,
    items,
    decisions: await decisionsOn(deps.db, proposal.id),
    seat: seatOf(copy, proposal),
    ref: refOn(copy.ref, proposal.version),
    page: copy.page,
    left: is(proposal.state, 'running') && items.length > 1 ? await timeLeft(deps, items) : null,
    looked: [],
  });
}

const takesPlace: Text = {
  zh: '飞书的卡片只能用 14 天，这一张接替旧的。',
  en: 'Feishu lets cards be used for 14 days: this one takes the place of the older one.',
};

/** A card that had to leave its chat stands with the requester as in their own chat. */
function seatOf({ to_person: person, moved }: Pick<Copy, 'to_person' | 'moved'>, proposal: Proposal): Seat {
  if (person !== null) return moved && person === proposal.requester ? 'direct' : 'approver';
  return proposal.command.direct ? 'direct' : 'group';
}
