/** What a stored click continues: a command that was missing a word, or a stale proposal on the present values. */
import type { Command } from '../command/parse.ts';
import type { IncomingClick } from '../core/incoming.ts';
import type { ProposalState } from '../core/proposal.ts';
import { copyByRef } from '../store/copies.ts';
import { moveProposal, proposalById } from '../store/proposals.ts';
import { questionById } from '../store/questions.ts';
import type { Change, Source } from './answer.ts';
import { audit } from './approval.ts';
import type { Deps } from './deps.ts';
import { askOf, commandOf, completed } from './question.ts';

export interface Resumed {
  readonly command: Command;
  readonly source: Source;
  /** A form is wanted for the command, not the command itself. */
  readonly opens: { readonly replaces: string | null } | null;
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
    const ask = askOf(question);
    const edited = { by: question.asked, from: ['proposed', 'failed'], as: 'edited' } as const;
    const changes = ask.kind === 'form' && ask.replaces ? [retired(deps, ask.replaces, edited)] : [];
    const source = { ...place, direct, asker: question.asked };
    return { command: answer.command, source, opens: null, changes };
  }
  const proposal = copy?.proposal_id ? await proposalById(deps.db, copy.proposal_id) : undefined;
  if (!proposal) return null;
  const { command, direct } = commandOf(proposal);
  const source = { ...place, direct, asker: click.operator };
  if (click.act === 'edit') return { command, source, opens: { replaces: proposal.id }, changes: [] };
  if (proposal.state !== 'stale') return null;
  const retire = retired(deps, proposal.id, { by: click.operator, from: ['stale'], as: 'rebased' });
  return { command, source, opens: null, changes: [retire] };
}

/** Another proposal takes the place of this one, if it is still where it was. */
const retired =
  (deps: Deps, id: string, { by, from, as }: { by: string; from: readonly ProposalState[]; as: string }): Change =>
  async (db) => {
    const at = deps.now();
    if (!(await moveProposal(db, id, { from, to: 'cancelled', by, at }))) return;
    await audit(deps, db, { at, actor: by, kind: as, proposal: id, detail: {} });
  };
