import { learnFact } from '../store/facts.ts';
import type { Db } from '../store/schema.ts';

/** One app serves one tenant: the first authentic delivery tells which, and it is kept. */
export function createTenantCheck(db: Db, appId: string): (tenantKey: string) => Promise<boolean> {
  let own: string | null = null;
  return async (tenantKey) => {
    own ??= await learnFact(db, `tenant_key of ${appId}`, tenantKey);
    return own === tenantKey;
  };
}
