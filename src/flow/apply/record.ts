/** Writes down what became of a call: items, lock, proposal and audit entry in one transaction. */

import { type Call, canonicalRequest } from '../../core/api.ts';
import { mendingPause } from '../../core/mending.ts';
import type { Operation } from '../../core/operation.ts';
import { is } from '../../core/proposal.ts';
import type { Values } from '../../core/value.ts';
import { SCOPE_MISSING } from '../../hire/codes.ts';
import { acceptItems } from '../../store/accepted.ts';
import { sha256 } from '../../store/audit.ts';
import { type CallGroup, releaseLock, settleItems, settleLater } from '../../store/calls.ts';
import { followItems, takeProposal } from '../../store/proposals.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Trx } from '../../store/schema.ts';
import { cancelPending } from '../../store/stops.ts';
import { transact } from '../../store/transact.ts';
import type { Deps } from '../deps.ts';
import { READ_MS } from '../read/present.ts';
import { audit } from '../rights/audit.ts';
import { notifyPeople } from '../tell/notify.ts';
import { tellOutcome } from '../tell/tell.ts';
import { tellAdmins } from '../tell/tell-admins.ts';
import { stopAfterRefusals } from './refused-alike.ts';
import type { Accepted, Settled } from './settled.ts';

/** A call on its way, and what belongs to it. */
export interface Sending {
  readonly group: CallGroup;
  readonly operation: Operation;
  readonly proposal: Proposal;
  readonly items: readonly Item[];
}

/** What is recorded belongs to a call, or to none where the operation is gone. */
type Recording = Omit<Sending, 'operation'> & Partial<Pick<Sending, 'operation'>>;

/** What items that are sent carry; those that are only reported carry nothing. */
export const requestsOf = (items: readonly Item[]): Call[] =>
  items.flatMap(({ request }) => (request ? [request] : []));

/** One transaction for the items, the lock, the proposal's state and the audit entry. */
export async function record(deps: Deps, recording: Recording, outcomes: readonly Settled[]): Promise<void> {
  const { group, operation, proposal, items } = recording;
  await deps.pass('outcome known');
  await transact(deps.db, async (trx) => {
    // First the proposal, then its items, as every click does: two orders would wait for each other.
    const fresh = (await takeProposal(trx, proposal.id)) ?? proposal;
    const recorded: Settled[] = [];
    for (const { items: own, outcome: told } of outcomes) {
      const outcome = fresh.stopped ? asStopped(told) : told;
      const mine = await recordOutcome(deps, trx, { items: own, outcome });
      if (mine.length > 0) recorded.push({ items: mine, outcome });
    }
    // The claim was lost: whoever has it now records, and keeps the lock.
    if (recorded.length === 0) return;
    if (!recorded.some(({ outcome }) => keepsLock(outcome))) await releaseLock(trx, group);
    const ended = recorded.map(({ outcome }) => outcome);
    await stopAfterRefusals(deps, trx, { proposal: fresh, recorded });
    // What is read back in a moment draws no card: its receipt would have to wait for the card's next turn.
    if (!ended.every(isReadBackNow)) await follow(deps, trx, proposal.id);
    if (ended.some(lacksScope)) await tellAdmins(deps, trx, proposal.id);
    // Last, because everybody waits for the head of the trail.
    for (const { items: own, outcome } of recorded)
      await auditCall(deps, trx, { group, ...(operation && { operation }), items: own, outcome });
    await deps.pass('outcome written');
  });
  await deps.pass('outcome recorded');
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

/** Nothing of a stopped run is begun again. */
const asStopped = (outcome: Settled['outcome']): Settled['outcome'] =>
  outcome.state === 'pending' ? { ...outcome, state: 'cancelled' } : outcome;

const lacksScope = (outcome: Settled['outcome']): boolean => 'code' in outcome && outcome.code === SCOPE_MISSING;
const isAccepted = (outcome: Settled['outcome']): outcome is Accepted => outcome.state === 'checking';
const isReadBackNow = (outcome: Settled['outcome']): boolean => isAccepted(outcome) && !outcome.background;
const keepsLock = (outcome: Settled['outcome']): boolean => outcome.state === 'unsettled' || isReadBackNow(outcome);

/** What follows from its items for the proposal, and who hears of it once nothing is under way any more. */
async function follow(deps: Deps, trx: Trx, id: string): Promise<void> {
  const state = await followItems(trx, id);
  if (is(state, 'running')) return;
  await tellOutcome(deps, trx, id);
  await notifyPeople(deps, trx, id);
}

/** A person stops the run: what is on its way comes to its end. Returns how many items were cancelled. The proposal's row is taken. */
export async function stopRun(deps: Deps, trx: Trx, id: string): Promise<number> {
  const cancelled = await cancelPending(trx, id, null);
  if (cancelled > 0) await follow(deps, trx, id);
  return cancelled;
}

/** Returns the items that were still this attempt's to record. */
async function recordOutcome(deps: Deps, trx: Trx, { items, outcome }: Settled): Promise<readonly Item[]> {
  if (outcome.state === 'unsettled') {
    await settleLater(trx, items, { ...outcome, at: deps.steady() + deps.settings.settleAfterMs });
    return items;
  }
  if (isAccepted(outcome)) {
    const at = deps.steady();
    const readAt = outcome.background ? at : at + deps.settings.settleAfterMs + items.length * READ_MS;
    const accepted = await acceptItems(trx, items, { at, readAt, logId: outcome.logId });
    return items.filter(({ id }) => accepted.includes(id));
  }
  const lacks = outcome.state === 'failed' && outcome.code === SCOPE_MISSING;
  const pause = lacks ? { nextAt: deps.steady() + mendingPause(items[0]?.attempt ?? 0) } : {};
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
  audit(deps, trx, {
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
      ...(operation && 'held' in outcome && outcome.held ? { held: idsHeld(operation, items, outcome.held) } : {}),
    },
  });
}

/** What was seen of the fields that were written, where it is told by ids; texts and numbers are not for the trail. */
function idsHeld({ fields }: Operation, items: readonly Item[], held: Values): Values {
  const written = Object.keys(items[0]?.wanted ?? {}).filter((flag) => fields.get(flag)?.points);
  return Object.fromEntries(written.map((flag) => [flag, held[flag] ?? null]));
}
