/** Editing what no command says again: the rows of a file, and what an undo puts back. */
import type { Command, OperationCommand } from '../../core/command.ts';
import type { Text } from '../../core/text.ts';
import type { Values } from '../../core/value.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Save, Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import { reporting } from '../ask/offers.ts';
import { type LeavableRow, leavingForm } from '../ask/rows-kept.ts';
import type { Deps } from '../deps.ts';
import { isAlike } from '../view/acts.ts';
import { backKey } from './undo-keys.ts';

interface Filled {
  readonly command: OperationCommand;
  readonly wanted: Values;
}

/** Of targets that all get the same: one form, filled with it. */
export function asOneForm(
  { command: typed, operation }: Pick<Proposal, 'command' | 'operation'>,
  items: readonly Item[],
): Filled | null {
  const [first] = items;
  if (!first || first.operation !== operation || !isAlike(items)) return null;
  const names = Object.keys(first.ids);
  const targets = Object.fromEntries(
    names.map((name) => [name, [...new Set(items.flatMap(({ ids }) => ids[name] ?? []))]]),
  );
  const { list: _, table: __, ...command } = typed;
  return { command: { ...command, operation, targets, edits: {} }, wanted: first.wanted };
}

interface Editing {
  readonly proposal: Proposal;
  readonly items: readonly Item[];
  /** The number of what an undo takes back. */
  readonly undone: number | null;
}

/** Of targets that each get something of their own: which of them are left out. */
export function openLeavingOut(deps: Deps, source: Source, { proposal, items, undone }: Editing): Save {
  const { title } = deps.drawn(proposal.operation);
  const several = new Set(items.map(({ operation }) => operation)).size > 1;
  const rows = items.map((item): LeavableRow => {
    const { zh, en } = deps.drawn(item.operation).title;
    const which = (words: string) => [item.target_label, ...(several ? [words] : [])].filter(Boolean).join(' · ');
    return {
      key: undone === null ? String(item.line ?? item.ordinal) : backKey(item),
      label: { zh: which(zh), en: which(en) },
    };
  });
  const about = [undone === null ? ofFile : ofUndo];
  const command: Command = undone === null ? proposal.command : reporting('undo', [String(undone)]);
  return askQuestion(deps, source, { command, ask: leavingForm(rows, { title, about, replaces: proposal.id }) });
}

const ofFile: Text = {
  zh: '每行的新值不同：这里可以去掉几行；要改新值，请改表格后重新发给我。',
  en: 'Each row has a value of its own: rows can be left out here; to change values, send the sheet again.',
};
const ofUndo: Text = {
  zh: '每个对象恢复的值不同：这里可以去掉几个，其余照原来恢复。',
  en: 'Each gets its own value back: some can be left out here, the others are put back.',
};
