/** A click on a card: checked, decided and answered in one go, before Feishu's three seconds are over. */
import type { IncomingClick } from '../../core/incoming.ts';
import { type Act, acts, is, TURN } from '../../core/proposal.ts';
import { readRef } from '../../core/ref.ts';
import type { Text } from '../../core/text.ts';
import { bindMessage, copyByRef, holdCopy } from '../../store/copies.ts';
import { addHandled, type Delivery, storeDeliveries } from '../../store/inbox.ts';
import { reachOf } from '../../store/items.ts';
import { proposalById } from '../../store/proposals.ts';
import { questionById } from '../../store/questions.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';
import { audit } from '../rights/audit.ts';
import { followedBy } from '../tell/renew.ts';
import { carryOut, takeFor } from './carry-out.ts';
import { ANSWER_MS, type ClickAnswer, invalid, toast, withNewest } from './click-answer.ts';
import { decideQuestion, whyNotAnswered } from './decide-question.ts';
import { answerRow, rowsMeant } from './decide-row.ts';
import { expire, tooLate } from './expire.ts';
import { answeredInTime, decideInTime } from './in-time.ts';
import { drawNow, pagesUnseen, sayingUnseen, turnPage } from './pages.ts';
import { already, reasonIn, whyNot } from './why-not.ts';

export async function decide(deps: Deps, click: IncomingClick, delivery: Delivery): Promise<ClickAnswer> {
  const copy = await copyByRef(deps.db, click.ref);
  if (!copy || isElsewhere(copy, click)) return invalid;
  if (copy.message_id === null) await bindMessage(deps.db, copy.id, click);
  const followed = await followedBy(deps, copy);
  if (followed) return toast('info', followed);
  if (copy.question_id) return answerQuestion(deps, { copy, click, delivery });
  const proposal = copy.proposal_id ? await proposalById(deps.db, copy.proposal_id) : null;
  const act = acts.find((each) => each === click.act);
  if (proposal && click.act === TURN) return turnPage(deps, { copy, proposal, click, delivery });
  if (!proposal || !act) return invalid;
  return decideProposal(deps, { copy, proposal, act, click, delivery });
}

/** A forwarded card, or somebody else's own copy, is no card of ours. */
function isElsewhere({ chat_id: chat, message_id: message, to_person: person }: Copy, click: IncomingClick): boolean {
  if (message === null && person !== null) return click.operator !== person;
  return chat !== click.chatId || (message !== null && message !== click.messageId);
}

type Clicked = Pick<Decision, 'copy' | 'click' | 'delivery'>;

async function answerQuestion(deps: Deps, clicked: Clicked): Promise<ClickAnswer> {
  const { copy, click } = clicked;
  const question = await questionById(deps.db, copy.question_id ?? '');
  if (!question) return invalid;
  const why = whyNotAnswered(question, click);
  if (why) return toast('error', why);
  const wish = rowsMeant(question.asks, click);
  return wish ? answerRow(deps, { ...clicked, question, wish }) : decideQuestion(deps, { ...clicked, question });
}

interface Decision {
  readonly copy: Copy;
  readonly proposal: Proposal;
  readonly act: Act;
  readonly click: IncomingClick;
  readonly delivery: Delivery;
}

async function decideProposal(deps: Deps, decision: Decision): Promise<ClickAnswer> {
  const { copy, proposal, act, click, delivery } = decision;
  const { operator } = click;
  const reach = await reachOf(deps.db, proposal.id);
  const why = whyNot(deps, decision, reach);
  if (why) return toast('error', why);
  const now = deps.now();
  if (is(proposal.state, 'undecided') && now >= proposal.expires_at) {
    await decideInTime(deps, delivery, (trx) => expire(deps, trx, { id: proposal.id, at: now }));
    return withCard(deps, decision, { type: 'error', text: tooLate });
  }
  const later = readsFirst(act);
  await deps.pass('click understood');
  const text = await decideInTime(deps, delivery, async (trx) => {
    const fresh = await takeFor(trx, { id: proposal.id, act, version: readRef(click.ref).version });
    if (!fresh) return null;
    if (later) await storeDeliveries(trx, [delivery]);
    if (later || !(await addHandled(trx, delivery))) return later;
    // Only who is first reads this: no yes comes late for it.
    const unseen = await pagesUnseen({ ...deps, db: trx }, { ...decision, proposal: fresh });
    const step = { proposal: fresh, act, actor: operator, reason: reasonIn(click), reach, at: now };
    const done = await carryOut(deps, trx, step);
    if (done === null) return null;
    await holdCopy(trx, copy.id, deps.steady() + ANSWER_MS);
    const detail = { hash: fresh.hash, message: click.messageId, copy: copy.id, ...(unseen > 0 ? { unseen } : {}) };
    audit(deps, trx, { at: now, actor: operator, kind: act, proposal: fresh.id, detail });
    return sayingUnseen(done, unseen);
  });
  await deps.pass('click decided');
  if (later && text) {
    deps.bells.inbox.ring();
    return toast('info', later);
  }
  deps.log.info({ proposal: proposal.number, copy: copy.id, act, done: text !== null }, 'deciding');
  deps.bells.calls.ring();
  deps.bells.cards.ring();
  const whole = withCard(deps, decision, text && { type: 'success', text });
  return text ? answeredInTime(deps, delivery, { whole, words: toast('success', text) }) : whole;
}

/** What cannot be answered without reading Hire: done after the click was answered, with these words. */
function readsFirst(act: Act): Text | null {
  if (act === 'rebase') return { zh: '正在按最新值重新预览…', en: 'Previewing again on the new values…' };
  if (act === 'report') return { zh: '正在生成报告文件…', en: 'Writing the report…' };
  if (act === 'undo') return { zh: '正在准备恢复原值…', en: 'Preparing to put it back…' };
  return act === 'edit' ? { zh: '正在打开表单…', en: 'Opening the form…' } : null;
}

/** The answer with the card as it is now; without a message it says the state that was found. */
async function withCard(
  deps: Deps,
  clicked: Clicked & Pick<Decision, 'act'>,
  message: ClickAnswer['toast'] | null,
): Promise<ClickAnswer> {
  const { copy, delivery } = clicked;
  const toast = message ?? (await asFound(deps, clicked));
  if (!toast) return invalid;
  const answering = { copy, since: delivery.receivedAt, patient: message !== null };
  return { toast, ...(await withNewest(deps, answering, drawNow(deps, copy))) };
}

async function asFound(
  deps: Deps,
  { copy, act, click }: Clicked & Pick<Decision, 'act'>,
): Promise<ClickAnswer['toast'] | null> {
  const now = await proposalById(deps.db, copy.proposal_id ?? '');
  return now && { type: 'info', text: already(now, { act, actor: click.operator }) };
}
