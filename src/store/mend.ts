/** Items that failed, or were stopped, for lack of a scope: one proposal at a time. */
import { statesThatAre } from '../core/proposal.ts';
import { lit } from './lit.ts';
import { proposalById } from './proposals.ts';
import type { Proposal } from './rows/proposal.ts';
import type { Db } from './schema.ts';

interface Search {
  readonly code: number;
  readonly now: number;
  /** Proposals decided before are left to people. */
  readonly since: number;
  /** When this one may be looked at again. */
  readonly next: number;
}

/** With those that failed goes on what was stopped because of them. */
export async function takeWithoutScope(
  db: Db,
  { code, now, since, next }: Search,
): Promise<{ proposal: Proposal; items: string[] } | null> {
  const first = await db
    .selectFrom('items')
    .innerJoin('proposals', 'proposals.id', 'items.proposal_id')
    .select('items.proposal_id')
    .where('items.state', '=', lit('failed'))
    .where('items.code', '=', code)
    .where('items.next_at', '<=', now)
    .where('proposals.decided_at', '>', since)
    .where('proposals.state', 'in', statesThatAre('has-failures'))
    .limit(1)
    .executeTakeFirst();
  if (!first) return null;
  const taken = await db
    .updateTable('items')
    .set({ next_at: next })
    .where('proposal_id', '=', first.proposal_id)
    .where('code', '=', code)
    .where((eb) =>
      eb.or([eb('state', '=', 'cancelled'), eb.and([eb('state', '=', 'failed'), eb('next_at', '<=', now)])]),
    )
    .returning('id')
    .execute();
  const proposal = await proposalById(db, first.proposal_id);
  return proposal && taken.length > 0 ? { proposal, items: taken.map(({ id }) => id) } : null;
}
