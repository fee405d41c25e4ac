/** What a handover asks for: who leaves, who follows, and in which operations. */
import type { OperationCommand } from '../../core/command.ts';
import type { Entity } from '../../core/entity.ts';
import type { Operation } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Unresolved } from '../../core/resolving.ts';
import type { Text } from '../../core/text.ts';
import { partsOf } from '../../core/value.ts';
import type { Source } from '../ask/answer.ts';
import { fieldsAsked } from '../ask/fields-asked.ts';
import type { Deps } from '../deps.ts';
import { lookUpEntries } from '../propose/entries.ts';
import { resolveEdits } from '../propose/resolve-edits.ts';
import { settleTargets } from '../propose/settle-targets.ts';
import { withSecondPerson } from './two-people.ts';

export interface HandoverAsked {
  readonly kind: 'handover';
  /** With ids instead of words: as it is kept with the proposal. */
  readonly command: OperationCommand;
  readonly from: Entity;
  /** open_id; empty where each row names its own. */
  readonly to: string;
  readonly parts: readonly Operation[];
  /** Those that it is limited to; null for all that are open. */
  readonly jobs: readonly Entity[] | null;
  /** Rows that stay as they are, by their keys. */
  readonly keep: ReadonlySet<string>;
  /** Who follows in some rows instead, by their keys. */
  readonly rows: ReadonlyMap<string, string>;
  /** The rows of a file, by their keys; null for all that are open. */
  readonly only: ReadonlySet<string> | null;
  readonly named: ReadonlyMap<string, Entity>;
  readonly notices: readonly Text[];
}

interface Asking {
  readonly command: OperationCommand;
  /** What has to be said: for a file the successors come later. */
  readonly needs: 'both' | 'from';
}

export async function handoverAsked(
  deps: Deps,
  source: Source,
  { command: typed, needs }: Asking,
): Promise<HandoverAsked | Unresolved> {
  const { handover } = deps;
  const command = await withSecondPerson(deps, handover, { command: typed, asker: source });
  const missing = (await missingFields(deps, source, command)).filter(({ target }) => target || needs === 'both');
  if (missing.length > 0) return { kind: 'ask', ask: { kind: 'fill', title: handover.title, fields: missing } };
  const [target] = handover.targets;
  if (!target) return { kind: 'refused', refusal: nobodyFollows };
  const words = command.targets[target.name] ?? [];
  const settled = settleTargets(target, await lookUpEntries(deps, target.kind, { words, asker: source }));
  if (settled.kind !== 'targets') return settled;
  const resolved = await resolveEdits(deps, command.edits, { operation: handover, asker: source });
  if (resolved.kind !== 'edits') return resolved;
  const { edits, named } = resolved;
  const [from] = settled.entities;
  const [to = ''] = edits.to?.set ?? [];
  if (!from || (needs === 'both' && to === '')) return { kind: 'refused', refusal: nobodyFollows };
  if (from.id === to) return { kind: 'refused', refusal: samePerson };
  const given = (flag: string): string[] => [...(edits[flag]?.set ?? []), ...(edits[flag]?.add ?? [])];
  const jobs = given('jobs').map((id) => named.get(id) ?? { id, label: '', detail: '', codes: [] });
  return {
    kind: 'handover',
    command: { ...command, targets: { [target.name]: [from.id] }, edits },
    from,
    to,
    parts: handover.parts.filter(({ handover: own }) => !own?.also || given('also').includes(own.also.en)),
    jobs: jobs.length > 0 ? jobs : null,
    // On a form they are ticked in lists of so many.
    keep: new Set(given('keep').map((word) => partsOf(word).value ?? word)),
    rows: new Map(given('rows').map((entry) => [partsOf(entry).key, partsOf(entry).value ?? ''])),
    only: null,
    named,
    notices: [...settled.notices, ...resolved.notices],
  };
}

async function missingFields({ handover, ...deps }: Deps, source: Source, { targets, edits }: OperationCommand) {
  const unnamed = handover.targets
    .filter(({ name }) => (targets[name] ?? []).length === 0)
    .map(({ name, label }) => ({ name, label, required: true, target: true, whole: true }));
  const asking = { operation: handover, edits: {}, requester: source.requester };
  const to = (edits.to?.set ?? []).length === 0 ? await fieldsAsked({ ...deps, handover }, ['to'], asking) : [];
  return [...unnamed, ...to.map((field) => ({ ...field, required: true }))];
}

const nobodyFollows: Refusal = {
  code: 'nobody-named',
  text: { zh: '没有写交接人或接手人。', en: 'Who hands over, or who follows, is missing.' },
};

const samePerson: Refusal = {
  code: 'same-person',
  text: {
    zh: '交接人和接手人是同一个人，没有可交接的。',
    en: 'Both are the same person: there is nothing to hand over.',
  },
};
