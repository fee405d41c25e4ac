/** Items as people see and put them back; what carries them to Hire is in `calls.ts`. */
import type { ItemState } from '../core/proposal.ts';
import { kept, type Places } from './kept.ts';
import { type Item, ItemRow } from './rows/item.ts';
import type { Db, Trx } from './schema.ts';

const ofProposal = kept((db, the: Places<{ proposal: string }>) =>
  db.selectFrom('items').selectAll().where('proposal_id', '=', the('proposal')).orderBy('ordinal'),
);

export async function itemsOf(db: Db, proposalId: string): Promise<Item[]> {
  const { rows } = await ofProposal(db, { proposal: proposalId });
  return rows.map((row) => ItemRow.decode(row));
}

const LabelRow = ItemRow.pick({ target_label: true, ids: true });

/** What the first targets are called, with the ids of those that have no name. */
export async function labelsOf(
  db: Db,
  proposalId: string,
  most: number,
): Promise<Pick<Item, 'target_label' | 'ids'>[]> {
  const rows = await db
    .selectFrom('items')
    .select(['target_label', 'ids'])
    .where('proposal_id', '=', proposalId)
    .orderBy('ordinal')
    .limit(most)
    .execute();
  return rows.map((row) => LabelRow.decode(row));
}

/** What a proposal touches, as far as the policy asks: by which operations, and how many targets. */
export interface Reach {
  readonly operations: readonly string[];
  readonly targets: number;
}

const counted = kept((db, the: Places<{ proposal: string }>) =>
  db
    .selectFrom('items')
    .select(['operation', (eb) => eb.fn.countAll<number>().as('count')])
    .where('proposal_id', '=', the('proposal'))
    .groupBy('operation')
    .orderBy('operation'),
);

export async function reachOf(db: Db, proposalId: string): Promise<Reach> {
  const { rows } = await counted(db, { proposal: proposalId });
  return {
    operations: rows.map(({ operation }) => operation),
    targets: rows.reduce((sum, { count }) => sum + Number(count), 0),
  };
}

/** The same of items that are at hand. */
export const reachIn = (items: readonly Pick<Item, 'operation'>[]): Reach => ({
  operations: [...new Set(items.map(({ operation }) => operation))].sort(),
  targets: items.length,
});

const NothingHeld = ItemRow.pick({ held: true, accepted_at: true }).encode({ held: null, accepted_at: null });

/** Puts items back to another state, as a person asked: what is to be done is due at once. Returns how many still were in the first. */
export async function resetItems(
  trx: Trx,
  ids: readonly string[],
  step: { from: readonly ItemState[]; to: ItemState },
): Promise<number> {
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await trx
    .updateTable('items')
    .set({ state: step.to, next_at: 0, settle_at: null, tries: 0, ...NothingHeld })
    .where('id', 'in', ids)
    .where('state', 'in', step.from)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
