/** A click on a card: checked, decided and answered in one go, before Feishu's three seconds are over. */
import { stateTag } from '../../cards/proposal.ts';
import { whoMustSayYes } from '../core/approval.ts';
import type { IncomingClick } from '../core/incoming.ts';
import { type Act, acts, actsIn, type ItemState, isUndecided, type ProposalState } from '../core/proposal.ts';
import type { Text } from '../core/text.ts';
import { appendAudit } from '../store/audit.ts';
import { bindMessage, copyById, copyByRef, holdCopy, renewRef } from '../store/copies.ts';
import { addDeliveries, addHandled, type Delivery } from '../store/inbox.ts';
import { followItems, itemsOf, moveProposal, noteFirstYes, proposalById, resetItems } from '../store/proposals.ts';
import type { CopyTable, Db, ItemTable, ProposalTable } from '../store/schema.ts';
import { ANSWER_MS, type ClickAnswer, invalid, shown, toast } from './click-answer.ts';
import { decideQuestion } from './decide-question.ts';
import { type Deps, operationNamed } from './deps.ts';
import { currentCard, mayBeRetried, secondQuestion } from './view.ts';

export async function decide(deps: Deps, click: IncomingClick, delivery: Delivery): Promise<ClickAnswer> {
  const copy = await copyByRef(deps.db, click.ref);
  const elsewhere =
    copy && (copy.chat_id !== click.chatId || (copy.message_id !== null && copy.message_id !== click.messageId));
  if (!copy || elsewhere) return invalid;
  if (copy.message_id === null) await bindMessage(deps.db, copy.id, click.messageId);
  if (copy.question_id) return decideQuestion(deps, { copy, click, delivery });
  const proposal = copy.proposal_id ? await proposalById(deps.db, copy.proposal_id) : undefined;
  const act = acts.find((each) => each === click.act);
  if (!proposal || !act) return invalid;
  return decideProposal(deps, { copy, proposal, act, click, delivery });
}

interface Decision {
  readonly copy: CopyTable;
  readonly proposal: ProposalTable;
  readonly act: Act;
  readonly click: IncomingClick;
  readonly delivery: Delivery;
}

async function decideProposal(deps: Deps, decision: Decision): Promise<ClickAnswer> {
  const { copy, proposal, act, click, delivery } = decision;
  if (!mayAct(act, proposal, click.operator)) {
    return toast('error', { zh: '只有提出人可以操作。', en: 'Only the person who asked can do this.' });
  }
  const now = deps.now();
  if (isUndecided(proposal.state) && now >= proposal.expires_at) {
    await deps.db.transaction().execute((db) => expire(db, proposal, now));
    return withCard(deps, decision, {
      type: 'error',
      text: { zh: '已过期，请重新发命令。', en: 'Expired; please send the command again.' },
    });
  }
  if (!actsIn(proposal.state).includes(act)) return withCard(deps, decision, null);
  const later = readsFirst(act);
  if (later) {
    await addDeliveries(deps.db, [delivery]);
    deps.bells.inbox.ring();
    return toast('info', later);
  }
  const text = await deps.db.transaction().execute(async (db) => {
    if (!(await addHandled(db, delivery))) return null;
    const done = await carryOut(deps, db, { ...decision, at: now });
    if (done === null) return null;
    await holdCopy(db, copy.id, now + ANSWER_MS);
    await appendAudit(db, {
      at: now,
      actor: click.operator,
      kind: act,
      proposal: proposal.id,
      detail: { hash: proposal.hash, message: click.messageId },
    });
    return done;
  });
  deps.bells.calls.ring();
  deps.bells.cards.ring();
  return withCard(deps, decision, text && { type: 'success', text });
}

/** What cannot be answered without reading Hire: done after the click was answered, with these words. */
function readsFirst(act: Act): Text | null {
  if (act === 'rebase') return { zh: '正在按最新值重新预览…', en: 'Previewing again on the new values…' };
  return act === 'edit' ? { zh: '正在打开表单…', en: 'Opening the form…' } : null;
}

/** Confirming and withdrawing are the requester's; so is settling what Feishu left unclear. */
function mayAct(act: Act, proposal: ProposalTable, operator: string): boolean {
  switch (act) {
    case 'confirm':
    case 'cancel':
    case 'happened':
    case 'again':
      return operator !== '' && operator === proposal.requester;
    case 'edit':
    case 'retry':
    case 'rebase':
      // Whoever may propose the operation: without a policy file that is everyone in the chat.
      return operator !== '';
  }
}

