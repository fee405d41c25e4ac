/** The items of a proposal: one per target, with its snapshot, its wish and the stored request. */
import { type Entity, exactly, phoneTail } from '../../core/entity.ts';
import { toldApart } from '../../core/namesakes.ts';
import type { Operation, Present } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Ids } from '../../core/target.ts';
import type { Text } from '../../core/text.ts';
import type { Edit, Values } from '../../core/value.ts';
import type { NewItem } from '../../store/rows/item.ts';
import type { Deps } from '../deps.ts';
import type { Read } from '../read/present.ts';
import { explain } from '../view/explain.ts';
import type { Resolved } from './resolve.ts';

/** One thing that is to be changed, with what is wanted of it: of rows of a file each has its own wish. */
export interface Target {
  readonly ids: Ids;
  readonly label: string;
  /** For what is said of this one among others: with its code or the end of its number. */
  readonly exact: string;
  /** With ids instead of words. */
  readonly edits: Readonly<Record<string, Edit>>;
  /** Of the file that it comes from. */
  readonly line: number | null;
  /** The reason that stands in its row. */
  readonly note: string;
}

/** A target that stands in no file. */
export const typedTarget = (ids: Ids, label: string, edits: Target['edits']): Target => ({
  ids,
  label,
  exact: label,
  edits,
  line: null,
  note: '',
});

/** One target per entry of the bulk target; the others are the same for all. By its name as it was read, if it was. */
export function targetsOf({ operation, targets, edits }: Resolved, reads: readonly Read[] = []): Target[] {
  const shared: Record<string, string> = {};
  for (const { name, many } of operation.targets) if (!many) shared[name] = targets.get(name)?.[0]?.id ?? '';
  const entities = (targets.get(operation.bulk) ?? []).map((entity, index) => calledNow(entity, reads[index]));
  const labels = new Map(entities.map(({ id, label, mark }) => [id, label && mark ? `${label} ${mark}` : label]));
  const details = Object.fromEntries(entities.map((entity) => [entity.id, apart(entity)]));
  const told = toldApart(new Map([...labels].filter(([, label]) => label !== '')), details);
  return entities.map((entity) => ({
    ...typedTarget({ ...shared, [operation.bulk]: entity.id }, told.get(entity.id) ?? '', edits),
    exact: exactly(entity),
  }));
}

/** The lists that names are looked up in are minutes old. Who was given by an id alone stays so. */
const calledNow = (entity: Entity, read: Read | undefined): Entity =>
  read?.kind === 'present' && (entity.label !== '' || entity.contact) && read.present.label
    ? { ...entity, label: read.present.label }
    : entity;

const apart = (entity: Entity): string => [entity.detail, phoneTail(entity)].filter(Boolean).join(' · ');

const emptyItem = (
  deps: Deps,
  operation: Operation,
  { ids, label, line, note }: Omit<Target, 'edits' | 'exact'>,
): NewItem => ({
  id: deps.newId(),
  proposal_id: '',
  ordinal: 0,
  operation: operation.name,
  call_no: -1,
  lock_key: '',
  target_label: label,
  ids: { ...ids },
  seen: {},
  wanted: {},
  found: null,
  request: null,
  state: 'pending',
  attempt: 0,
  next_at: 0,
  code: null,
  log_id: null,
  line,
  note,
});

/** Reported with the rest, never sent. */
export const missingItem = (
  deps: Deps,
  { operation, target }: Pick<NewChange, 'operation' | 'target'>,
  { code, logId }: { code: number; logId: string | null },
): NewItem => ({
  ...emptyItem(deps, operation, target),
  state: 'failed',
  code,
  log_id: logId,
});

interface NewChange {
  readonly operation: Operation;
  readonly target: Target;
  readonly present: Present;
  readonly wanted: Values;
  readonly requester: string;
}

export function changeItem(deps: Deps, { operation, target, present, wanted, requester }: NewChange): NewItem {
  const empty = emptyItem(deps, operation, { ...target, label: target.label || (present.label ?? '') });
  const call = operation.callFor({ id: empty.id, ids: target.ids, wanted, present: present.values, requester });
  return {
    ...empty,
    lock_key: operation.lock(target.ids),
    seen: present.values,
    wanted,
    request: call,
  };
}

/** Order, and which items travel together: those of one operation, as many as fit. */
export function numbered(items: readonly NewItem[], operations: readonly Operation[]): NewItem[] {
  const sizes = new Map(operations.map(({ name, batchSize }) => [name, batchSize]));
  const open = new Map<string, { readonly call: number; room: number }>();
  let calls = 0;
  return items.map((item, ordinal) => {
    if (item.state !== 'pending') return { ...item, ordinal };
    const last = open.get(item.operation);
    const into = last && last.room > 0 ? last : { call: calls, room: sizes.get(item.operation) ?? 1 };
    if (into !== last) calls += 1;
    into.room -= 1;
    open.set(item.operation, into);
    return { ...item, ordinal, call_no: into.call };
  });
}

/** In Feishu's own words for the first, with the ids of all. */
export const noneWritable = (
  deps: Deps,
  { bulk, targets, title, advice, missing }: Operation,
  items: readonly Pick<NewItem, 'ids' | 'target_label' | 'code'>[],
): Refusal => {
  const label = targets.find(({ name }) => name === bulk)?.label ?? title;
  const ids = items
    .slice(0, 20)
    .map(({ ids: each, target_label }) => target_label || each[bulk])
    .join('、');
  const code = items[0]?.code ?? 0;
  if (missing.includes(code)) return notThere(label, ids);
  const { text, fix } = explain(code, [advice, deps.commonAdvice]);
  return {
    code: 'not-writable',
    text: { zh: `${label.zh} ${ids}：${text.zh}`, en: `${label.en} ${ids}: ${text.en}` },
    hint: fix,
  };
};

const notThere = (label: Text, ids: string): Refusal => ({
  code: 'not-found',
  text: { zh: `${label.zh}不存在：${ids}`, en: `${label.en} does not exist: ${ids}` },
  hint: { zh: '请核对 ID，或改用名称。', en: 'Please check the id, or use the name.' },
});
