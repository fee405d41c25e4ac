/** Proposals and their guarded steps. Every step also moves the version, so that all cards catch up. */
import type { ExpressionBuilder } from 'kysely';
import { type Mover, type ProposalState, stateFromItems, statesBefore, statesThatAre } from '../core/proposal.ts';
import { kept, keptInsert, type Places } from './kept.ts';
import { lit } from './lit.ts';
import { type NewItem, NewItemRow } from './rows/item.ts';
import { type NewProposal, NewProposalRow, type Proposal, ProposalRow } from './rows/proposal.ts';
import type { Db, Tables, Trx } from './schema.ts';

/** Both databases limit the number of bound values of one statement. */
const ROWS_AT_ONCE = 500;

const addProposals = keptInsert('proposals');
const addItems = keptInsert('items');

export async function insertProposal(trx: Trx, proposal: NewProposal, items: readonly NewItem[]): Promise<void> {
  await addProposals(trx, [NewProposalRow.encode(proposal)]);
  for (let start = 0; start < items.length; start += ROWS_AT_ONCE) {
    const rows = items.slice(start, start + ROWS_AT_ONCE).map((item) => NewItemRow.encode(item));
    await addItems(trx, rows);
  }
}

const byId = kept((db, the: Places<{ id: string }>) =>
  db.selectFrom('proposals').selectAll().where('id', '=', the('id')),
);

export async function proposalById(db: Db, id: string): Promise<Proposal | null> {
  const [row] = (await byId(db, { id })).rows;
  return row ? ProposalRow.decode(row) : null;
}

export async function proposalByNumber(db: Db, number: number): Promise<Proposal | null> {
  const row = await db.selectFrom('proposals').selectAll().where('number', '=', number).executeTakeFirst();
  return row ? ProposalRow.decode(row) : null;
}

const alike = kept((db, the: Places<Pick<Proposal, 'twin' | 'requester' | 'chat_id'> & { since: number }>) =>
  db
    .selectFrom('proposals')
    .selectAll()
    .where('twin', '=', the('twin'))
    .where('requester', '=', the('requester'))
    .where('chat_id', '=', the('chat_id'))
    .where('state', '=', lit('proposed'))
    .where('created_at', '>=', the('since')),
);

/** The same command by the same person in the same chat, still to confirm and made after `since`. */
export async function twinOf(
  trx: Trx,
  { twin, requester, chat_id }: Pick<Proposal, 'twin' | 'requester' | 'chat_id'>,
  since: number,
): Promise<Proposal | null> {
  const [row] = (await alike(trx, { twin, requester, chat_id, since })).rows;
  return row ? ProposalRow.decode(row) : null;
}

const NamesRow = ProposalRow.pick({ names: true });

export async function storeNames(db: Db, id: string, names: Proposal['names']): Promise<void> {
  await db.updateTable('proposals').set(NamesRow.encode({ names })).where('id', '=', id).execute();
}

const WordsRow = ProposalRow.pick({ command: true });

export async function storeWords(trx: Trx, { id, command }: Pick<Proposal, 'id' | 'command'>): Promise<void> {
  await trx.updateTable('proposals').set(WordsRow.encode({ command })).where('id', '=', id).execute();
}

export interface Step {
  readonly mover: Mover;
  readonly to: ProposalState;
  /** open_id, or `bot` for the clock. */
  readonly by: string;
  readonly at: number;
  /** The state that was looked at; left out where any will do in which the step is possible. */
  readonly seen?: ProposalState;
}

/** False when somebody was faster and the step is not possible any more. */
export async function moveProposal(trx: Trx, id: string, { mover, to, by, at, seen }: Step): Promise<boolean> {
  const from = statesBefore(mover, to).filter((state) => seen === undefined || state === seen);
  // An empty list is no SQL.
  if (from.length === 0) return false;
  const moved = await trx
    .updateTable('proposals')
    .set((eb) => ({ state: to, decided_by: by, decided_at: at, twin: '', ...turned(eb) }))
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning('version')
    .executeTakeFirst();
  if (!moved) return false;
  await putBehind(trx, { id, version: moved.version });
  return true;
}

