/** A proposal as one row among others: for a list, or for its reader to decide right there. */
import { briefly } from '../../../cards/change.ts';
import { stateTag } from '../../../cards/state.ts';
import { minuteOf } from '../../core/dates.ts';
import type { ListedProposal } from '../../core/listed-proposal.ts';
import { type Act, isYes } from '../../core/proposal.ts';
import { inARow, same, type Text } from '../../core/text.ts';
import { itemsOf, labelsOf, reachIn } from '../../store/items.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';
import { drawingOf } from '../read/drawing.ts';
import { holdingsOf, namesOnCard, storedName } from '../read/names.ts';
import { objection } from '../rights/objection.ts';
import { requirementOf } from '../rights/requirement.ts';
import { mayBeNudged, offeredActs } from './acts.ts';
import { groupsOf } from './groups.ts';
import { alsoAsked } from './others.ts';
import { secondQuestion } from './second-question.ts';

const MOST_NAMED = 3;

export async function rowOf(deps: Deps, proposal: Proposal): Promise<ListedProposal> {
  const { id, number, operation, state, requester, created_at: at, within, turn } = proposal;
  const { title, bulk } = deps.drawn(operation);
  const tag = stateTag(state);
  const who = storedName(proposal, requester);
  const when = minuteOf(at, deps.settings.timeZone);
  const items = await labelsOf(deps.db, id, MOST_NAMED);
  const labels = items.map(({ target_label: label, ids }) => label || (ids[bulk] ?? Object.values(ids).join(' ')));
  const whom = [...(within ? [within.label] : []), ...labels].join('、');
  return {
    id,
    title: { zh: `#${number} ${title.zh} · ${tag.zh}`, en: `#${number} ${title.en} · ${tag.en}` },
    detail: same(`${when} ${who} · ${whom}`),
    changes: [],
    acts: [],
    turn,
  };
}

interface Reading {
  readonly proposal: Proposal;
  /** open_id. */
  readonly reader: string;
}

/** What can be decided in a list. */
const HERE: readonly Act[] = ['confirm', 'approve', 'reject', 'nudge', 'cancel'];

/** With what its reader may press. A yes only where all that it says yes to stands in the row. */
export async function rowToDecide(deps: Deps, { proposal, reader }: Reading): Promise<ListedProposal> {
  const items = await itemsOf(deps.db, proposal.id);
  const changes = await wholeChange(deps, { proposal, reader }, items);
  const reach = reachIn(items);
  const required = requirementOf(deps, proposal, reach);
  const wish = { proposal, actor: reader, reach };
  const acts = offeredActs(proposal.state, items, { drawing: drawingOf(deps, items), common: deps.commonAdvice })
    .filter((act) => HERE.includes(act) && objection(deps, { ...wish, act }) === null)
    .filter((act) => (changes.length > 0 && proposal.notices.length === 0) || !isYes(act))
    // A reason is written on the proposal's own card.
    .filter((act) => act !== 'reject' || required.kind !== 'approvals' || !required.reason)
    .filter((act) => act !== 'nudge' || mayBeNudged(proposal, required));
  return { ...(await rowOf(deps, proposal)), changes, acts };
}

const MOST_CHANGES = 4;
const MOST_TARGETS = 10;

/** Nothing where it is too much, or is asked for twice. */
async function wholeChange(deps: Deps, { proposal, reader }: Reading, items: readonly Item[]): Promise<Text[]> {
  const drawing = drawingOf(deps, items);
  if (items.length > MOST_TARGETS || secondQuestion(items, drawing)) return [];
  if ((await alsoAsked(deps, proposal, { items, drawing, reader })).length > 0) return [];
  const names = namesOnCard(proposal, holdingsOf(items, drawing));
  const [group, ...others] = groupsOf(items, { deps, drawing, names });
  if (!group || others.length > 0 || group.changes.length > MOST_CHANGES) return [];
  const changes = group.changes.map(briefly);
  if (changes.some((change) => change === null)) return [];
  const all = items.length > MOST_NAMED ? [inARow(group.targets.map(({ label, id }) => same(label || id)))] : [];
  return [...all, ...changes.flatMap((change) => change ?? []), ...reasonOf(proposal), ...mindedIn(proposal)];
}

/** What is to be minded stands whole on its card: that is where the yes is given. */
const mindedIn = ({ notices }: Proposal): Text[] =>
  notices.length > 0
    ? [{ zh: '有要注意的，请打开后再决定。', en: 'There is something to mind: open it to decide.' }]
    : [];

const reasonOf = ({ note }: Proposal): Text[] => (note ? [{ zh: `原因：${note}`, en: `Reason: ${note}` }] : []);
