/** Which of the approved calls is made next. */
import { type RawBuilder, sql } from 'kysely';
import { ranks, turnOf } from '../core/api.ts';
import { statesThatAre } from '../core/proposal.ts';
import { type CallGroup, itemsOfCall, nextAttempt } from './calls.ts';
import { kept, type Places } from './kept.ts';
import { lit } from './lit.ts';
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
  readonly runs: readonly Run[];
  /** Of these operations, or of all others. */
  readonly operations: { readonly names: readonly string[]; readonly known: boolean };
  /** Calls of a run side by side before any was written; each that is written makes room for several more. */
  readonly first: number;
}

/** The next call that waits for nothing but its turn: what is short goes first, then one of each who asked, oldest decision first. */
export async function nextPendingCall(db: Db, looking: Looking): Promise<PendingCall | null> {
  const runs = ofLine(looking);
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
    .where('items.state', '=', lit('pending'))
    .where('items.next_at', '<=', now)
    .where('locks.key', 'is', null);

/** How far a proposal is with the calls of one operation. */
export interface Run {
  readonly id: string;
  readonly operation: string;
  readonly requester: string;
  readonly decidedAt: number;
  readonly due: number;
  readonly left: number;
  /** Calls on their way, and calls that Feishu has said yes to. */
  readonly sending: number;
  readonly written: number;
}

const running = kept((db, the: Places<{ now: number }>) => {
  const isPending = sql`items.state = 'pending'`;
  const isDue = sql`${isPending} and items.next_at <= ${the('now')} and locks.key is null`;
  const calls = (which: RawBuilder<unknown>) => sql<number>`count(distinct case when ${which} then items.call_no end)`;
  return db
    .selectFrom('proposals')
    .innerJoin('items', 'items.proposal_id', 'proposals.id')
    .leftJoin('locks', 'locks.key', 'items.lock_key')
    .where('proposals.state', 'in', statesThatAre('running'))
    .where('items.state', 'in', [lit('pending'), lit('sending'), lit('checking'), lit('applied')])
    .groupBy(['proposals.id', 'proposals.requester', 'proposals.decided_at', 'items.operation'])
    .select(['proposals.id', 'proposals.requester', 'proposals.decided_at', 'items.operation'])
    .select([
      sql<number>`sum(case when ${isDue} then 1 else 0 end)`.as('due'),
      calls(isPending).as('left'),
      calls(sql`items.state = 'sending'`).as('sending'),
      calls(sql`items.state in ('checking', 'applied')`).as('written'),
    ]);
});

/** Proposals that are being carried out, each with its operations. */
export async function runsWaiting(db: Db, now: number): Promise<Run[]> {
  const { rows } = await running(db, { now });
  return rows.map(({ decided_at: decidedAt, due, left, sending, written, ...run }) => ({
    ...run,
    decidedAt: decidedAt ?? 0,
    due: Number(due),
    left: Number(left),
    sending: Number(sending),
    written: Number(written),
  }));
}

/** Those of one line, one of each proposal. */
function ofLine({ runs, operations: { names, known } }: Looking): Run[] {
  const byProposal = new Map<string, Run>();
  for (const run of runs.filter(({ operation }) => names.includes(operation) === known)) {
    const { due = 0, left = 0, sending = 0, written = 0 } = byProposal.get(run.id) ?? {};
    byProposal.set(run.id, {
      ...run,
      due: run.due + due,
      left: run.left + left,
      sending: run.sending + sending,
      written: run.written + written,
    });
  }
  return [...byProposal.values()];
}

function inTurn(runs: readonly Run[], one: Run, other: Run): number {
  const rank = ({ left }: Run): number => ranks.indexOf(turnOf('', left).rank);
  const underWay = ({ requester }: Run): number =>
    runs.reduce((sum, run) => sum + (run.requester === requester ? run.sending : 0), 0);
  return rank(one) - rank(other) || underWay(one) - underWay(other) || one.decidedAt - other.decidedAt;
}
