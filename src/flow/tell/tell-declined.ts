/** Rejected, or expired while it waited: the requester is told, and can change the wish and ask again. */
import type { Offer } from '../../core/ask.ts';
import type { Text } from '../../core/text.ts';
import { decisionsOn } from '../../store/decisions.ts';
import { proposalById } from '../../store/proposals.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Trx } from '../../store/schema.ts';
import { askQuestion } from '../ask/ask-question.ts';
import { reporting } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { askedIn, outcomeOf, toldOnce } from './tell.ts';

export async function tellDeclined(deps: Deps, trx: Trx, proposalId: string): Promise<void> {
  const proposal = await proposalById(trx, proposalId);
  if (!proposal) return;
  const outcome = outcomeOf(deps, proposal, await decisionsOn(trx, proposalId));
  const source = askedIn(proposal);
  const as = toldOnce(proposal);
  const lines = outcome.lines.map((text) => ({ text, small: false }));
  const offers = [await againOf(trx, proposal)];
  const { direct: _, ...command } = proposal.command;
  // The proposal's own card is over and has no buttons.
  const ask = { kind: 'menu', title: outcome.title, colour: 'blue', pages: [lines], page: 0, offers } as const;
  await askQuestion(deps, source, { command, ask, as })(trx);
}

/** Its form; what no form says whole, the rows of a file and an undo, is previewed again and edited there. */
async function againOf(trx: Trx, { command: { direct: _, ...command }, undoes }: Proposal): Promise<Offer> {
  const undone = undoes === null ? null : await proposalById(trx, undoes);
  if (undone)
    return { title: previewed, command: reporting('undo', [String(undone.number)]), form: false, edits: true };
  if (command.list) return { title: previewed, command, form: false, edits: true };
  return { title: { zh: '修改后重新提交', en: 'Change and ask again' }, command, form: true, edits: true };
}

const previewed: Text = { zh: '重新预览，修改后提交', en: 'Preview again, change and ask' };