/** Notes the first yes to a change that is asked for twice; false when it was noted before. */
export async function noteFirstYes(trx: Trx, id: string): Promise<boolean> {
  const noted = await trx
    .updateTable('proposals')
    .set((eb) => ({ asked_twice: 1, ...turned(eb) }))
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .where('asked_twice', '=', 0)
    .returning('version')
    .executeTakeFirst();
  if (!noted) return false;
  await putBehind(trx, { id, version: noted.version });
  return true;
}

/** A person had it tried again. */
export async function noteRetry(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('proposals')
    .set((eb) => ({ retries: eb('retries', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

const taken = kept((db, the: Places<{ id: string }>) =>
  db
    .updateTable('proposals')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('id', '=', the('id'))
    .returningAll(),
);

/** Takes the proposal's row: what happens to it is decided one after the other, each on what the one before has left. */
export async function takeProposal(trx: Trx, id: string): Promise<Proposal | null> {
  const [row] = (await taken(trx, { id })).rows;
  return row ? ProposalRow.decode(row) : null;
}

/** Those that wait for approval by another policy than this. */
export const waitingByOther = (db: Db, policy: string): Promise<{ id: string }[]> =>
  db
    .selectFrom('proposals')
    .select('id')
    .where('state', '=', 'confirmed')
    .where('policy', '<>', policy)
    .limit(ROWS_AT_ONCE)
    .execute();

const FollowedRow = ProposalRow.pick({ policy: true, notices: true });

export async function notePolicy(trx: Trx, id: string, followed: Pick<Proposal, 'policy' | 'notices'>): Promise<void> {
  await trx.updateTable('proposals').set(FollowedRow.encode(followed)).where('id', '=', id).execute();
}

const touched = kept((db, the: Places<{ id: string }>) =>
  db
    .updateTable('proposals')
    .set((eb) => ({ version: eb('version', '+', lit(1)) }))
    .where('id', '=', the('id'))
    .returning('version'),
);

/** A new version of what the cards show. */
export async function touchProposal(trx: Trx, id: string): Promise<void> {
  const [row] = (await touched(trx, { id })).rows;
  if (row) await putBehind(trx, { id, version: row.version });
}

/** A new version, whose buttons mean something else than those of all cards before. */
const turned = (eb: ExpressionBuilder<Tables, 'proposals'>) => {
  const next = eb('version', '+', 1);
  return { version: next, turn: next };
};

/** Every card of it shows less than this from now on. */
const putBehind = kept((db, the: Places<{ id: string; version: number }>) =>
  db
    .updateTable('copies')
    .set({ version: the('version') })
    .where('proposal_id', '=', the('id')),
);

/** The first call is on its way. No new version: a card shows approved and applying alike. */
export async function startApplying(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('proposals')
    .set({ state: 'applying' })
    .where('id', '=', id)
    .where('state', '=', 'approved')
    .execute();
}

/** Lets the state follow from the items after any of them moved; returns it. */
export async function followItems(trx: Trx, id: string): Promise<ProposalState> {
  // Takes the proposal's row first: of two workers that record at once, the second sees what the first has written.
  await touchProposal(trx, id);
  const items = await trx.selectFrom('items').select('state').where('proposal_id', '=', id).execute();
  const state = stateFromItems(items.map((item) => item.state));
  const running = statesThatAre('running');
  // While it runs its cards carry the same button, that still means the same.
  if (running.includes(state))
    await trx.updateTable('proposals').set({ state }).where('id', '=', id).where('state', 'in', running).execute();
  await trx
    .updateTable('proposals')
    .set((eb) => ({ state, turn: eb.ref('version') }))
    .where('id', '=', id)
    .where('state', 'in', statesThatAre('follows-items'))
    .where('state', '<>', state)
    .execute();
  return state;
}

export async function countByState(db: Db): Promise<{ state: ProposalState; count: number }[]> {
  const rows = await db
    .selectFrom('proposals')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return rows.map(({ state, count }) => ({ state, count: Number(count) }));
}
