/** Carries out what was approved, one call at a time: claim, read and compare, fence, send once, record. */
import { canonicalJson, type Reply } from '../../core/api.ts';
import type { Operation } from '../../core/operation.ts';
import { Fault } from '../../core/outcome.ts';
import { movedFields, sameValue } from '../../core/value.ts';
import {
  claimCall,
  holdsClaim,
  type ItemOutcome,
  nextPendingCall,
  postponeCall,
  renewRequests,
} from '../../store/calls.ts';
import { proposalById, startApplying, touchProposal } from '../../store/proposals.ts';
import type { Item } from '../../store/rows/item.ts';
import { NO_OPERATION, NOT_APPROVED } from '../../store/rows/item.ts';
import { transact } from '../../store/transact.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { READ_MS, type Read, readPresent } from '../read/present.ts';
import { withdrawn } from '../rights/requirement.ts';
import { afterFailure, failureIn } from './after-failure.ts';
import { afterYes, saidYes } from './after-yes.ts';
import { learnShown } from './learn-names.ts';
import { record, requestsOf, type Sending, type Settled } from './record.ts';

/** While one call to a target runs, the next one to it looks again this soon. */
const BUSY_MS = 300;
const CLAIM_LOST = 'claim-lost';

/** Makes the next call; false when none waits. */
export async function applyNext(deps: Deps): Promise<boolean> {
  const call = await nextPendingCall(deps.db, deps.steady());
  if (!call) return false;
  deps.underWay.add(call);
  await make(deps, call).finally(() => deps.underWay.delete(call));
  return true;
}

type Pending = NonNullable<Awaited<ReturnType<typeof nextPendingCall>>>;

async function make(deps: Deps, call: Pending): Promise<void> {
  const settleAt = deps.steady() + deps.settings.settleAfterMs + call.size * READ_MS;
  const items = await transact(deps.db, async (trx) => {
    const claimed = await claimCall(trx, call, { ...call, settleAt });
    if (claimed.length > 0) await startApplying(trx, call.proposal);
    // The cards tell when the next try is due, so they have to tell that it has begun.
    if (claimed.some(({ code, tries }) => code !== null || tries > 0)) await touchProposal(trx, call.proposal);
    return claimed;
  });
  if (items.length === 0) return postponeCall(deps.db, call, deps.steady() + BUSY_MS);
  const proposal = await proposalById(deps.db, call.proposal);
  if (!proposal) throw new Fault('reading the proposal of a claimed call', { code: 'no-proposal' });
  const group = { proposal: call.proposal, callNo: call.callNo };
  const operation = operationNamed(deps, proposal.operation);
  if (operation) await carryOut(deps, { group, operation, proposal, items });
  else await record(deps, { group, proposal, items }, [{ items, outcome: { state: 'failed', code: NO_OPERATION } }]);
}

async function carryOut(deps: Deps, sending: Sending): Promise<void> {
  const { operation, items } = sending;
  // Asked once more: whoever said yes may have lost the right since.
  if (await withdrawn(deps, sending.proposal))
    return record(deps, sending, [{ items, outcome: { state: 'failed', code: NOT_APPROVED, logId: null } }]);
  const reads = await readPresent(
    deps,
    operation,
    items.map(({ ids }) => ids),
  );
  const failed = reads.find((read) => read?.kind === 'failed');
  if (failed?.kind === 'failed')
    return record(deps, sending, [{ items, outcome: afterFailure(deps, sending, failed.reply) }]);
  const outcomes: Settled[] = [];
  const ready: Item[] = [];
  for (const [index, item] of items.entries()) {
    const checked = checkedItem(sending, item, reads[index]);
    if ('outcome' in checked) outcomes.push({ items: [item], outcome: checked.outcome });
    else ready.push(checked.item);
  }
  const shown = outcomes.flatMap(({ outcome }) => ('found' in outcome && outcome.found ? [outcome.found] : []));
  await learnShown(deps, sending, { shown, reads });
  if (ready.length > 0) {
    const renewed = ready.filter((item) => !items.includes(item));
    const mine = renewed.length === 0 || (await renewRequests(deps.db, renewed));
    const sent = mine ? await send(deps, operation, ready) : null;
    if (sent === null) return;
    const own = { ...sending, items: ready };
    if (!saidYes(operation, sent)) outcomes.push(...outcomesOf(deps, own, sent));
    else return afterYes(deps, own, { answer: sent, others: outcomes });
  }
  await record(deps, sending, outcomes);
}

/**
 * Why an item must not be sent; else the item as it is sent. Where somebody changed a field that nobody asked to change,
 * and the write carries it, the request is built again on what Hire holds now: it would undo their work otherwise.
 */
function checkedItem(
  { operation, proposal: { requester } }: Sending,
  item: Item,
  read: Read | undefined,
): { outcome: ItemOutcome } | { item: Item } {
  if (read?.kind === 'missing') return { outcome: { state: 'failed', code: read.code, logId: read.logId } };
  if (read?.kind !== 'present') throw new Fault('comparing an item with Hire', { code: 'unread' });
  const { wanted, seen } = item;
  const now = read.present.values;
  if (movedFields(wanted, seen, now).length > 0) return { outcome: { state: 'stale', found: now } };
  // A list in another order is the same list.
  const present = Object.fromEntries(
    Object.entries(now).map(([flag, value]) => [flag, sameValue(seen[flag], value) ? (seen[flag] ?? value) : value]),
  );
  const call = operation.callFor({ id: item.id, ids: item.ids, wanted, present, requester });
  if (canonicalJson(call) === canonicalJson(item.request)) return { item };
  return { item: { ...item, request: call, seen: present } };
}

/** The stored requests, sent once; null when the claim was lost on the way and somebody else settles it. */
async function send(deps: Deps, operation: Operation, items: readonly Item[]): Promise<Reply | null> {
  const call = operation.combine(requestsOf(items));
  const quiet = deps.settings.settleAfterMs;
  const fence = async (): Promise<void> => {
    const at = deps.steady();
    const mine = await holdsClaim(deps.db, items, at + quiet);
    // A process that was frozen here wakes up after others may have settled the call: it must not send any more.
    if (!mine || deps.steady() - at >= quiet / 2) throw new Fault('sending a claimed call', { code: CLAIM_LOST });
  };
  try {
    // Fence and call together stay inside the quiet period: after it nothing of this attempt is still on its way.
    return await deps.gateway.send(operation.write, call, { fence, timeoutMs: quiet / 2 });
  } catch (cause) {
    if (cause instanceof Fault && cause.code === CLAIM_LOST) return null;
    throw cause;
  }
}

function outcomesOf(deps: Deps, sending: Sending, reply: Reply): Settled[] {
  const { operation, items } = sending;
  if (reply.kind !== 'refused') return [{ items, outcome: { state: 'unsettled', ...failureIn(reply) } }];
  const named = items.filter(({ ids }) => reply.namedIds.includes(ids[operation.bulk] ?? ''));
  const rest = items.filter((item) => !named.includes(item));
  // Feishu says which targets it does not know: the others go on without them.
  if (operation.missing.includes(reply.code) && named.length > 0 && rest.length > 0) {
    return [
      { items: named, outcome: { state: 'failed', ...failureIn(reply) } },
      { items: rest, outcome: { state: 'pending', nextAt: deps.steady(), logId: reply.logId } },
    ];
  }
  return [{ items, outcome: afterFailure(deps, sending, reply) }];
}
