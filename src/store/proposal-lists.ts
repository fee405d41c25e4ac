/** Proposals as people and the clock look for them. */
import { sql } from 'kysely';
import { statesThatAre } from '../core/proposal.ts';
import { type Proposal, ProposalRow } from './rows/proposal.ts';
import type { Db } from './schema.ts';

/** Newest first; what is older is found by its number. */
const MOST_LISTED = 50;

/** Undecided ones, newest first. */
export async function openProposals(db: Db): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('proposals')
    .selectAll()
    .where('state', 'in', statesThatAre('undecided'))
    .orderBy('number', 'desc')
    .limit(MOST_LISTED * 4)
    .execute();
  return rows.map((row) => ProposalRow.decode(row));
}

const escaped = (words: string): string => words.replace(/[\\%_]/g, (each) => `\\${each}`);

/** By who asked, or by a part of a target's name or the beginning of its id; newest first. */
export async function findProposals(
  db: Db,
  { requester, label = '' }: { requester?: string; label?: string },
): Promise<Proposal[]> {
  let query = db.selectFrom('proposals').selectAll().orderBy('number', 'desc').limit(MOST_LISTED);
  if (requester !== undefined) query = query.where('requester', '=', requester);
  if (label !== '') {
    // In stored JSON a value follows a colon. A key such as `job` never does: it must not be found.
    const value = escaped(JSON.stringify(label).slice(1, -1));
    const like = (column: string, pattern: string) => sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
    query = query.where(({ exists, or, selectFrom }) =>
      or([
        like('proposals.within', `%:"${value}%`),
        like('proposals.within', `%"label":"%${value}%`),
        exists(
          selectFrom('items')
            .select('items.id')
            .whereRef('items.proposal_id', '=', 'proposals.id')
            .where(or([like('items.target_label', `%${escaped(label)}%`), like('items.ids', `%:"${value}%`)])),
        ),
      ]),
    );
  }
  return (await query.execute()).map((row) => ProposalRow.decode(row));
}

export const overdueProposals = (db: Db, now: number): Promise<{ id: string }[]> =>
  db
    .selectFrom('proposals')
    .select('id')
    .where('state', 'in', statesThatAre('undecided'))
    .where('expires_at', '<=', now)
    .limit(100)
    .execute();
