/** What a missing scope stopped is tried again by itself. */
import { LONGEST_MEND_MS } from '../../core/mending.ts';
import { is } from '../../core/proposal.ts';
import { SCOPE_MISSING } from '../../hire/codes.ts';
import { resetItems } from '../../store/items.ts';
import { takeWithoutScope } from '../../store/mend.ts';
import { followItems, takeProposal } from '../../store/proposals.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Trx } from '../../store/schema.ts';
import { goOn } from '../../store/stops.ts';
import { transact } from '../../store/transact.ts';
import type { Deps } from '../deps.ts';
import { audit } from '../rights/audit.ts';
import { MENDS_FOR_MS } from '../view/mending.ts';

/** The scope may have come meanwhile: the items that lacked it go back to be sent. */
export async function mendNext(deps: Deps): Promise<boolean> {
  const now = deps.steady();
  const item = await takeWithoutScope(deps.db, {
    code: SCOPE_MISSING,
    now,
    since: deps.now() - MENDS_FOR_MS,
    next: now + LONGEST_MEND_MS,
  });
  if (!item) return false;
  await transact(deps.db, (trx) => tryAgain(deps, trx, item));
  deps.bells.calls.ring();
  return true;
}

async function tryAgain(
  deps: Deps,
  trx: Trx,
  { proposal, items }: { proposal: Proposal; items: readonly string[] },
): Promise<void> {
  const at = deps.now();
  // First the proposal, then its items, as every click does: two orders would wait for each other.
  const { state } = (await takeProposal(trx, proposal.id)) ?? proposal;
  if (!is(state, 'has-failures')) return;
  if ((await resetItems(trx, items, { from: ['failed', 'cancelled'], to: 'pending' })) === 0) return;
  await goOn(trx, proposal.id);
  await followItems(trx, proposal.id);
  audit(deps, trx, {
    at,
    actor: 'bot',
    kind: 'tried again',
    proposal: proposal.id,
    detail: { items: items.length },
  });
}
