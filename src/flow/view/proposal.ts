/** A proposal as its card. */

import type { Card } from '../../../cards/card.ts';
import { type ProposalCardData, proposalCard } from '../../../cards/proposal.ts';
import type { ItemState, ProposalState } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { SCOPE_MISSING } from '../../hire/codes.ts';
import { reachIn } from '../../store/items.ts';
import type { Decision } from '../../store/rows/decision.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';
import type { Drawing } from '../read/drawing.ts';
import { holdingsOf, namesOnCard } from '../read/names.ts';
import { requirementOf } from '../rights/requirement.ts';
import { mayBeNudged, mayBeRetried, offeredActs, type Seat, standsOn } from './acts.ts';
import { approvalLines } from './approval-lines.ts';

import { groupsOf, type ShownItem } from './groups.ts';
import { secondQuestion } from './second-question.ts';

export interface Shown {
  readonly drawing: Drawing;
  readonly proposal: Pick<
    Proposal,
    | 'number'
    | 'requester'
    | 'note'
    | 'notices'
    | 'names'
    | 'details'
    | 'within'
    | 'operation'
    | 'chat_id'
    | 'undoes'
    | 'command'
  >;
  readonly state: ProposalState | null;
  /** The first yes to a change that is asked for twice was given. */
  readonly askedTwice: boolean;
  readonly items: readonly ShownItem[];
  readonly decisions: readonly Decision[];
  readonly seat: Seat;
  readonly ref: string;
  /** The page that this copy shows. */
  readonly page: number;
  /** While it runs: how long it takes still. */
  readonly left: Text | null;
  /** Of whoever reads it, as far as a copy has one reader. */
  readonly looked: readonly number[];
}

function countsOf(items: readonly ShownItem[]): ProposalCardData['progress']['counts'] {
  const counts: Partial<Record<ItemState, number>> = {};
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

export const renderProposal = (deps: Deps, shown: Shown): Card => proposalCard(proposalData(deps, shown));

/** What the card shows, before it is drawn. */
export function proposalData(deps: Deps, shown: Shown): ProposalCardData {
  const { drawing, proposal, state, askedTwice, items, ref, seat } = shown;
  const { understood } = proposal.command;
  const names = namesOnCard(proposal, holdingsOf(items, drawing));
  const groups = groupsOf(items, { deps, drawing, names });
  const required = requirementOf(deps, proposal, reachIn(items));
  const offered = state === null ? [] : offeredActs(state, items, { drawing, common: deps.commonAdvice });
  return {
    number: proposal.number,
    state,
    title: deps.drawn(proposal.operation).title,
    where: proposal.within,
    requester: names.get(proposal.requester) || proposal.requester,
    ...(understood && { understood }),
    note: proposal.note,
    undoes: proposal.undoes !== null,
    notices: proposal.notices,
    groups,
    progress: { counts: countsOf(items), left: shown.left },
    acts: offered.filter((act) => standsOn(seat, act) && (act !== 'nudge' || mayBeNudged(proposal, required))),
    ref,
    othersDecide: required.kind === 'approvals',
    approvals: approvalLines(shown, required, { names, timeZone: deps.settings.timeZone }),
    reasonWanted: required.kind === 'approvals' && required.reason,
    second: state === 'proposed' && askedTwice ? secondQuestion(items, drawing) : null,
    retries: retriesOf(items, (item) => mayBeRetried(item, { drawing, common: deps.commonAdvice })),
    console: items.some(({ code }) => code === SCOPE_MISSING) ? deps.settings.consoleUrl : null,
    page: shown.page,
    looked: shown.looked,
  };
}

function retriesOf(items: readonly ShownItem[], mayBe: (item: ShownItem) => boolean): ProposalCardData['retries'] {
  if (!items.some(({ state }) => state === 'cancelled')) return 'failed';
  return items.some((item) => item.state === 'failed' && mayBe(item)) ? 'both' : 'stopped';
}
