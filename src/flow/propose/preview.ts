/** A dry run: what the card of the proposal would show. Nothing is stored, and nothing can be pressed. */
import { answerWith, type Save, type Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { renderProposal } from '../view/proposal.ts';
import { type NewProposal, newProposal } from './save-proposal.ts';

const unsent = {
  state: null,
  ref: '',
  seat: 'direct',
  decisions: [],
  askedTwice: false,
  page: 0,
  looked: [],
} as const;

export async function showPreview(deps: Deps, source: Source, made: NewProposal): Promise<Save> {
  const { operation } = made.resolved;
  const proposal = await newProposal(deps, source, made);
  return answerWith(deps, source, renderProposal(deps, { operation, proposal, items: made.items, ...unsent }));
}
