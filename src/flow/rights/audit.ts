import { type AuditEntry, appendAudit } from '../../store/audit.ts';
import type { Trx } from '../../store/schema.ts';
import type { Deps } from '../deps.ts';

/** Every entry tells by which policy it was decided. */
export const audit = (deps: Deps, trx: Trx, entry: Omit<AuditEntry, 'detail'> & { detail: object }): void =>
  appendAudit(trx, { ...entry, detail: { ...entry.detail, policy: deps.policy.current().version } });
