/** Writes down what became of a call: items, lock, proposal and audit entry in one transaction. */
import { Call, canonicalRequest } from '../../core/api.ts';
import type { Operation } from '../../core/operation.ts';
import { SCOPE_MISSING } from '../../hire/codes.ts';
import { sha256 } from '../../store/audit.ts';
import { type CallGroup, type ItemOutcome, releaseLock, settleItems, settleLater } from '../../store/calls.ts';
import { followItems } from '../../store/proposals.ts';
import type { Db, ItemTable, ProposalTable } from '../../store/schema.ts';
import type { Deps } from '../deps.ts';
import { audit } from '../rights/approval.ts';
import { notifyPeople } from '../tell/notify.ts';
import { tellOutcome } from '../tell/tell.ts';
import { nextTry, tellAdmins } from './mend.ts';

/** A call on its way, and what belongs to it. */
export interface Sending {
  readonly group: CallGroup;
  readonly operation: Operation;
  readonly proposal: ProposalTable;
  readonly items: readonly ItemTable[];
}

export interface Outcome {
  readonly items: readonly ItemTable[];
  readonly outcome: ItemOutcome | { readonly state: 'unsettled'; readonly logId: string | null };
}

/** One transaction for the items, the lock, the proposal's state and the audit entry. */
export async function record(
  deps: Deps,
  { group, operation, items }: Sending,
  outcomes: readonly Outcome[],
): Promise<void> {
  await deps.db.transaction().execute(async (db) => {
    const recorded: Outcome[] = [];
    for (const { items: own, outcome } of outcomes) {
      const mine = await recordOutcome(deps, db, { items: own, outcome });
      if (mine.length > 0) recorded.push({ items: mine, outcome });
    }
    // The claim was lost: whoever has it now records, and keeps the lock.
    if (recorded.length === 0) return;
    if (!recorded.some(({ outcome }) => outcome.state === 'unsettled')) await releaseLock(db, group);
    const state = await followItems(db, group.proposal);
    if (state !== 'approved' && state !== 'applying') {
      await tellOutcome(deps, db, group.proposal);
      await notifyPeople(deps, db, group.proposal);
    }
    if (recorded.some(({ outcome }) => 'code' in outcome && outcome.code === SCOPE_MISSING))
      await tellAdmins(deps, db, group.proposal);
    // Last, because everybody waits for the head of the trail.
    for (const { items: own, outcome } of recorded)
      await auditCall(deps, db, { group, operation, items: own, outcome });
  });
  deps.log.info(
    {
      proposal: group.proposal,
      call: group.callNo,
      items: items.length,
      outcomes: outcomes.map(({ outcome }) => outcome.state).join(','),
    },
    'applying',
  );
  deps.bells.cards.ring();
  deps.bells.calls.ring();
}

/** Returns the items that were still this attempt's to record. */
async function recordOutcome(deps: Deps, db: Db, { items, outcome }: Outcome): Promise<readonly ItemTable[]> {
  if (outcome.state === 'unsettled') {
    await settleLater(db, items, { at: deps.now() + deps.settings.settleAfterMs, logId: outcome.logId });
    return items;
  }
  const lacks = outcome.state === 'failed' && outcome.code === SCOPE_MISSING;
  const pause = lacks ? { nextAt: nextTry(deps.now(), items[0]?.attempt ?? 0) } : {};
  const settled = await settleItems(db, items, { ...outcome, ...pause });
  return items.filter(({ id }) => settled.includes(id));
}

async function auditCall(
  deps: Deps,
  db: Db,
  { group, operation, items, outcome }: Omit<Sending, 'proposal'> & Outcome,
): Promise<void> {
  const request = canonicalRequest(
    operation.write,
    operation.combine(items.map((item) => Call.parse(JSON.parse(item.request)))),
  );
  await audit(deps, db, {
    at: deps.now(),
    actor: 'bot',
    kind: `call ${outcome.state}`,
    proposal: group.proposal,
    detail: {
      api: `${operation.write.method} ${operation.write.path}`,
      request: sha256(request),
      attempt: items[0]?.attempt ?? 0,
      items: items.map(({ ids }) => JSON.parse(ids)),
      code: 'code' in outcome ? (outcome.code ?? null) : null,
      logId: outcome.logId ?? null,
    },
  });
}
