/** Proposals that went on, or came, since the cards of others told of them. */
import { type Proposal, ProposalRow } from './rows/proposal.ts';
import type { Db } from './schema.ts';

const AT_ONCE = 20;

export async function untoldProposals(db: Db): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('proposals')
    .selectAll()
    .whereRef('told', '<', 'turn')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
  return rows.map((row) => ProposalRow.decode(row));
}

export async function noteTold(db: Db, { id, turn }: Pick<Proposal, 'id' | 'turn'>): Promise<void> {
  await db.updateTable('proposals').set({ told: turn }).where('id', '=', id).where('told', '<', turn).execute();
}
