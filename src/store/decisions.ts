/** Yes and no of approvers. */
import { kept, type Places } from './kept.ts';
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

const ofProposal = kept((db, the: Places<{ proposal: string }>) =>
  db.selectFrom('decisions').selectAll().where('proposal_id', '=', the('proposal')).orderBy('at').orderBy('actor'),
);

export async function decisionsOn(db: Db, proposalId: string): Promise<Decision[]> {
  const { rows } = await ofProposal(db, { proposal: proposalId });
  return rows.map((row) => DecisionRow.decode(row));
}
