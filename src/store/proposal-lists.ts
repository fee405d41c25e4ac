/** Proposals as people and the clock look for them. */
import { sql } from 'kysely';
import { statesThatAre } from '../core/proposal.ts';
import { lit } from './lit.ts';
import { type Proposal, ProposalRow } from './rows/proposal.ts';
import type { Db } from './schema.ts';

/** Newest first; what is older is found by its number. */
const MOST_LISTED = 50;

/** Undecided ones, newest first. */
export const openProposals = (db: Db): Promise<Proposal[]> => proposalsThatAre(db, 'undecided');

/** Those that are being carried out, newest first. */
export const runningProposals = (db: Db): Promise<Proposal[]> => proposalsThatAre(db, 'running');

async function proposalsThatAre(db: Db, wanted: 'undecided' | 'running'): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('proposals')
    .selectAll()
    .where('state', 'in', statesThatAre(wanted))
    .orderBy('number', 'desc')
    .limit(MOST_LISTED * 4)
    .execute();
  return rows.map((row) => ProposalRow.decode(row));
}

/** Decided since then and ended, and not put back by another one since; newest first. */
export async function endedSince(db: Db, since: number): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('proposals')
    .selectAll()
    .where('state', 'in', [...statesThatAre('took-effect'), ...statesThatAre('has-failures')])
    .where('decided_at', '>=', since)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('proposals as back')
            .select('back.id')
            .whereRef('back.undoes', '=', 'proposals.id')
            .where('back.state', '=', 'applied'),
        ),
      ),
    )
    .orderBy('number', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map((row) => ProposalRow.decode(row));
}

/** Of many years one statement would take seconds, and on SQLite hold up everything else. */
const LOOKED_AT_ONCE = 2_000;

const escaped = (words: string): string => words.replace(/[\\%_]/g, (each) => `\\${each}`);

interface Wish {
  readonly requester?: string;
  readonly label?: string;
}

/** By who asked, or by a part of a target's name or the beginning of its id; newest first. */
export async function findProposals(db: Db, wish: Wish): Promise<Proposal[]> {
  const { newest } = await db
    .selectFrom('proposals')
    .select((eb) => eb.fn.max('number').as('newest'))
    .executeTakeFirstOrThrow();
  const found: Proposal[] = [];
  for (let upTo = newest ?? 0; upTo > 0 && found.length < MOST_LISTED; upTo -= LOOKED_AT_ONCE)
    found.push(...(await foundUpTo(db, upTo, wish)));
  return found.slice(0, MOST_LISTED);
}

async function foundUpTo(db: Db, upTo: number, { requester, label = '' }: Wish): Promise<Proposal[]> {
  let query = db
    .selectFrom('proposals')
    .selectAll()
    .where('number', '<=', upTo)
    .where('number', '>', upTo - LOOKED_AT_ONCE)
    .orderBy('number', 'desc')
    .limit(MOST_LISTED);
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

const AT_ONCE = 100;

/** All of them, however many: whoever walks them goes on behind the last one it saw. */
export async function* overdueProposals(db: Db, now: number): AsyncGenerator<{ id: string }> {
  const overdue = db
    .selectFrom('proposals')
    .select(['id', 'number'])
    .where('state', 'in', statesThatAre('undecided'))
    .where('expires_at', '<=', now)
    .orderBy('number')
    .limit(AT_ONCE);
  yield* byNumber((after) => overdue.where('number', '>', after).execute());
}

/** What waits for approval and may get a reminder, in the same way. */
export async function* remindable(db: Db): AsyncGenerator<{ id: string }> {
  const waiting = db
    .selectFrom('proposals')
    .select(['id', 'number'])
    .where('state', '=', 'confirmed')
    .where('reminded', '<', 2)
    .orderBy('number')
    .limit(AT_ONCE);
  yield* byNumber((after) => waiting.where('number', '>', after).execute());
}

/** What has ended and was made before that, the oldest first, as long as it still holds names and values. */
export async function* purgeable(db: Db, before: number): AsyncGenerator<{ id: string }> {
  const old = db
    .selectFrom('proposals')
    .select(['id', 'created_at'])
    .where('state', 'in', statesThatAre('ended'))
    .where('created_at', '<', before)
    .where('purged', '=', lit(0))
    .orderBy('created_at')
    .orderBy('id')
    .limit(AT_ONCE);
  for (let { created_at: at, id } = { created_at: 0, id: '' }; ; ) {
    const rows = await old
      .where((eb) => eb.or([eb('created_at', '>', at), eb.and([eb('created_at', '=', at), eb('id', '>', id)])]))
      .where('created_at', '>=', at)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    ({ created_at: at, id } = last);
  }
}

async function* byNumber<Row extends { readonly number: number }>(
  page: (after: number) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const rows = await page(after);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}
