/** Which of the approved calls is made next. */
import { sql } from 'kysely';
import { ranks, turnOf } from '../core/api.ts';
import { statesThatAre } from '../core/proposal.ts';
import { type CallGroup, itemsOfCall, nextAttempt } from './calls.ts';
import type { Db } from './schema.ts';

export interface PendingCall extends CallGroup {
  readonly lockKey: string;
  readonly size: number;
  /** The number that this try gets: above every earlier try of any of its items. */
  readonly attempt: number;
  /** Calls of its proposal that are still to be made, this one included. */
  readonly left: number;
}

const ROOM_FOR_A_YES = 4;

interface Looking {
  readonly now: number;
  /** Of these operations, or of all others. */
  readonly operations: { readonly names: readonly string[]; readonly known: boolean };
  /** Calls of a run side by side before any was written; each that is written makes room for several more. */
  readonly first: number;
}

/** The next call that waits for nothing but its turn: what is short goes first, then one of each who asked, oldest decision first. */
export async function nextPendingCall(db: Db, looking: Looking): Promise<PendingCall | null> {
  const runs = await runsWaiting(db, looking);
  const [first] = runs
    .filter(({ due, sending, written }) => due > 0 && sending < looking.first + written * ROOM_FOR_A_YES)
    .sort((one, other) => inTurn(runs, one, other));
  if (!first) return null;
  const call = await free(db, looking)
    .select(['items.call_no', 'items.lock_key'])
    .where('items.proposal_id', '=', first.id)
    .orderBy('items.ordinal')
    .limit(1)
    .executeTakeFirst();
  if (!call) return null;
  const group = { proposal: first.id, callNo: call.call_no };
  const items = await itemsOfCall(db, group, 'pending');
  return { ...group, lockKey: call.lock_key, size: items.length, attempt: nextAttempt(items), left: first.left };
}

/** Items of these operations that are due and whose target nobody is writing to. */
const free = (db: Db, { now, operations: { names, known } }: Looking) =>
  db
    .selectFrom('items')
    .leftJoin('locks', 'locks.key', 'items.lock_key')
    .where('items.operation', known ? 'in' : 'not in', names)
    .where('items.state', '=', 'pending')
    .where('items.next_at', '<=', now)
    .where('locks.key', 'is', null);

interface Run {
  readonly id: string;
  readonly requester: string;
  readonly decidedAt: number;
  readonly due: number;
  readonly left: number;
  /** Calls on their way, and calls that Feishu has said yes to. */
  readonly sending: number;
  readonly written: number;
}

/** Proposals that are being carried out, with how far they are. */
async function runsWaiting(db: Db, { now, operations: { names, known } }: Looking): Promise<Run[]> {
  const isPending = sql`items.state = 'pending'`;
  const isDue = sql`${isPending} and items.next_at <= ${now} and locks.key is null`;
  const rows = await db
    .selectFrom('proposals')
    .innerJoin('items', 'items.proposal_id', 'proposals.id')
    .leftJoin('locks', 'locks.key', 'items.lock_key')
    .where('proposals.state', 'in', statesThatAre('running'))
    .where('items.operation', known ? 'in' : 'not in', names)
    .where('items.state', 'in', ['pending', 'sending', 'checking', 'applied'])
    .groupBy(['proposals.id', 'proposals.requester', 'proposals.decided_at'])
    .select([
      'proposals.id',
      'proposals.requester',
      'proposals.decided_at',
      sql<number>`sum(case when ${isDue} then 1 else 0 end)`.as('due'),
      sql<number>`count(distinct case when ${isPending} then items.call_no end)`.as('left'),
      sql<number>`count(distinct case when items.state = 'sending' then items.call_no end)`.as('sending'),
      sql<number>`count(distinct case when items.state in ('checking', 'applied') then items.call_no end)`.as(
        'written',
      ),
    ])
    .execute();
  return rows.map(({ id, requester, decided_at: decidedAt, due, left, sending, written }) => ({
    id,
    requester,
    decidedAt: decidedAt ?? 0,
    due: Number(due),
    left: Number(left),
    sending: Number(sending),
    written: Number(written),
  }));
}

function inTurn(runs: readonly Run[], one: Run, other: Run): number {
  const rank = ({ left }: Run): number => ranks.indexOf(turnOf('', left).rank);
  const underWay = ({ requester }: Run): number =>
    runs.reduce((sum, run) => sum + (run.requester === requester ? run.sending : 0), 0);
  return rank(one) - rank(other) || underWay(one) - underWay(other) || one.decidedAt - other.decidedAt;
}