/** The guarded step of each act; null when somebody was faster. */
async function carryOut(
  deps: Deps,
  db: Db,
  { copy, proposal, act, click, at }: Decision & { readonly at: number },
): Promise<Text | null> {
  const { id, state: from } = proposal;
  const step = (to: ProposalState) => moveProposal(db, id, { from: [from], to, by: click.operator, at });
  switch (act) {
    case 'confirm':
      return confirm(deps, db, { copy, proposal, step });
    case 'cancel':
      return (await step('cancelled')) ? { zh: '已取消', en: 'Cancelled' } : null;
    case 'retry': {
      const operation = operationNamed(deps, proposal.operation);
      const which = (item: ItemTable) => mayBeRetried(item, operation, deps.commonAdvice);
      return reset(db, id, { which, from: 'failed', to: 'pending', at, said: { zh: '正在重试', en: 'Trying again' } });
    }
    case 'happened':
      return reset(db, id, { ...unclear, to: 'applied', at, said: { zh: '已记为生效', en: 'Recorded as applied' } });
    case 'again':
      return reset(db, id, { ...unclear, to: 'pending', at, said: { zh: '再发一次', en: 'Sending once more' } });
    case 'edit':
    case 'rebase':
      return null;
  }
}

interface Confirming {
  readonly copy: CopyTable;
  readonly proposal: ProposalTable;
  readonly step: (to: ProposalState) => Promise<boolean>;
}

async function confirm(deps: Deps, db: Db, { copy, proposal, step }: Confirming): Promise<Text | null> {
  const { id, operation, requester, chat_id: chat } = proposal;
  const items = await itemsOf(db, id);
  if (proposal.asked_twice === 0 && secondQuestion(operationNamed(deps, operation), items)) {
    // The buttons change with the question, so that a double click is no second yes.
    if (await noteFirstYes(db, id)) await renewRef(db, copy.id, deps.newId());
    return { zh: '请看清楚，再确认一次', en: 'Please look again and confirm once more' };
  }
  const { approvals } = whoMustSayYes({ operation, requester, chat, targets: items.length });
  if (!(await step(approvals > 0 ? 'confirmed' : 'approved'))) return null;
  return approvals > 0
    ? { zh: '已确认，等待审批', en: 'Confirmed, waiting for approval' }
    : { zh: '已确认，正在执行', en: 'Confirmed, applying' };
}

interface Reset {
  readonly which: (item: ItemTable) => boolean;
  readonly from: ItemState;
  readonly to: ItemState;
  readonly at: number;
  /** What the person is told. */
  readonly said: Text;
}

/** Puts some items of a settled proposal back; null when none were left to put back. */
async function reset(db: Db, proposalId: string, { which, said, ...step }: Reset): Promise<Text | null> {
  const items = (await itemsOf(db, proposalId)).filter(which);
  const count = await resetItems(
    db,
    items.map(({ id }) => id),
    step,
  );
  if (count === 0) return null;
  await followItems(db, proposalId);
  return said;
}

const unclear = { which: ({ state }: ItemTable): boolean => state === 'unclear', from: 'unclear' as const };

/** Also what the clock does to a proposal that nobody decided. */
export async function expire(db: Db, { id }: Pick<ProposalTable, 'id'>, at: number): Promise<void> {
  if (!(await moveProposal(db, id, { from: ['proposed', 'confirmed'], to: 'expired', by: 'bot', at }))) return;
  await appendAudit(db, { at, actor: 'bot', kind: 'expired', proposal: id, detail: {} });
}

const already = (state: ProposalState): Text => {
  const { zh, en } = stateTag(state);
  return { zh: `现在的状态是「${zh}」。`, en: `It is "${en}" now.` };
};

/** The answer with the card as it is now; without a message it says the state that was found. */
async function withCard(
  deps: Deps,
  { copy, delivery: { receivedAt: since } }: Pick<Decision, 'copy' | 'delivery'>,
  message: ClickAnswer['toast'] | null,
): Promise<ClickAnswer> {
  const proposal = await proposalById(deps.db, copy.proposal_id ?? '');
  if (!proposal) return invalid;
  const { ref } = (await copyById(deps.db, copy.id)) ?? copy;
  const card = await currentCard(deps, proposal, ref);
  const toast = message ?? { type: 'info' as const, text: already(proposal.state) };
  return { toast, card, answered: shown(deps, copy, { version: proposal.version, since }) };
}
