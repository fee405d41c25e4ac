/** Carries out a call that was claimed: read and compare, fence, send once, record. */
import { canonicalJson, type Reply, type Turn } from '../../core/api.ts';
import { Fault } from '../../core/outcome.ts';
import { movedFields, sameValue } from '../../core/value.ts';
import { holdsClaim, type ItemOutcome, renewRequests } from '../../store/calls.ts';
import type { Item } from '../../store/rows/item.ts';
import { NOT_APPROVED } from '../../store/rows/item.ts';
import type { Deps } from '../deps.ts';
import { type Read, readPresent } from '../read/present.ts';
import { withdrawn } from '../rights/requirement.ts';
import { afterFailure, failureIn } from './after-failure.ts';
import { afterYes, saidYes } from './after-yes.ts';
import { learnShown } from './learn-names.ts';
import { record, requestsOf, type Sending } from './record.ts';
import type { Settled } from './settled.ts';

const CLAIM_LOST = 'claim-lost';
const WITHDRAWN = 'withdrawn';

/** No call waits longer than this once it is claimed: it is given back until there is room. */
const PATIENCE_MS = 5_000;

export interface Way {
  readonly turn: Turn;
  /** It is about to leave. */
  readonly leaves: () => void;
}

export async function carryOut(deps: Deps, sending: Sending, way: Way): Promise<void> {
  const { operation, items } = sending;
  const reads = await readPresent(
    { ...deps, turn: way.turn },
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
    await deps.pass('call compared');
    const renewed = ready.filter((item) => !items.includes(item));
    const mine = renewed.length === 0 || (await renewRequests(deps.db, renewed));
    const own = { ...sending, items: ready };
    const sent = mine ? await send(deps, own, way) : CLAIM_LOST;
    if (sent === CLAIM_LOST) return;
    if (sent === WITHDRAWN) outcomes.push({ items: ready, outcome: notApproved });
    else if (!saidYes(operation, sent)) outcomes.push(...outcomesOf(deps, own, sent));
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

const notApproved = { state: 'failed', code: NOT_APPROVED, logId: null } as const;

/** Why a call did not leave. */
type Kept = typeof CLAIM_LOST | typeof WITHDRAWN;

const keptBack = (code: Kept): Fault => new Fault('sending a claimed call', { code });

/** The stored requests, sent once, or why they were not: somebody else settles them, or the yes does not hold any more. */
async function send(deps: Deps, { operation, proposal, items }: Sending, { turn, leaves }: Way): Promise<Reply | Kept> {
  const quiet = deps.settings.settleAfterMs;
  // Asked after all waiting: whoever said yes may have lost the right since.
  const fence = async (): Promise<void> => {
    if (await withdrawn(deps, proposal)) throw keptBack(WITHDRAWN);
    const at = deps.steady();
    const mine = await holdsClaim(deps.db, items, at + quiet);
    // A process that was frozen here wakes up after others may have settled the call: it must not send any more.
    if (!mine || deps.steady() - at >= quiet / 2) throw keptBack(CLAIM_LOST);
    leaves();
    await deps.pass('call leaving');
  };
  // Fence and call together stay inside the quiet period: after it nothing of this attempt is still on its way.
  const options = { fence, turn, timeoutMs: quiet / 2, patienceMs: PATIENCE_MS };
  try {
    const reply = await deps.gateway.send(operation.write, operation.combine(requestsOf(items)), options);
    await deps.pass('call answered');
    return reply;
  } catch (cause) {
    if (cause instanceof Fault && (cause.code === CLAIM_LOST || cause.code === WITHDRAWN)) return cause.code;
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
