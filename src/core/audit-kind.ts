import type { Act, ItemState } from './proposal.ts';

/** What an entry of the audit trail records. */
export type AuditKind =
  | 'proposed'
  /** Somebody may not propose this: nothing was stored but the entry. */
  | 'refused'
  /** A file with what Hire holds was sent to somebody. */
  | 'exported'
  /** A person's click on a proposal. */
  | Act
  /** Another proposal took its place: by an edited form, or on the values of now. */
  | 'edited'
  | 'rebased'
  | 'expired'
  /** A changed policy asks for nobody's yes any more, or has enough. */
  | 'policy followed'
  | 'nudge'
  | 'reminded'
  | 'passed on'
  /** What a call to Hire came to. */
  | `call ${ItemState | 'unsettled'}`
  /** A missing scope may have come: what lacked it is sent again. */
  | 'tried again'
  | 'purged'
  /** What was kept of a person was erased. */
  | 'erased';
