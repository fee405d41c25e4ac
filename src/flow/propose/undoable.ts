/** What can be taken back: by whom, and for how long. */
import type { Operation } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import { is } from '../../core/proposal.ts';
import { effectOf } from '../../core/value.ts';
import { itemsOf } from '../../store/items.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Source } from '../ask/answer.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { operationsOf } from '../read/drawing.ts';
import { mayPropose } from '../rights/requirement.ts';

interface Applied {
  readonly proposal: Proposal;
  /** Those that changed something, be it not what was wanted. */
  readonly applied: readonly Item[];
}

/** Who takes back what each operation did, by the name of that one; null where this version no longer can. */
export function undoersOf(deps: Deps, proposal: Proposal, applied: readonly Item[]): Map<string, Operation> | null {
  // Where nothing was applied it is asked of what was proposed: the refusal says that there is nothing.
  const names = applied.length > 0 ? operationsOf(applied) : [proposal.operation];
  const undoers = new Map<string, Operation>();
  for (const name of names) {
    const undoer = operationNamed(deps, operationNamed(deps, name)?.undoneBy ?? '');
    if (!undoer) return null;
    undoers.set(name, undoer);
  }
  return undoers;
}

export const tookEffect = (item: Item): boolean => Object.keys(effectOf(item)).length > 0;

/** The first of these that this person may not propose here. */
export const forbiddenOf = (deps: Deps, { requester, chatId }: Source, undoers: readonly Operation[]) =>
  undoers.find(({ name }) => !mayPropose(deps, { requester, chat_id: chatId }, [name]));

export function whyNotUndone(deps: Deps, { proposal, applied }: Applied): Refusal | null {
  const { state, decided_at: decidedAt, number } = proposal;
  if (!is(state, 'took-effect') && (state !== 'failed' || applied.length === 0)) {
    return {
      code: 'not-applied',
      text: {
        zh: `#${number} 没有生效，没有可撤销的。`,
        en: `#${number} did not take effect; there is nothing to undo.`,
      },
    };
  }
  if (deps.now() - (decidedAt ?? 0) > deps.settings.undoWithinMs) {
    return {
      code: 'too-old',
      text: { zh: `#${number} 太久了，不能再撤销。`, en: `#${number} is too old to be undone.` },
      hint: { zh: '请用原来的命令改回去。', en: 'Change it back with a command.' },
    };
  }
  return null;
}

/** The same asked of a stored one, before anything is read from Hire. */
export async function mayBeUndone(deps: Deps, source: Source, proposal: Proposal): Promise<boolean> {
  const applied = (await itemsOf(deps.db, proposal.id)).filter(tookEffect);
  const undoers = undoersOf(deps, proposal, applied);
  if (applied.length === 0 || !undoers) return false;
  if (forbiddenOf(deps, source, [...undoers.values()])) return false;
  return whyNotUndone(deps, { proposal, applied }) === null;
}
