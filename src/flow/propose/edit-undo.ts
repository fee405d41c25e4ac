/** What an undo would put back, as a form: of targets that all get the same. */
import type { OperationCommand } from '../../core/command.ts';
import type { Values } from '../../core/value.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { isAlike } from '../view/acts.ts';

interface Filled {
  readonly command: OperationCommand;
  readonly wanted: Values;
}

export function undoAsForm({ command }: Pick<Proposal, 'command'>, items: readonly Item[]): Filled | null {
  const [first] = items;
  if (!first || !isAlike(items)) return null;
  const names = Object.keys(first.ids);
  const targets = Object.fromEntries(
    names.map((name) => [name, [...new Set(items.flatMap(({ ids }) => ids[name] ?? []))]]),
  );
  return { command: { ...command, operation: first.operation, targets, edits: {} }, wanted: first.wanted };
}
