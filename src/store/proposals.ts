/** Proposals and their guarded steps. Every step also moves the version, so that all cards catch up. */
import { sql } from 'kysely';
import { type ItemState, type ProposalState, stateFromItems } from '../core/proposal.ts';
import type { Db, ItemTable, ProposalTable } from './schema.ts';

export async function insertProposal(db: Db, proposal: ProposalTable, items: readonly ItemTable[]): Promise<void> {
  await db.insertInto('proposals').values(proposal).execute();
  // Both databases limit the number of bound values of one statement.
  for (let start = 0; start < items.length; start += 500) {
    await db
      .insertInto('items')
      .values(items.slice(start, start + 500))
      .execute();
  }
}

export const proposalById = (db: Db, id: string): Promise<ProposalTable | undefined> =>
  db.selectFrom('proposals').selectAll().where('id', '=', id).executeTakeFirst();

export const itemsOf = (db: Db, proposalId: string): Promise<ItemTable[]> =>
  db.selectFrom('items').selectAll().where('proposal_id', '=', proposalId).orderBy('ordinal').execute();

export const proposalByNumber = (db: Db, number: number): Promise<ProposalTable | undefined> =>
  db.selectFrom('proposals').selectAll().where('number', '=', number).executeTakeFirst();

/** Newest first; what is older is found by its number. */
const MOST_LISTED = 50;

/** Undecided ones, newest first. */
export const openProposals = (db: Db): Promise<ProposalTable[]> =>
  db
    .selectFrom('proposals')
    .selectAll()
    .where('state', 'in', ['proposed', 'confirmed'])
    .orderBy('number', 'desc')
    .limit(MOST_LISTED * 4)
    .execute();

/** By who asked, or by a part of a target's name or its id; newest first. */
export function findProposals(
  db: Db,
  { requester, label = '' }: { requester?: string; label?: string },
): Promise<ProposalTable[]> {
  let query = db.selectFrom('proposals').selectAll().orderBy('number', 'desc').limit(MOST_LISTED);
  if (requester !== undefined) query = query.where('requester', '=', requester);
  if (label !== '') {
    const part = `%${label.replace(/[\\%_]/g, (each) => `\\${each}`)}%`;
    query = query.where(({ exists, or, selectFrom }) =>
      or([
        sql<boolean>`${sql.ref('proposals.within')} like ${part} escape '\\'`,
        exists(
          selectFrom('items')
            .select('items.id')
            .whereRef('items.proposal_id', '=', 'proposals.id')
            .where(sql<boolean>`(target_label like ${part} escape '\\' or ids like ${part} escape '\\')`),
        ),
      ]),
    );
  }
  return query.execute();
}

/** Names of the first targets, ids where they have none. */
export async function labelsOf(db: Db, proposalId: string, most: number): Promise<string[]> {
  const items = await db
    .selectFrom('items')
    .select(['target_label', 'ids'])
    .where('proposal_id', '=', proposalId)
    .orderBy('ordinal')
    .limit(most)
    .execute();
  return items.map(({ target_label: label, ids }) => label || Object.values(JSON.parse(ids)).join(' '));
}

export async function countItems(db: Db, proposalId: string): Promise<number> {
  const { count } = await db
    .selectFrom('items')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('proposal_id', '=', proposalId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function storeNames(db: Db, id: string, names: string): Promise<void> {
  await db.updateTable('proposals').set({ names }).where('id', '=', id).execute();
}

export interface Step {
  readonly from: readonly ProposalState[];
  readonly to: ProposalState;
  readonly by: string;
  readonly at: number;
}

/** False when somebody was faster and the proposal is in another state by now. */
export async function moveProposal(db: Db, id: string, { from, to, by, at }: Step): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('proposals')
    .set({ state: to, decided_by: by, decided_at: at })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await touchProposal(db, id);
  return true;
}

/** Notes the first yes to a change that is asked for twice; false when it was noted before. */
export async function noteFirstYes(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('proposals')
    .set({ asked_twice: 1 })
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .where('asked_twice', '=', 0)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await touchProposal(db, id);
  return true;
}

/** Takes the proposal's row while it waits for approval, so that voices are counted one after the other. */
export async function takeConfirmed(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('proposals')
    .set((eb) => ({ version: eb('version', '+', 0) }))
    .where('id', '=', id)
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A new version of what the cards show. */
export async function touchProposal(db: Db, id: string): Promise<void> {
  const { version } = await db
    .updateTable('proposals')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  await db.updateTable('copies').set({ version }).where('proposal_id', '=', id).execute();
}

/** The first call is on its way. No new version: a card shows approved and applying alike. */
export async function startApplying(db: Db, id: string): Promise<void> {
  await db
    .updateTable('proposals')
    .set({ state: 'applying' })
    .where('id', '=', id)
    .where('state', '=', 'approved')
    .execute();
}

const FOLLOWS_ITEMS: readonly ProposalState[] = [
  'approved',
  'applying',
  'applied',
  'partly-applied',
  'failed',
  'stale',
  'unclear',
];

/** Lets the state follow from the items after any of them moved; returns it. */
export async function followItems(db: Db, id: string): Promise<ProposalState> {
  // Takes the proposal's row first: of two workers that record at once, the second sees what the first has written.
  await touchProposal(db, id);
  const items = await db.selectFrom('items').select('state').where('proposal_id', '=', id).execute();
  const state = stateFromItems(items.map((item) => item.state));
  await db.updateTable('proposals').set({ state }).where('id', '=', id).where('state', 'in', FOLLOWS_ITEMS).execute();
  return state;
}

/** Puts items back to another state, as a person asked. Returns how many still were in the first. */
export async function resetItems(
  db: Db,
  ids: readonly string[],
  step: { from: ItemState; to: ItemState; at: number },
): Promise<number> {
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await db
    .updateTable('items')
    .set({ state: step.to, next_at: step.at, settle_at: null })
    .where('id', 'in', ids)
    .where('state', '=', step.from)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export const overdueProposals = (db: Db, now: number): Promise<{ id: string }[]> =>
  db
    .selectFrom('proposals')
    .select('id')
    .where('state', 'in', ['proposed', 'confirmed'])
    .where('expires_at', '<=', now)
    .limit(100)
    .execute();

export async function countByState(db: Db): Promise<{ state: ProposalState; count: number }[]> {
  const rows = await db
    .selectFrom('proposals')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return rows.map(({ state, count }) => ({ state, count: Number(count) }));
}

/** The same request by the same person in the same chat, still undecided and made after `since`. */
export const twinOf = (
  db: Db,
  { hash, requester, chat_id }: ProposalTable,
  since: number,
): Promise<ProposalTable | undefined> =>
  db
    .selectFrom('proposals')
    .selectAll()
    .where('hash', '=', hash)
    .where('requester', '=', requester)
    .where('chat_id', '=', chat_id)
    .where('state', '=', 'proposed')
    .where('created_at', '>=', since)
    .executeTakeFirst();
