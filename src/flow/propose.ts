/** A resolved command becomes a proposal: read what Hire holds, work out the change, store both and the request. */
import { readingCard } from '../../cards/reading.ts';
import type { Command } from '../command/parse.ts';
import type { Reply } from '../core/api.ts';
import type { Ids, Operation, Present } from '../core/operation.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';
import type { Text } from '../core/text.ts';
import type { Values } from '../core/value.ts';
import type { ItemTable } from '../store/schema.ts';
import { announce, answerRefusal, type Change, type Source } from './answer.ts';
import type { Deps } from './deps.ts';
import { type Read, readPresent } from './present.ts';
import { proposalChange } from './proposal-change.ts';
import type { Resolved } from './resolve.ts';

export type Proposed =
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'failed'; readonly reply: Reply };

/** From this many targets on, reading takes seconds that a person should not spend wondering. */
const MANY_TARGETS = 40;

export async function propose(
  deps: Deps,
  source: Source,
  { command, resolved }: { command: Command; resolved: Resolved },
): Promise<Proposed> {
  const { operation } = resolved;
  const targets = targetsOf(resolved);
  if (targets.length >= MANY_TARGETS) await announce(deps, source, readingCard(operation.title, targets.length));
  const reads = await readPresent(
    deps,
    operation,
    targets.map(({ ids }) => ids),
  );
  const failed = reads.find((read) => read.kind === 'failed');
  if (failed?.kind === 'failed') return { kind: 'failed', reply: failed.reply };

  const made = itemsFor(deps, { resolved, targets, reads, asker: source.asker });
  if (!made.ok) return { kind: 'change', change: answerRefusal(deps, source, made.refusal) };
  const { items, notices } = made.value;
  const all = [...lateNotice(deps, source), ...resolved.notices, ...notices];
  return { kind: 'change', change: await proposalChange(deps, source, { command, resolved, items, notices: all }) };
}

interface Made {
  readonly items: readonly ItemTable[];
  readonly notices: readonly Text[];
}

interface Material {
  readonly resolved: Resolved;
  readonly targets: readonly Target[];
  readonly reads: readonly Read[];
  readonly asker: string;
}

/** The items that would be sent or reported; a refusal where the wish is impossible or changes nothing. */
function itemsFor(deps: Deps, { resolved, targets, reads, asker }: Material): Outcome<Made> {
  const { operation, edits } = resolved;
  const items: ItemTable[] = [];
  const warned: Text[] = [];
  let unchanged = 0;
  for (const [index, target] of targets.entries()) {
    const read = reads[index];
    if (read?.kind === 'missing') items.push(missingItem(deps, target, read));
    if (read?.kind !== 'present') continue;
    const { present } = read;
    const wanted = operation.wantedFrom(edits, present.values);
    if (!wanted.ok) return wanted;
    if (Object.keys(wanted.value).length === 0) {
      unchanged += 1;
      continue;
    }
    items.push(changeItem(deps, { operation, target, present, wanted: wanted.value, asker }));
    if (present.warning) warned.push(warningOf(present.label ?? target.label, present.warning));
  }
  if (!items.some(({ state }) => state === 'pending')) {
    return refuse(unchanged > 0 ? nothingChanges(operation, unchanged) : noneExists(operation, targets));
  }
  numberItems(items, operation);
  return ok({ items, notices: [...warned.slice(0, MOST_WARNINGS), ...itemNotices(items, unchanged)] });
}

const MOST_WARNINGS = 10;
const warningOf = (label: string, { zh, en }: Text): Text => ({ zh: `${label}：${zh}`, en: `${label}: ${en}` });

interface Target {
  readonly ids: Ids;
  readonly label: string;
}

