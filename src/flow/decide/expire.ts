/** What time does to proposals that nobody decided. */
import { overdueProposals } from '../../store/proposal-lists.ts';
import type { Deps } from '../deps.ts';
import { expire } from './decide.ts';

export async function expireDue(deps: Deps): Promise<boolean> {
  const now = deps.now();
  for (const proposal of await overdueProposals(deps.db, now)) {
    await deps.db.transaction().execute((trx) => expire(deps, trx, { id: proposal.id, at: now }));
    deps.bells.cards.ring();
  }
  return false;
}
