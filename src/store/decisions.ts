/** Yes and no of approvers. */

import { type Decision, DecisionRow } from './rows/decision.ts';
import type { Db, Trx } from './schema.ts';

/** False when this person has decided already: one person, one voice. */
export async function addDecision(trx: Trx, decision: Decision): Promise<boolean> {
  const added = await trx
    .insertInto('decisions')
    .values(DecisionRow.encode(decision))
    .onConflict((oc) => oc.doNothing())
    .returning('actor')
    .execute();
  return added.length === 1;
}

export async function decisionsOn(db: Db, proposalId: string): Promise<Decision[]> {
  const rows = await db
    .selectFrom('decisions')
    .selectAll()
    .where('proposal_id', '=', proposalId)
    .orderBy('at')
    .orderBy('actor')
    .execute();
  return rows.map((row) => DecisionRow.decode(row));
}
