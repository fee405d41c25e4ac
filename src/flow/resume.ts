/** What a stored click continues: a command that was missing a word, or a stale proposal on the present values. */
import type { Command } from '../command/parse.ts';
import type { IncomingClick } from '../core/incoming.ts';
import { appendAudit } from '../store/audit.ts';
import { copyByRef } from '../store/copies.ts';
import { moveProposal, proposalById } from '../store/proposals.ts';
import { questionById } from '../store/questions.ts';
import type { Change, Source } from './answer.ts';
import type { Deps } from './deps.ts';
import { commandOf, completed } from './question.ts';

export interface Resumed {
  readonly command: Command;
  readonly source: Source;
  /** What else changes with it. */
  readonly changes: readonly Change[];
}

/** Null when the card of the click is gone. `decide` has checked who clicked and recorded the answer. */
export async function resume(deps: Deps, click: IncomingClick): Promise<Resumed | null> {
  const copy = await copyByRef(deps.db, click.ref);
  // A continued command is a new one of the same message: its place is a number no typed command has.
  const place = { messageId: copy?.reply_to ?? '', chatId: copy?.chat_id ?? '', index: deps.now() };
  if (copy?.question_id) {
    const question = await questionById(deps.db, copy.question_id);
    const answer = question && completed(question, click);
    if (!question || !answer) return null;
    const { direct } = commandOf(question);
    return { command: answer.command, source: { ...place, direct, asker: question.asked }, changes: [] };
  }
  const proposal = copy?.proposal_id ? await proposalById(deps.db, copy.proposal_id) : undefined;
  if (proposal?.state !== 'stale') return null;
  const { command, direct } = commandOf(proposal);
  const retire: Change = async (db) => {
    const at = deps.now();
    if (!(await moveProposal(db, proposal.id, { from: ['stale'], to: 'cancelled', by: click.operator, at }))) return;
    await appendAudit(db, { at, actor: click.operator, kind: 'rebased', proposal: proposal.id, detail: {} });
  };
  return { command, source: { ...place, direct, asker: click.operator }, changes: [retire] };
}
