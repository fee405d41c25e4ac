/** What all rows have in common: the pool, and what the command itself wants of every row. */
import type { Ask } from '../../core/ask.ts';
import type { OperationCommand } from '../../core/command.ts';
import type { Entity } from '../../core/entity.ts';
import type { Operation } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Unresolved } from '../../core/resolving.ts';
import type { Ids, TargetSpec } from '../../core/target.ts';
import type { Text } from '../../core/text.ts';
import type { Edit } from '../../core/value.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';
import { lookUp, undecided } from '../propose/look-up.ts';
import { resolveEdits } from '../propose/resolve-edits.ts';
import type { SheetRow } from './read-rows.ts';

export interface Shared {
  readonly kind: 'shared';
  readonly ids: Ids;
  readonly targets: ReadonlyMap<string, readonly Entity[]>;
  readonly edits: Readonly<Record<string, Edit>>;
  readonly named: ReadonlyMap<string, Entity>;
  readonly notices: readonly Text[];
}

interface Asked {
  readonly command: OperationCommand;
  readonly operation: Operation;
  readonly rows: readonly SheetRow[];
  readonly asker: Asker;
}

export async function sharedIn(deps: Deps, asked: Asked): Promise<Shared | Unresolved> {
  const { command, operation, asker } = asked;
  const targets = new Map<string, readonly Entity[]>();
  for (const target of operation.targets.filter(({ many }) => !many)) {
    const words = wordsFor(asked, target);
    const [word] = words;
    if (word === undefined) return { kind: 'ask', ask: askFor(operation, target) };
    if (words.length > 1) return { kind: 'refused', refusal: onlyOne(target, words) };
    const [found] = await lookUp(deps, target.kind, { words: [word], asker });
    if (found?.kind !== 'one') return undecided(found ?? { kind: 'none', nearest: [] }, { ...target, word });
    targets.set(target.name, [found.entity]);
  }
  const edits = await resolveEdits(deps, command.edits, { operation, asker });
  if (edits.kind !== 'edits') return edits;
  const ids = Object.fromEntries([...targets].map(([name, [entity]]) => [name, entity?.id ?? '']));
  return { kind: 'shared', ids, targets, edits: edits.edits, named: edits.named, notices: edits.notices };
}

/** Of the command, else of a column in which all rows say the same. */
function wordsFor({ command, rows }: Asked, { name }: TargetSpec): string[] {
  const typed = command.targets[name] ?? [];
  if (typed.length > 0) return typed;
  return [
    ...new Set(rows.flatMap(({ named }) => named.filter(({ target }) => target === name).map(({ word }) => word))),
  ];
}

const askFor = ({ title }: Operation, { name, label }: TargetSpec): Ask => ({
  kind: 'fill',
  title,
  fields: [{ name, label, required: true, target: true, whole: true }],
});

const onlyOne = ({ label: { zh, en } }: TargetSpec, words: readonly string[]): Refusal => ({
  code: 'several-shared-targets',
  text: {
    zh: `一个文件只能对一个${zh}，这里有 ${words.length} 个：${words.slice(0, 5).join('、')}。`,
    en: `One file is about one target (${en}); this names ${words.length}: ${words.slice(0, 5).join(', ')}.`,
  },
  hint: { zh: '请分成几个文件。', en: 'Split it into several files.' },
});
