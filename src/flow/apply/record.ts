/** Writes down what became of a call: items, lock, proposal and audit entry in one transaction. */
import { type Call, canonicalRequest } from '../../core/api.ts';
import type { Operation } from '../../core/operation.ts';
import { is } from '../../core/proposal.ts';
import { SCOPE_MISSING } from '../../hire/codes.ts';
import { sha256 } from '../../store/audit.ts';
import {
  type CallGroup,
  type Failure,
  type ItemOutcome,
  releaseLock,
  settleItems,
  settleLater,
} from '../../store/calls.ts';
import { followItems } from '../../store/proposals.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Trx } from '../../store/schema.ts';
import type { Deps } from '../deps.ts';
import { audit } from '../rights/audit.ts';
import { notifyPeople } from '../tell/notify.ts';
import { tellOutcome } from '../tell/tell.ts';
import { tellAdmins } from '../tell/tell-admins.ts';
import { nextTry } from './mend.ts';

/** A call on its way, and what belongs to it. */
export interface Sending {
  readonly group: CallGroup;
  readonly operation: Operation;
  readonly proposal: Proposal;
  readonly items: readonly Item[];
}

/** What is recorded belongs to a call, or to none where the operation is gone. */
type Recording = Omit<Sending, 'operation'> & Partial<Pick<Sending, 'operation'>>;

export interface Settled {
  readonly items: readonly Item[];
  readonly outcome: ItemOutcome | (Failure & { readonly state: 'unsettled' });
}

/** What items that are sent carry; those that are only reported carry nothing. */
export const requestsOf = (items: readonly Item[]): Call[] =>
  items.flatMap(({ request }) => (request ? [request] : []));

/** One transaction for the items, the lock, the proposal's state and the audit entry. */
export async function record(
  deps: Deps,
  { group, operation, proposal, items }: Recording,
  outcomes: readonly Settled[],
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const recorded: Settled[] = [];
    for (const { items: own, outcome } of outcomes) {
      const mine = await recordOutcome(deps, trx, { items: own, outcome });
      if (mine.length > 0) recorded.push({ items: mine, outcome });
    }
    // The claim was lost: whoever has it now records, and keeps the lock.
    if (recorded.length === 0) return;
    if (!recorded.some(({ outcome }) => outcome.state === 'unsettled')) await releaseLock(trx, group);
    const state = await followItems(trx, group.proposal);
    if (!is(state, 'running')) {
      await tellOutcome(deps, trx, group.proposal);
      await notifyPeople(deps, trx, group.proposal);
    }
    if (recorded.some(({ outcome }) => 'code' in outcome && outcome.code === SCOPE_MISSING))
      await tellAdmins(deps, trx, group.proposal);
    // Last, because everybody waits for the head of the trail.
    for (const { items: own, outcome } of recorded)
      await auditCall(deps, trx, { group, ...(operation && { operation }), items: own, outcome });
  });
  deps.log.info(
    {
      proposal: proposal.number,
      call: group.callNo,
      items: items.length,
      outcomes: outcomes.map(({ outcome }) => outcome.state).join(','),
      codes: outcomes.map(({ outcome }) => ('code' in outcome && outcome.code) || 0).join(','),
      logIds: outcomes.map(({ outcome }) => outcome.logId ?? '').join(','),
    },
    'applying',
  );
  deps.bells.cards.ring();
  deps.bells.calls.ring();
}

/** Returns the items that were still this attempt's to record. */
async function recordOutcome(deps: Deps, trx: Trx, { items, outcome }: Settled): Promise<readonly Item[]> {
  if (outcome.state === 'unsettled') {
    await settleLater(trx, items, { ...outcome, at: deps.now() + deps.settings.settleAfterMs });
    return items;
  }
  const lacks = outcome.state === 'failed' && outcome.code === SCOPE_MISSING;
  const pause = lacks ? { nextAt: nextTry(deps.now(), items[0]?.attempt ?? 0) } : {};
  const settled = await settleItems(trx, items, { ...outcome, ...pause });
  return items.filter(({ id }) => settled.includes(id));
}

async function auditCall(
  deps: Deps,
  trx: Trx,
  { group, operation, items, outcome }: Omit<Recording, 'proposal'> & Settled,
): Promise<void> {
  const sent = operation && {
    api: `${operation.write.method} ${operation.write.path}`,
    request: sha256(canonicalRequest(operation.write, operation.combine(requestsOf(items)))),
  };
  await audit(deps, trx, {
    at: deps.now(),
    actor: 'bot',
    kind: `call ${outcome.state}`,
    proposal: group.proposal,
    detail: {
      ...sent,
      attempt: items[0]?.attempt ?? 0,
      items: items.map(({ ids }) => ids),
      code: 'code' in outcome ? (outcome.code ?? null) : null,
      logId: outcome.logId ?? null,
    },
  });
}
