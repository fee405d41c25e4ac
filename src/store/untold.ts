/** Proposals that went on, or came, since the cards of others told of them. */
import { kept } from './kept.ts';
import { type Proposal, ProposalRow } from './rows/proposal.ts';
import type { Db } from './schema.ts';

const AT_ONCE = 20;

const untold = kept((db) =>
  db.selectFrom('proposals').selectAll().whereRef('told', '<', 'turn').orderBy('id').limit(AT_ONCE),
);

export async function untoldProposals(db: Db): Promise<Proposal[]> {
  const { rows } = await untold(db, {});
  return rows.map((row) => ProposalRow.decode(row));
}

export async function noteTold(db: Db, { id, turn }: Pick<Proposal, 'id' | 'turn'>): Promise<void> {
  await db.updateTable('proposals').set({ told: turn }).where('id', '=', id).where('told', '<', turn).execute();
}
