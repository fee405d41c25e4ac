/** Counts over proposals made since a moment. */
import type { ProposalState } from '../core/proposal.ts';
import { lit } from './lit.ts';
import type { Db } from './schema.ts';

export interface Count {
  readonly operation: string;
  readonly state: ProposalState;
  readonly count: number;
}

export async function countByOperation(db: Db, since: number): Promise<Count[]> {
  const rows = await db
    .selectFrom('proposals')
    .select(['operation', 'state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('created_at', '>=', since)
    .groupBy(['operation', 'state'])
    .orderBy('operation')
    .execute();
  return rows.map(({ operation, state, count }) => ({ operation, state, count: Number(count) }));
}

/** From the proposal to the decision, ms, shortest first. */
export async function decisionTimes(db: Db, since: number): Promise<number[]> {
  const rows = await db
    .selectFrom('proposals')
    .select(['created_at', 'decided_at'])
    .where('created_at', '>=', since)
    .where('decided_at', 'is not', null)
    .where('decided_by', '!=', 'bot')
    .execute();
  return rows.map(({ created_at: from, decided_at: to }) => Number(to) - Number(from)).sort((a, b) => a - b);
}

export interface ErrorCount {
  readonly operation: string;
  readonly code: number;
  readonly count: number;
}

export async function frequentErrors(db: Db, since: number, most: number): Promise<ErrorCount[]> {
  const rows = await db
    .selectFrom('proposals')
    // SQLite keeps the order of a cross join: those of the time first.
    .crossJoin('items')
    .select(['items.operation', 'items.code', (eb) => eb.fn.countAll<number>().as('count')])
    .where('proposals.created_at', '>=', since)
    .whereRef('items.proposal_id', '=', 'proposals.id')
    .where('items.state', '=', lit('failed'))
    .where('items.code', 'is not', null)
    .groupBy(['items.operation', 'items.code'])
    .orderBy('count', 'desc')
    .orderBy('items.code')
    .limit(most)
    .execute();
  return rows.map(({ operation, code, count }) => ({ operation, code: Number(code), count: Number(count) }));
}
