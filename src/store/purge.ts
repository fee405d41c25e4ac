/** What is forgotten after the time of retention: everything that names or describes people. Ids and hashes stay. */

import type { StoredOperation } from '../core/command.ts';
import { DecisionRow } from './rows/decision.ts';
import { ItemRow } from './rows/item.ts';
import { ProposalRow } from './rows/proposal.ts';
import type { Db, Trx } from './schema.ts';

const noCommand = (operation: string): StoredOperation => ({
  kind: 'operation',
  operation,
  targets: {},
  edits: {},
  note: '',
  dryRun: false,
  text: '',
  direct: true,
});

const PurgedProposal = ProposalRow.pick({
  purged: true,
  names: true,
  details: true,
  note: true,
  notices: true,
  within: true,
});
const PurgedCommand = ProposalRow.pick({ command: true });
const PurgedItem = ItemRow.pick({
  target_label: true,
  seen: true,
  wanted: true,
  found: true,
  held: true,
  request: true,
  note: true,
});
const PurgedDecision = DecisionRow.pick({ reason: true });

/** False when another instance has done it. */
export async function purgeProposal(trx: Trx, id: string): Promise<boolean> {
  const nothing = PurgedProposal.encode({ purged: true, names: {}, details: {}, note: '', notices: [], within: null });
  const purged = await trx
    .updateTable('proposals')
    .set(nothing)
    .where('id', '=', id)
    .where('purged', '=', 0)
    .returning('operation')
    .executeTakeFirst();
  if (!purged) return false;
  const command = PurgedCommand.encode({ command: noCommand(purged.operation) });
  await trx.updateTable('proposals').set(command).where('id', '=', id).execute();
  const item = PurgedItem.encode({
    target_label: '',
    seen: {},
    wanted: {},
    found: null,
    held: null,
    request: null,
    note: '',
  });
  await trx.updateTable('items').set(item).where('proposal_id', '=', id).execute();
  const decision = PurgedDecision.encode({ reason: '' });
  await trx.updateTable('decisions').set(decision).where('proposal_id', '=', id).execute();
  // Drawn anew its cards would be empty: what people see of them stays.
  await trx.updateTable('copies').set({ state: 'dead', content: null }).where('proposal_id', '=', id).execute();
  return true;
}

/** Questions and plain answers hold what people typed. */
export async function forgetQuestions(db: Db, before: number): Promise<void> {
  const old = db.selectFrom('questions').select('id').where('created_at', '<', before);
  await db.deleteFrom('copies').where('question_id', 'in', old).execute();
  await db.deleteFrom('questions').where('created_at', '<', before).execute();
  await db.deleteFrom('copies').where('content', 'is not', null).where('created_at', '<', before).execute();
}
