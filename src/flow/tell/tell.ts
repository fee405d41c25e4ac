/** Tells people about proposals: each message is stored with what it tells, so none is lost and none comes twice. */

import { type NoteData, noteCard } from '../../../cards/note.ts';
import { stateTag } from '../../../cards/state.ts';
import { is } from '../../core/proposal.ts';
import { approversOf } from '../../core/required.ts';
import { same } from '../../core/text.ts';
import { addCopy } from '../../store/copies.ts';
import { decisionsOn } from '../../store/decisions.ts';
import { proposalById } from '../../store/proposals.ts';
import type { NewCopy } from '../../store/rows/copy.ts';
import type { Decision } from '../../store/rows/decision.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Trx } from '../../store/schema.ts';
import { newCopy, type Source, saidOnce, writeTo } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { storedName } from '../read/names.ts';
import { audit } from '../rights/audit.ts';
import { requirementNow } from '../rights/requirement.ts';
import { voice } from '../view/approval-lines.ts';

/**
 * The requester learns how it ended where somebody else had to decide: a card that only changes rings nobody's phone.
 * What was tried again by a person is told again.
 */
export async function tellOutcome(deps: Deps, trx: Trx, proposalId: string): Promise<void> {
  const proposal = await proposalById(trx, proposalId);
  if (!proposal || !is(proposal.state, 'told')) return;
  const decisions = await decisionsOn(trx, proposalId);
  if (decisions.length === 0) return;
  const content = noteCard(outcomeOf(deps, proposal, decisions));
  await addCopy(trx, { ...newCopy(deps, askedIn(proposal), { content }), ...toldOnce(proposal) });
}

/** How it stands, and who said what. */
export function outcomeOf(deps: Deps, proposal: Proposal, decisions: readonly Decision[]): NoteData {
  const { number, operation, state, requester } = proposal;
  const { title } = deps.drawn(operation);
  const tag = stateTag(state);
  const voices = decisions.map((each) => voice(each, storedName(proposal, each.actor)));
  return {
    title: { zh: `#${number} ${title.zh}：${tag.zh}`, en: `#${number} ${title.en}: ${tag.en}` },
    lines: [same(`@${storedName(proposal, requester)}`), ...voices],
  };
}

/** The message that asked for it. */
export const askedIn = ({ source_message_id, chat_id, command, requester }: Proposal): Source => ({
  messageId: source_message_id,
  chatId: chat_id,
  direct: command.direct,
  requester,
  index: 0,
});

export const toldOnce = ({ id, state, retries }: Proposal): Pick<NewCopy, 'id' | 'asker'> => ({
  id: saidOnce(id, 'outcome', state, String(retries)),
  asker: '',
});

export interface Reminder {
  readonly proposal: Proposal;
  /** Which one: each is sent once. */
  readonly name: string;
}

export interface Passing {
  readonly proposal: Proposal;
  readonly from: { readonly openId: string; readonly name: string };
  /** open_id. */
  readonly to: string;
}

/** Another approver gets the card with its buttons, and who asks them. */
export async function askInstead(deps: Deps, trx: Trx, { proposal, from, to }: Passing): Promise<void> {
  const { id, number, version } = proposal;
  const at = deps.now();
  const title = { zh: `${from.name} 请你决定 #${number}`, en: `${from.name} asks you to decide #${number}` };
  const note = { content: noteCard({ title, lines: [] }) };
  await writeTo(deps, trx, { to, id: saidOnce(id, to, `asked by ${from.openId} ${at}`), of: note });
  const card = { proposal_id: id, version };
  await writeTo(deps, trx, { to, id: saidOnce(id, to, `passed by ${from.openId} ${at}`), of: card });
  audit(deps, trx, { at, actor: from.openId, kind: 'passed on', proposal: id, detail: { to } });
}

/** Approvers who have not decided get the card again, with its buttons. */
export async function remindApprovers(deps: Deps, trx: Trx, { proposal, name }: Reminder): Promise<number> {
  const { id, requester, version } = proposal;
  const decided = new Set((await decisionsOn(trx, id)).map(({ actor }) => actor));
  const required = await requirementNow(deps, trx, proposal);
  const people = approversOf(required, requester).filter((person) => !decided.has(person));
  for (const to of people)
    await writeTo(deps, trx, { to, id: saidOnce(id, to, name), of: { proposal_id: id, version } });
  return people.length;
}
