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
import { mayPropose, notAllowed } from '../rights/requirement.ts';

export interface Case {
  readonly proposal: Proposal;
  readonly operation: Operation;
}

export interface Applied extends Case {
  /** Those that changed something, be it not what was wanted. */
  readonly applied: readonly Item[];
}

export const tookEffect = (item: Item): boolean => Object.keys(effectOf(item)).length > 0;

export function whyNotUndone(deps: Deps, source: Source, { proposal, operation, applied }: Applied): Refusal | null {
  const { state, decided_at: decidedAt, number } = proposal;
  if (!mayPropose(deps, { operation: operation.name, requester: source.requester, chat_id: source.chatId }))
    return notAllowed;
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
  const operation = operationNamed(deps, operationNamed(deps, proposal.operation)?.undoneBy ?? '');
  if (!operation) return false;
  const applied = (await itemsOf(deps.db, proposal.id)).filter(tookEffect);
  return applied.length > 0 && whyNotUndone(deps, source, { proposal, operation, applied }) === null;
}
