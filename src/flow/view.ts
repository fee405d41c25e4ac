/** A stored proposal as its card. */
import type { Card } from '../../cards/card.ts';
import type { ErrorLines } from '../../cards/error.ts';
import { type ChangeLines, type Group, proposalCard } from '../../cards/proposal.ts';
import { adviceFor } from '../core/advice.ts';
import { canonicalJson } from '../core/api.ts';
import type { Field, Operation } from '../core/operation.ts';
import { type Act, actsIn, type ProposalState } from '../core/proposal.ts';
import { same, type Text } from '../core/text.ts';
import { isList, type Value, Values } from '../core/value.ts';
import { itemsOf } from '../store/proposals.ts';
import type { ItemTable, ProposalTable } from '../store/schema.ts';
import { type Deps, operationNamed } from './deps.ts';

type Names = ReadonlyMap<string, string>;
/** Of a list, on the line that shows present and new value. */
const MOST_NAMED = 12;
const SCOPE_MISSING = 99991672;
const nobody: Text = { zh: '（空）', en: '(empty)' };

/** What a card shows of an item; dry runs have no more. */
export type ShownItem = Pick<
  ItemTable,
  'target_label' | 'ids' | 'seen' | 'wanted' | 'found' | 'state' | 'code' | 'log_id'
>;

export interface Shown {
  readonly operation: Operation;
  readonly proposal: Pick<ProposalTable, 'number' | 'requester' | 'note' | 'notices' | 'names' | 'within'>;
  readonly state: ProposalState | null;
  readonly items: readonly ShownItem[];
  readonly ref: string;
}

/** The card of a proposal as it is now, and the version that it shows. */
export async function currentCard(deps: Deps, proposal: ProposalTable, ref: string): Promise<Card> {
  const operation = operationNamed(deps, proposal.operation);
  return renderProposal(deps, {
    operation,
    proposal,
    state: proposal.state,
    items: await itemsOf(deps.db, proposal.id),
    ref,
  });
}

export function renderProposal(deps: Deps, { operation, proposal, state, items, ref }: Shown): Card {
  const names: Names = new Map(Object.entries(JSON.parse(proposal.names)));
  const groups = groupsOf(items, { deps, operation, names });
  return proposalCard({
    number: proposal.number,
    state,
    title: operation.title,
    where: proposal.within === null ? null : JSON.parse(proposal.within),
    requester: nameOf(names, proposal.requester),
    note: proposal.note,
    notices: JSON.parse(proposal.notices),
    groups,
    done: items.filter(({ state: each }) => each !== 'pending' && each !== 'sending').length,
    total: items.length,
    acts: state === null ? [] : offeredActs(state, items, operation),
    ref,
    console: items.some(({ code }) => code === SCOPE_MISSING) ? deps.settings.consoleUrl : null,
  });
}

/** Trying again makes no sense for a target that does not exist. */
export const mayBeRetried = ({ state, code }: Pick<ItemTable, 'state' | 'code'>, { missing }: Operation): boolean =>
  state === 'failed' && !missing.includes(code ?? 0);

export const offeredActs = (
  state: ProposalState,
  items: readonly Pick<ItemTable, 'state' | 'code'>[],
  operation: Operation,
): readonly Act[] =>
  actsIn(state).filter((act) => act !== 'retry' || items.some((item) => mayBeRetried(item, operation)));

interface Context {
  readonly deps: Pick<Deps, 'commonAdvice'>;
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
      untouched: untouchedOf(item),
      ...errorOf(item, context),
    };
    const key = canonicalJson(group);
    const known = groups.get(key) ?? { targets: [], group };
    known.targets.push({ label: item.target_label, id: JSON.parse(item.ids)[context.operation.bulk] ?? '' });
    groups.set(key, known);
  }
  return [...groups.values()].map(({ targets, group }) => ({ ...group, targets }));
}

function errorOf({ state, code, log_id }: ShownItem, { deps, operation }: Context): { error?: ErrorLines } {
  if (state !== 'failed' || code === null) return {};
  const scopes = code === SCOPE_MISSING ? operation.write.scopes : [];
  return { error: { ...explain(code, [operation.advice, deps.commonAdvice]), logId: log_id, scopes } };
}

/** The contract's words for a code; for an undocumented one, what can be said honestly. */
export function explain(
  code: number,
  lists: Parameters<typeof adviceFor>[1],
): Pick<ErrorLines, 'code' | 'text' | 'fix'> {
  const advice = adviceFor(code, lists);
  if (advice) return { code, text: { zh: advice.zh, en: advice.en }, fix: { zh: advice.fixZh, en: advice.fixEn } };
  return {
    code,
    text: { zh: '飞书拒绝了这次请求', en: 'Feishu refused this request' },
    fix: { zh: '请把错误码和日志 ID 发给管理员', en: 'Send the code and the log id to the administrator' },
  };
}

const untouchedOf = ({ seen, wanted }: ShownItem): number => {
  const changed = Object.keys(JSON.parse(wanted));
  return Object.keys(JSON.parse(seen)).filter((flag) => !changed.includes(flag)).length;
};

function changesOf(item: ShownItem, { operation, names }: Context): ChangeLines[] {
  const [seen, wanted] = [Values.parse(JSON.parse(item.seen)), Values.parse(JSON.parse(item.wanted))];
  const found = item.found === null ? null : Values.parse(JSON.parse(item.found));
  return Object.entries(wanted).flatMap(([flag, to]) => {
    const field = operation.fields.get(flag);
    if (!field) return [];
    const words = (value: Value | undefined) => wordsOf(value, field, names);
    const lists = listChange(seen[flag], to, names);
    const base = { label: field.label, from: words(seen[flag]), to: words(to), ...lists };
    return [found && item.state === 'stale' ? { ...base, found: words(found[flag]) } : base];
  });
}

function listChange(
  from: Value | undefined,
  to: Value,
  names: Names,
): Pick<ChangeLines, 'added' | 'removed' | 'kept' | 'emptied'> {
  const before = isList(from) ? from : [];
  const after = isList(to) ? to : [];
  return {
    added: after.filter((entry) => !before.includes(entry)).map((entry) => nameOf(names, entry)),
    removed: before.filter((entry) => !after.includes(entry)).map((entry) => nameOf(names, entry)),
    kept: before.filter((entry) => after.includes(entry)).length,
    emptied: isList(to) ? to.length === 0 : to === null || to === '',
  };
}

function wordsOf(value: Value | undefined, field: Field, names: Names): Text {
  if (field.words) return field.words(value ?? null);
  if (value === null || value === undefined || value === '') return nobody;
  if (isList(value)) return listWords(value.map((entry) => nameOf(names, entry)));
  return same(nameOf(names, String(value)));
}

/** A long list is counted: who comes and who goes stands in full on lines of their own. */
function listWords(words: readonly string[]): Text {
  if (words.length === 0) return nobody;
  if (words.length <= MOST_NAMED) return same(words.join('、'));
  const first = words.slice(0, MOST_NAMED).join('、');
  return { zh: `${first} 等 ${words.length} 位`, en: `${first} and others, ${words.length} in all` };
}

const nameOf = (names: Names, id: string): string => names.get(id) || id;
