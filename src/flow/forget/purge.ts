/** After `RETENTION` names, texts and values of old proposals go; the audit trail keeps its ids and stays provable. */
import { purgeable } from '../../store/proposal-lists.ts';
import { forgetQuestions, purgeProposal } from '../../store/purge.ts';
import { transact } from '../../store/transact.ts';
import type { Deps } from '../deps.ts';
import { eachAlone } from '../loop.ts';
import { audit } from '../rights/audit.ts';

export async function purgeOld(deps: Deps): Promise<boolean> {
  const now = deps.now();
  const before = now - deps.settings.retentionMs;
  await forgetQuestions(deps.db, before);
  const one = ({ id }: { id: string }): Promise<void> =>
    transact(deps.db, async (trx) => {
      if (!(await purgeProposal(trx, id))) return;
      audit(deps, trx, { at: now, actor: 'bot', kind: 'purged', proposal: id, detail: {} });
    });
  await eachAlone(purgeable(deps.db, before), one, { log: deps.log, activity: 'purging a proposal' });
  return false;
}
