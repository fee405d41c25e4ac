/** Deliveries that no retry can follow any more, limits that lie in the past, people nobody told of, files without use. */
import { forgetFiles } from '../../store/files.ts';
import { forgetOldDeliveries } from '../../store/inbox.ts';
import { forgetOldPace } from '../../store/pace.ts';
import { forgetPeople } from '../../store/people.ts';
import type { Deps } from '../deps.ts';

export async function forgetOld(deps: Deps): Promise<boolean> {
  const now = deps.steady();
  const { proposalTtlMs, retentionMs } = deps.settings;
  await forgetOldDeliveries(deps.db, now);
  await forgetOldPace(deps.db, now);
  await forgetPeople(deps.db, now - retentionMs);
  await forgetFiles(deps.db, { idle: now - proposalTtlMs, old: now - retentionMs });
  return false;
}
