/** A stored proposal as its card. */
import type { Card } from '../../../cards/card.ts';
import { type ChangeLines, type Group, proposalCard } from '../../../cards/proposal.ts';
import { canonicalJson } from '../../core/api.ts';
import type { ErrorLines } from '../../core/ask.ts';
import type { Speaking } from '../../core/field.ts';
import type { Operation } from '../../core/operation.ts';
import type { ProposalState } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { sameValue } from '../../core/value.ts';
import { SCOPE_MISSING } from '../../hire/codes.ts';
import { decisionsOn } from '../../store/decisions.ts';
import { itemsOf } from '../../store/items.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Decision } from '../../store/rows/decision.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { NOT_APPROVED, requirementOf } from '../rights/requirement.ts';
import { offeredActs, type Seat, standsOn } from './acts.ts';
import { approvalLines } from './approval-lines.ts';
import { approvalGone, explain } from './explain.ts';
import { alsoAsked } from './others.ts';

type Names = ReadonlyMap<string, string>;

/** What a card shows of an item; dry runs have no more. */
export type ShownItem = Pick<Item, 'target_label' | 'ids' | 'seen' | 'wanted' | 'found' | 'state' | 'code' | 'log_id'>;

export interface Shown {
  readonly operation: Operation;
  readonly proposal: Pick<
    Proposal,
    'number' | 'requester' | 'note' | 'notices' | 'names' | 'within' | 'operation' | 'chat_id' | 'undoes'
  >;
  readonly state: ProposalState | null;
  /** The first yes to a change that is asked for twice was given. */
  readonly askedTwice: boolean;
  readonly items: readonly ShownItem[];
  readonly decisions: readonly Decision[];
  readonly seat: Seat;
  readonly ref: string;
}

/** The card of a proposal as it is now, where this copy of it stands. */
export async function currentCard(
  deps: Deps,
  proposal: Proposal,
  copy: Pick<Copy, 'ref' | 'to_person'>,
): Promise<Card> {
  const { direct } = proposal.command;
  const items = await itemsOf(deps.db, proposal.id);
  const notices = [...proposal.notices, ...(await alsoAsked(deps.db, proposal, items))];
  return renderProposal(deps, {
    operation: operationNamed(deps, proposal.operation),
    proposal: { ...proposal, notices },
    state: proposal.state,
    askedTwice: proposal.asked_twice,
    items,
    decisions: await decisionsOn(deps.db, proposal.id),
    seat: copy.to_person !== null ? 'approver' : direct ? 'direct' : 'group',
    ref: copy.ref,
  });
}

export function renderProposal(deps: Deps, shown: Shown): Card {
  const { operation, proposal, state, askedTwice, items, ref, seat } = shown;
  const names: Names = new Map(Object.entries(proposal.names));
  const groups = groupsOf(items, { deps, operation, names });
  const required = requirementOf(deps, proposal, items.length);
  const offered = state === null ? [] : offeredActs(state, items, { operation, common: deps.commonAdvice });
  return proposalCard({
    number: proposal.number,
    state,
    title: operation.title,
    where: proposal.within,
    requester: nameOf(names, proposal.requester),
    note: proposal.note,
    notices: proposal.notices,
    groups,
    done: items.filter(({ state: each }) => each !== 'pending' && each !== 'sending').length,
    total: items.length,
    acts: offered.filter((act) => standsOn(seat, act) && !(act === 'edit' && proposal.undoes !== null)),
    ref,
    approvals: approvalLines(shown, required, { names, timeZone: deps.settings.timeZone }),
    reasonWanted: required.kind === 'approvals' && required.reason,
    second: state === 'proposed' && askedTwice ? secondQuestion(operation, items) : null,
    console: items.some(({ code }) => code === SCOPE_MISSING) ? deps.settings.consoleUrl : null,
  });
}

/** What a grave change asks again, naming whom it is about; null where one yes is enough. */
export function secondQuestion(operation: Operation, items: readonly ShownItem[]): Text | null {
  const graves = items.flatMap(({ wanted, target_label, ids }) => {
    const grave = operation.grave(wanted);
    return grave ? [{ grave, name: target_label || ids[operation.bulk] }] : [];
  });
  const [first] = graves;
  if (!first) return null;
  const names = graves.map(({ name }) => name).join('、');
  return { zh: `再次确认：${names}。${first.grave.zh}`, en: `Once more: ${names}. ${first.grave.en}` };
}

interface Context {
  readonly deps: Pick<Deps, 'commonAdvice' | 'settings'>;
  readonly operation: Operation;
  readonly names: Names;
}

/** Targets with equal changes and equal outcome share their lines: 30 jobs of one handover are one block. */
function groupsOf(items: readonly ShownItem[], context: Context): Group[] {
  const groups = new Map<string, { targets: { label: string; id: string }[]; group: Omit<Group, 'targets'> }>();
  for (const item of items) {
    const group = {
      state: item.state,
      changes: changesOf(item, context),
      moved: movedBeside(item, context),
      untouched: untouchedOf(item),
      ...errorOf(item, context),
    };
    const key = canonicalJson(group);
    const known = groups.get(key) ?? { targets: [], group };
    known.targets.push({ label: item.target_label, id: item.ids[context.operation.bulk] ?? '' });
    groups.set(key, known);
  }
  return [...groups.values()].map(({ targets, group }) => ({ ...group, targets }));
}

function errorOf({ state, code, log_id }: ShownItem, { deps, operation }: Context): { error?: ErrorLines } {
  if (state !== 'failed' || code === null) return {};
  if (code === NOT_APPROVED) return { error: { ...approvalGone, logId: null, scopes: [] } };
  const scopes = code === SCOPE_MISSING ? operation.write.scopes : [];
  return { error: { ...explain(code, [operation.advice, deps.commonAdvice]), logId: log_id, scopes } };
}

const untouchedOf = ({ seen, wanted }: ShownItem): number => {
  return Object.keys(seen).filter((flag) => !Object.hasOwn(wanted, flag)).length;
};

/** Fields that this item does not change, but that moved since the preview. */
function movedBeside({ seen, wanted, found, state }: ShownItem, context: Context): Group['moved'] {
  if (state !== 'stale' || found === null) return [];
  const speaking = speakingIn(context);
  return [...context.operation.fields].flatMap(([flag, { label, words }]) => {
    if (Object.hasOwn(wanted, flag) || sameValue(seen[flag], found[flag])) return [];
    return [{ label, from: words(seen[flag], speaking), to: words(found[flag], speaking) }];
  });
}

function changesOf({ seen, wanted, found, state }: ShownItem, context: Context): ChangeLines[] {
  const speaking = speakingIn(context);
  return Object.entries(wanted).flatMap(([flag, to]) => {
    const field = context.operation.fields.get(flag);
    if (!field) return [];
    const { label, people } = field;
    const change = { label, people, ...field.change({ from: seen[flag], to }, speaking) };
    return [found && state === 'stale' ? { ...change, found: field.words(found[flag], speaking) } : change];
  });
}

const speakingIn = ({ names, deps }: Context): Speaking => ({ names, timeZone: deps.settings.timeZone });
const nameOf = (names: Names, id: string): string => names.get(id) || id;
