/** What time does to proposals that nobody decided. */
import type { Text } from '../../core/text.ts';
import { overdueProposals } from '../../store/proposal-lists.ts';
import { moveProposal } from '../../store/proposals.ts';
import type { Trx } from '../../store/schema.ts';
import { transact } from '../../store/transact.ts';
import type { Deps } from '../deps.ts';
import { eachAlone } from '../loop.ts';
import { audit } from '../rights/audit.ts';
import { tellDeclined } from '../tell/tell-declined.ts';

/** Said to who clicks on it. */
export const tooLate: Text = { zh: '已过期，请重新发命令。', en: 'Expired; please send the command again.' };

export async function expireDue(deps: Deps): Promise<boolean> {
  const at = deps.now();
  const one = async ({ id }: { id: string }): Promise<void> => {
    await transact(deps.db, (trx) => expire(deps, trx, { id, at }));
    deps.bells.cards.ring();
  };
  await eachAlone(overdueProposals(deps.db, at), one, { log: deps.log, activity: 'letting a proposal expire' });
  return false;
}

/** By the clock, or by a click that came too late. */
export async function expire(deps: Deps, trx: Trx, { id, at }: { id: string; at: number }): Promise<void> {
  const step = { mover: 'expire', to: 'expired', by: 'bot', at } as const;
  // A preview that nobody confirmed just ends; what waited for others is told.
  const waited = await moveProposal(trx, id, { ...step, seen: 'confirmed' });
  if (!waited && !(await moveProposal(trx, id, { ...step, seen: 'proposed' }))) return;
  if (waited) await tellDeclined(deps, trx, id);
  audit(deps, trx, { at, actor: 'bot', kind: 'expired', proposal: id, detail: {} });
}
