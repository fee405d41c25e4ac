/** Carries out what was approved, one call at a time: claim, read and compare, fence, send once, record. */
import { adviceFor } from '../../core/advice.ts';
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
import { proposalById, startApplying } from '../../store/proposals.ts';
import type { Item } from '../../store/rows/item.ts';
import { NO_OPERATION, NOT_APPROVED } from '../../store/rows/item.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { peopleIn } from '../read/names.ts';
import { type Read, readPresent } from '../read/present.ts';
import { withdrawn } from '../rights/requirement.ts';
import { learnNames } from './learn-names.ts';
import { record, requestsOf, type Sending, type Settled } from './record.ts';

/** While one call to a target runs, the next one to it looks again this soon. */
const BUSY_MS = 300;
/** What reading one target before the write may take, with its share of the pace. */
const READ_MS = 250;
/** "Wait and try again" by Feishu is followed this often before a person is asked. */
const MAX_ATTEMPTS = 6;
const CLAIM_LOST = 'claim-lost';

/** Makes the next call; false when none waits. */
export async function applyNext(deps: Deps): Promise<boolean> {
  const call = await nextPendingCall(deps.db, deps.now());
  if (!call) return false;
  const settleAt = deps.now() + deps.settings.settleAfterMs + call.size * READ_MS;
  const items = await deps.db.transaction().execute(async (trx) => {
    const claimed = await claimCall(trx, call, { ...call, settleAt });
    if (claimed.length > 0) await startApplying(trx, call.proposal);
    return claimed;
  });
  if (items.length === 0) {
    await postponeCall(deps.db, call, deps.now() + BUSY_MS);
    return true;
  }
  const proposal = await proposalById(deps.db, call.proposal);
  if (!proposal) throw new Fault('reading the proposal of a claimed call', { code: 'no-proposal' });
  const group = { proposal: call.proposal, callNo: call.callNo };
  const operation = operationNamed(deps, proposal.operation);
  if (operation) await carryOut(deps, { group, operation, proposal, items });
  else await record(deps, { group, proposal, items }, [{ items, outcome: { state: 'failed', code: NO_OPERATION } }]);
  return true;
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
    return record(deps, sending, [{ items, outcome: afterFailedRead(deps, items, failed.reply) }]);
  const outcomes: Settled[] = [];
  const ready: Item[] = [];
  for (const [index, item] of items.entries()) {
    const checked = checkedItem(sending, item, reads[index]);
    if ('outcome' in checked) outcomes.push({ items: [item], outcome: checked.outcome });
    else ready.push(checked.item);
  }
  const moved = outcomes.flatMap(({ items: own, outcome }) =>
    own.map((item) => ({ ...item, found: 'found' in outcome ? (outcome.found ?? null) : null })),
  );
  if (moved.length > 0) {
    const told = reads.flatMap((read) => (read?.kind === 'present' ? Object.entries(read.present.names ?? {}) : []));
    const names = Object.fromEntries(told);
    await learnNames(deps, sending.group.proposal, { people: peopleIn(moved, operation), names });
  }
  if (ready.length > 0) {
    const renewed = ready.filter((item) => !items.includes(item));
    const mine = renewed.length === 0 || (await renewRequests(deps.db, renewed));
    const sent = mine ? await send(deps, operation, ready) : null;
    if (sent === null) return;
    outcomes.push(...outcomesOf(deps, { ...sending, items: ready }, sent));
  }
  await record(deps, sending, outcomes);
}

/** Nothing was sent yet, so it can be tried again freely, or given up with Feishu's own reason. */
function afterFailedRead(deps: Deps, items: readonly Item[], reply: Reply): ItemOutcome {
  const code = reply.kind === 'answered' ? null : (reply.code ?? null);
  const attempt = items[0]?.attempt ?? 0;
  const hopeless = reply.kind === 'refused' && reply.waitMs === undefined;
  if (hopeless || attempt >= MAX_ATTEMPTS) return { state: 'failed', code, logId: reply.logId };
  return { state: 'pending', nextAt: deps.now() + pauseBefore(attempt, reply), logId: reply.logId };
}

const pauseBefore = (attempt: number, reply: Reply): number =>
  (reply.kind === 'refused' && reply.waitMs) || 1000 * 2 ** Math.min(attempt, 5);

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
    const at = deps.now();
    const mine = await holdsClaim(deps.db, items, at + quiet);
    // A process that was frozen here wakes up after others may have settled the call: it must not send any more.
    if (!mine || deps.now() - at >= quiet / 2) throw new Fault('sending a claimed call', { code: CLAIM_LOST });
  };
  try {
    // Fence and call together stay inside the quiet period: after it nothing of this attempt is still on its way.
    return await deps.gateway.send(operation.write, call, { fence, timeoutMs: quiet / 2 });
  } catch (cause) {
    if (cause instanceof Fault && cause.code === CLAIM_LOST) return null;
    throw cause;
  }
}

function outcomesOf(deps: Deps, { operation, items }: Sending, reply: Reply): Settled[] {
  const logId = reply.logId;
  if (reply.kind === 'answered' && operation.isReceipt(reply.data))
    return [{ items, outcome: { state: 'applied', logId } }];
  if (reply.kind !== 'refused') return [{ items, outcome: { state: 'unsettled', logId } }];
  const { code } = reply;
  const attempt = items[0]?.attempt ?? 0;
  if (reply.waitMs !== undefined)
    return [{ items, outcome: { state: 'pending', nextAt: deps.now() + reply.waitMs, code, logId } }];
  const advice = adviceFor(code, [operation.advice, deps.commonAdvice]);
  if (advice?.retry === 'backoff' && attempt < MAX_ATTEMPTS) {
    return [{ items, outcome: { state: 'pending', nextAt: deps.now() + pauseBefore(attempt, reply), code, logId } }];
  }
  const named = items.filter(({ ids }) => reply.namedIds.includes(ids[operation.bulk] ?? ''));
  const rest = items.filter((item) => !named.includes(item));
  // Feishu says which targets it does not know: the others go on without them.
  if (operation.missing.includes(code) && named.length > 0 && rest.length > 0) {
    return [
      { items: named, outcome: { state: 'failed', code, logId } },
      { items: rest, outcome: { state: 'pending', nextAt: deps.now(), logId } },
    ];
  }
  return [{ items, outcome: { state: 'failed', code, logId } }];
}
