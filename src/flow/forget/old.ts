/** Old bookkeeping: deliveries that no retry can follow any more, limits that lie in the past, people nobody told of. */
import { forgetOldDeliveries } from '../../store/inbox.ts';
import { forgetOldPace } from '../../store/pace.ts';
import { forgetPeople } from '../../store/people.ts';
import type { Deps } from '../deps.ts';

export async function forgetOld(deps: Deps): Promise<boolean> {
  const now = deps.steady();
  await forgetOldDeliveries(deps.db, now);
  await forgetOldPace(deps.db, now);
  await forgetPeople(deps.db, now - deps.settings.retentionMs);
  return false;
}
