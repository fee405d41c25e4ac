/** Rejected, or expired while it waited: the requester is told, and can change the wish and ask again. */
import { noteCard } from '../../../cards/note.ts';
import { addCopy } from '../../store/copies.ts';
import { decisionsOn } from '../../store/decisions.ts';
import { proposalById } from '../../store/proposals.ts';
import type { Trx } from '../../store/schema.ts';
import { newCopy } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { askedIn, outcomeOf, toldOnce } from './tell.ts';

export async function tellDeclined(deps: Deps, trx: Trx, proposalId: string): Promise<void> {
  const proposal = await proposalById(trx, proposalId);
  if (!proposal) return;
  const outcome = outcomeOf(deps, proposal, await decisionsOn(trx, proposalId));
  const source = askedIn(proposal);
  const as = toldOnce(proposal);
  // Neither an undo nor a file is a command that could be opened again.
  if (proposal.undoes !== null || proposal.command.list !== undefined)
    return addCopy(trx, { ...newCopy(deps, source, { content: noteCard(outcome) }), ...as });
  const { direct: _, ...command } = proposal.command;
  const lines = outcome.lines.map((text) => ({ text, small: false }));
  // The proposal's own card is over and has no buttons.
  const offers = [{ title: { zh: '修改后重新提交', en: 'Change and ask again' }, command, form: true, edits: true }];
  const ask = { kind: 'menu', title: outcome.title, colour: 'blue', pages: [lines], page: 0, offers } as const;
  await askQuestion(deps, source, { command, ask, as })(trx);
}
