/** Words become people, jobs, forms and dates; or a question, or a refusal. Reads only. */
import { usageOf } from '../../command/suggest.ts';
import type { Ask, AskField } from '../../core/ask.ts';
import type { OperationCommand } from '../../core/command.ts';
import type { Entity } from '../../core/entity.ts';
import { isHireId } from '../../core/ids.ts';
import type { Operation } from '../../core/operation.ts';
import { inOneLine, type Refusal } from '../../core/outcome.ts';
import type { Unresolved } from '../../core/resolving.ts';
import type { Text } from '../../core/text.ts';
import type { Edit } from '../../core/value.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import { fieldsAsked } from '../ask/fields-asked.ts';
import type { Deps } from '../deps.ts';
import { withHolders } from '../read/beside.ts';
import { lookUpEntries } from './entries.ts';
import { resolveEdits } from './resolve-edits.ts';
import { settleTargets } from './settle-targets.ts';

export interface Resolved {
  readonly kind: 'resolved';
  readonly operation: Operation;
  readonly targets: ReadonlyMap<string, readonly Entity[]>;
  /** Edits with ids instead of words. */
  readonly edits: Readonly<Record<string, Edit>>;
  /** Everything that was named, by id; and the words for entries of keyed lists. */
  readonly named: ReadonlyMap<string, Entity>;
  readonly notices: readonly Text[];
}

export type Resolution = Resolved | Unresolved;

/** Where one of several is to be chosen, each stands with whom it belongs to. */
export async function resolve(deps: Deps, command: OperationCommand, asker: Asker): Promise<Resolution> {
  const found = await resolveWords(deps, command, asker);
  if (found.kind !== 'ask' || found.ask.kind !== 'pick') return found;
  // Ways to read some words belong to nobody.
  if (!found.ask.options.every(({ id }) => isHireId(id))) return found;
  const options = await withHolders(deps, found.ask.of, found.ask.options);
  return { kind: 'ask', ask: { ...found.ask, options } };
}

async function resolveWords(deps: Deps, command: OperationCommand, asker: Asker): Promise<Resolution> {
  const operation = deps.operations.find(({ name }) => name === command.operation);
  if (!operation) return { kind: 'refused', refusal: noSuchCommand };
  const missing = await missingFields(deps, { operation, command, asker });
  if (missing.length > 0) return { kind: 'ask', ask: { kind: 'fill', title: operation.title, fields: missing } };

  const notices: Text[] = [];
  const targets = new Map<string, readonly Entity[]>();
  for (const target of operation.targets) {
    const words = command.targets[target.name] ?? [];
    const pieces = await lookUpEntries(deps, target.kind, { words, asker });
    const settled = settleTargets(target, pieces, command.understood !== undefined);
    if (settled.kind !== 'targets') return settled;
    notices.push(...settled.notices);
    targets.set(target.name, settled.entities);
  }
  const edits = await resolveEdits(deps, command.edits, { operation, asker });
  if (edits.kind !== 'edits') return withUsage(deps, edits, { operation, command, asker });
  const { named } = edits;
  return { kind: 'resolved', operation, targets, edits: edits.edits, named, notices: [...notices, ...edits.notices] };
}

export interface Wishing {
  readonly operation: Operation;
  readonly command: OperationCommand;
  readonly asker: Pick<Asker, 'requester'>;
}

/** A value that may be typed again is asked for; anything else is refused with the way to write it. */
async function withUsage(deps: Deps, unresolved: Unresolved, wishing: Wishing): Promise<Unresolved> {
  if (unresolved.kind !== 'refused') return unresolved;
  const { refusal } = unresolved;
  const ask = await askAgain(deps, refusal, wishing);
  return ask ? { kind: 'ask', ask } : { kind: 'refused', refusal: { ...refusal, usage: usageOf(wishing.operation) } };
}

/** The fields that a refusal wants given again, with its reason; null where giving them again is no way out. */
export async function askAgain(
  deps: Deps,
  refusal: Refusal,
  { operation, command: { edits }, asker }: Wishing,
): Promise<Ask | null> {
  const { title, fields } = operation;
  const { again } = refusal;
  const flags = (Array.isArray(again) ? again : []).filter((flag) => fields.has(flag));
  if (flags.length === 0) return null;
  const { requester } = asker;
  return {
    kind: 'fill',
    title,
    problem: inOneLine(refusal),
    fields: await fieldsAsked(deps, flags, { operation, edits, requester }),
  };
}

export const noSuchCommand: Refusal = {
  code: 'unknown-command',
  text: { zh: '这条命令现在不能用。', en: 'This command is not available.' },
};

/** What must still be asked for: targets, and flags given without a value. */
async function missingFields(deps: Deps, { operation, command, asker }: Wishing): Promise<AskField[]> {
  const targets = operation.targets
    .filter(({ name }) => (command.targets[name] ?? []).length === 0)
    .map(({ name, label, many }) => ({ name, label, required: true, target: true, whole: !many }));
  const empty = (edit: Edit | undefined) =>
    edit !== undefined && [edit.set, edit.add, edit.remove].some((words) => words?.length === 0);
  const flags = [...operation.fields].flatMap(([flag, { offered }]) =>
    offered && empty(command.edits[flag]) ? [flag] : [],
  );
  const asked = await fieldsAsked(deps, flags, { operation, edits: {}, requester: asker.requester });
  return [...targets, ...asked.map((field) => ({ ...field, required: true }))];
}