/** One target per entry of the bulk target; the others are the same for all. */
function targetsOf({ operation, targets }: Resolved): Target[] {
  const shared: Record<string, string> = {};
  for (const { name, many } of operation.targets) if (!many) shared[name] = targets.get(name)?.[0]?.id ?? '';
  const entities = targets.get(operation.bulk) ?? [];
  return entities.map(({ id, label }) => ({ ids: { ...shared, [operation.bulk]: id }, label }));
}

const emptyItem = (deps: Deps, { ids, label }: Target): ItemTable => ({
  id: deps.newId(),
  proposal_id: '',
  ordinal: 0,
  call_no: -1,
  lock_key: '',
  target_label: label,
  ids: JSON.stringify(ids),
  seen: '{}',
  wanted: '{}',
  found: null,
  request: '{}',
  state: 'pending',
  attempt: 0,
  settle_at: null,
  next_at: 0,
  code: null,
  log_id: null,
});

/** Reported with the rest, never sent. */
const missingItem = (
  deps: Deps,
  target: Target,
  { code, logId }: { code: number; logId: string | null },
): ItemTable => ({
  ...emptyItem(deps, target),
  state: 'failed',
  code,
  log_id: logId,
});

interface NewChange {
  readonly operation: Operation;
  readonly target: Target;
  readonly present: Present;
  readonly wanted: Values;
  readonly asker: string;
}

function changeItem(deps: Deps, { operation, target, present, wanted, asker }: NewChange): ItemTable {
  const call = operation.callFor({ ids: target.ids, wanted, actor: { openId: asker } });
  return {
    ...emptyItem(deps, { ids: target.ids, label: target.label || (present.label ?? '') }),
    lock_key: operation.lock(target.ids),
    seen: JSON.stringify(present.values),
    wanted: JSON.stringify(wanted),
    request: JSON.stringify(call),
  };
}

/** Order, and which items travel together. */
function numberItems(items: ItemTable[], { batchSize }: Operation): void {
  let sendable = 0;
  for (const [ordinal, item] of items.entries()) {
    item.ordinal = ordinal;
    if (item.state !== 'pending') continue;
    item.call_no = Math.floor(sendable / batchSize);
    sendable += 1;
  }
}

function itemNotices(items: readonly ItemTable[], unchanged: number): Text[] {
  const missing = items.filter(({ state }) => state === 'failed').length;
  return [
    ...(unchanged > 0
      ? [{ zh: `${unchanged} 项已经是这样，不会发送。`, en: `${unchanged} already so; not sent.` }]
      : []),
    ...(missing > 0
      ? [{ zh: `${missing} 项不存在，其余照常。`, en: `${missing} do not exist; the rest goes on.` }]
      : []),
  ];
}

/** A message that Feishu delivered late may no longer be meant: say how old it is. */
function lateNotice(deps: Deps, { sentAt }: Source): Text[] {
  if (sentAt === undefined) return [];
  const minutes = Math.round((deps.now() - sentAt) / 60_000);
  return [
    {
      zh: `这条命令是 ${minutes} 分钟前发出的，请确认仍然需要。`,
      en: `This was sent ${minutes} minutes ago; make sure it is still wanted.`,
    },
  ];
}

const nothingChanges = ({ title }: Operation, count: number): Refusal => ({
  code: 'nothing-changes',
  text: {
    zh: `「${title.zh}」没有可改的：${count} 项现在就是这样。`,
    en: `"${title.en}" would change nothing: ${count} already so.`,
  },
});

const noneExists = (operation: Operation, targets: readonly Target[]): Refusal => {
  const label = operation.targets.find(({ name }) => name === operation.bulk)?.label ?? operation.title;
  const ids = targets
    .slice(0, 20)
    .map(({ ids: each }) => each[operation.bulk])
    .join('、');
  return {
    code: 'not-found',
    text: { zh: `${label.zh}不存在：${ids}`, en: `${label.en} does not exist: ${ids}` },
    hint: { zh: '请核对 ID，或改用名称。', en: 'Please check the id, or use the name.' },
  };
};
