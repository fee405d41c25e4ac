/** Yes and no of approvers. */
import type { Db, DecisionTable } from './schema.ts';

/** False when this person has decided already: one person, one voice. */
export async function addDecision(db: Db, decision: DecisionTable): Promise<boolean> {
  const added = await db
    .insertInto('decisions')
    .values(decision)
    .onConflict((oc) => oc.doNothing())
    .returning('actor')
    .execute();
  return added.length === 1;
}

export const decisionsOn = (db: Db, proposalId: string): Promise<DecisionTable[]> =>
  db.selectFrom('decisions').selectAll().where('proposal_id', '=', proposalId).orderBy('at').orderBy('actor').execute();
