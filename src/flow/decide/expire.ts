/** What time does: undecided proposals expire, old bookkeeping is forgotten. */
import { forgetOldDeliveries } from '../../store/inbox.ts';
import { forgetOldPace } from '../../store/pace.ts';
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

export async function forgetOld(deps: Deps): Promise<boolean> {
  const now = deps.now();
  await forgetOldDeliveries(deps.db, now);
  await forgetOldPace(deps.db, now);
  return false;
}
