/** A click on a card: checked, decided and answered in one go, before Feishu's three seconds are over. */
import { stateTag } from '../../../cards/state.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import { type Act, acts, actsIn, type ItemState, is, type ProposalState, TURN } from '../../core/proposal.ts';
import { readRef } from '../../core/ref.ts';
import type { Text } from '../../core/text.ts';
import { bindMessage, copyByRef, holdCopy } from '../../store/copies.ts';
import { addDeliveries, addHandled, type Delivery } from '../../store/inbox.ts';
import { itemsOf, type Reach, reachIn, reachOf, resetItems } from '../../store/items.ts';
import {
  followItems,
  moveProposal,
  noteFirstYes,
  noteRetry,
  proposalById,
  takeProposal,
} from '../../store/proposals.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Trx } from '../../store/schema.ts';
import type { Deps } from '../deps.ts';
import { drawingOf } from '../read/drawing.ts';
import { storedName } from '../read/names.ts';
import { audit } from '../rights/audit.ts';
import { objection } from '../rights/objection.ts';
import { requirementOf } from '../rights/requirement.ts';
import { mayBeRetried, objectionOf } from '../view/acts.ts';
import { secondQuestion } from '../view/proposal.ts';
import { approve, askApprovers, reject } from './approve.ts';
import { ANSWER_MS, type ClickAnswer, invalid, toast, withNewest } from './click-answer.ts';
import { decideQuestion } from './decide-question.ts';
import { expire } from './expire.ts';
import { answeredInTime, decideInTime } from './in-time.ts';
import { drawNow, pagesUnseen, sayingUnseen, turnPage } from './pages.ts';
import { reasonField, unreadIn } from './unread.ts';

export async function decide(deps: Deps, click: IncomingClick, delivery: Delivery): Promise<ClickAnswer> {
  const copy = await copyByRef(deps.db, click.ref);
  if (!copy || isElsewhere(copy, click)) return invalid;
  if (copy.message_id === null) await bindMessage(deps.db, copy.id, click);
  if (copy.question_id) return decideQuestion(deps, { copy, click, delivery });
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
    return withCard(deps, decision, {
      type: 'error',
      text: { zh: '已过期，请重新发命令。', en: 'Expired; please send the command again.' },
    });
  }
  const later = readsFirst(act);
  const text = await decideInTime(deps, delivery, async (trx) => {
    const fresh = await takeProposal(trx, proposal.id);
    if (!fresh || isOlder(fresh, click) || !actsIn(fresh.state).includes(act)) return null;
    if (later) await addDeliveries(trx, [delivery]);
    if (later || !(await addHandled(trx, delivery))) return later;
    // Only who is first reads this: no yes comes late for it.
    const unseen = await pagesUnseen({ ...deps, db: trx }, { ...decision, proposal: fresh });
    const done = await carryOut(deps, trx, { ...decision, proposal: fresh, reach, at: now });
    if (done === null) return null;
    await holdCopy(trx, copy.id, deps.steady() + ANSWER_MS);
    const detail = { hash: fresh.hash, message: click.messageId, copy: copy.id, ...(unseen > 0 ? { unseen } : {}) };
    audit(deps, trx, { at: now, actor: operator, kind: act, proposal: fresh.id, detail });
    return sayingUnseen(done, unseen);
  });
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

/** In the order in which it is told. */
const whyNot = (deps: Deps, decision: Decision, reach: Reach): Text | null =>
  objection(deps, { ...decision, actor: decision.click.operator, reach }) ??
  objectionOf(
    reach.operations.map((name) => deps.drawn(name)),
    decision.act,
  ) ??
  unreadIn(decision.click, [reasonField]) ??
  unexplained(deps, decision, reach);

/** A click counts only for the card that it was made on: its buttons mean something else since. */
const isOlder = ({ turn }: Proposal, { ref }: IncomingClick): boolean => readRef(ref).version < turn;

/** What cannot be answered without reading Hire: done after the click was answered, with these words. */
function readsFirst(act: Act): Text | null {
  if (act === 'rebase') return { zh: '正在按最新值重新预览…', en: 'Previewing again on the new values…' };
  if (act === 'undo') return { zh: '正在准备恢复原值…', en: 'Preparing to put it back…' };
  return act === 'edit' ? { zh: '正在打开表单…', en: 'Opening the form…' } : null;
}

const MAX_REASON = 500;
const reasonIn = ({ form }: IncomingClick): string =>
  typeof form.reason === 'string' ? form.reason.trim().slice(0, MAX_REASON) : '';

/** A reject without the reason that the policy wants. */
function unexplained(deps: Deps, { act, proposal, click }: Decision, reach: Reach): Text | null {
  if (act !== 'reject' || proposal.state !== 'confirmed' || reasonIn(click) !== '') return null;
  const required = requirementOf(deps, proposal, reach);
  if (required.kind !== 'approvals' || !required.reason) return null;
  return { zh: '请先写明拒绝的原因。', en: 'Please say why you reject it.' };
}

interface Step extends Decision {
  readonly reach: Reach;
  readonly at: number;
}

/** The guarded step of each act; null when somebody was faster. */
async function carryOut(deps: Deps, trx: Trx, { proposal, act, click, reach, at }: Step): Promise<Text | null> {
  const { id, state: seen } = proposal;
  const step = (to: ProposalState) => moveProposal(trx, id, { mover: act, seen, to, by: click.operator, at });
  const voice = { proposal, reach, actor: click.operator, at };
  switch (act) {
    case 'confirm':
      return confirm(deps, trx, { proposal, step });
    case 'approve':
      return approve(deps, trx, voice);
    case 'reject':
      return reject(deps, trx, { ...voice, reason: reasonIn(click) });
    case 'cancel':
      return (await step('cancelled')) ? { zh: '已取消', en: 'Cancelled' } : null;
    case 'retry': {
      const rules = { drawing: drawingOf(deps, []), common: deps.commonAdvice };
      const which = (item: Item) => mayBeRetried(item, rules);
      return reset(trx, id, { which, from: 'failed', to: 'pending', said: { zh: '正在重试', en: 'Trying again' } });
    }
    case 'happened':
      return reset(trx, id, { ...unclear, to: 'applied', said: { zh: '已记为生效', en: 'Recorded as applied' } });
    case 'again':
      return reset(trx, id, { ...unclear, to: 'pending', said: { zh: '再发一次', en: 'Sending once more' } });
    case 'edit':
    case 'rebase':
    case 'undo':
      return null;
  }
}

interface Confirming {
  readonly proposal: Proposal;
  readonly step: (to: ProposalState) => Promise<boolean>;
}

async function confirm(deps: Deps, trx: Trx, { proposal, step }: Confirming): Promise<Text | null> {
  const { id } = proposal;
  const items = await itemsOf(trx, id);
  if (!proposal.asked_twice && secondQuestion(items, drawingOf(deps, items))) {
    // The buttons mean something else from here on, so that a double click is no second yes.
    await noteFirstYes(trx, id);
    return { zh: '请看清楚，再确认一次', en: 'Please look again and confirm once more' };
  }
  const required = requirementOf(deps, proposal, reachIn(items));
  if (required.kind === 'own')
    return (await step('approved')) ? { zh: '已确认，正在执行', en: 'Confirmed, applying' } : null;
  if (!(await step('confirmed'))) return null;
  await askApprovers(deps, trx, { proposal, required });
  return { zh: '已确认，等待审批', en: 'Confirmed, waiting for approval' };
}

interface Reset {
  readonly which: (item: Item) => boolean;
  readonly from: ItemState;
  readonly to: ItemState;
  /** What the person is told. */
  readonly said: Text;
}

/** Puts some items of a settled proposal back; null when none were left to put back. */
async function reset(trx: Trx, proposalId: string, { which, said, ...step }: Reset): Promise<Text | null> {
  const items = (await itemsOf(trx, proposalId)).filter(which);
  const count = await resetItems(
    trx,
    items.map(({ id }) => id),
    step,
  );
  if (count === 0) return null;
  if (step.to === 'pending') await noteRetry(trx, proposalId);
  await followItems(trx, proposalId);
  return said;
}

const unclear = { which: ({ state }: Item): boolean => state === 'unclear', from: 'unclear' as const };

/** The state that was found, and who was faster. */
function already(proposal: Proposal, { act, click: { operator: actor } }: Clicked): Text {
  const { state, decided_by: by } = proposal;
  if (actsIn(state).includes(act))
    return { zh: '卡片已更新，请再看一次。', en: 'The card has changed; please look again.' };
  const { zh, en } = stateTag(state);
  if (by === null || by === 'bot' || by === actor) return { zh: `现在的状态是「${zh}」。`, en: `It is "${en}" now.` };
  const name = storedName(proposal, by);
  return { zh: `现在的状态是「${zh}」，${name} 先决定了。`, en: `It is "${en}" now; ${name} decided first.` };
}

type Clicked = Pick<Decision, 'copy' | 'act' | 'click' | 'delivery'>;

/** The answer with the card as it is now; without a message it says the state that was found. */
async function withCard(deps: Deps, clicked: Clicked, message: ClickAnswer['toast'] | null): Promise<ClickAnswer> {
  const { copy, delivery } = clicked;
  const now = await proposalById(deps.db, copy.proposal_id ?? '');
  if (!now) return invalid;
  const answering = { copy, since: delivery.receivedAt, patient: message !== null };
  const newest = await withNewest(deps, answering, drawNow(deps, copy));
  return { toast: message ?? { type: 'info', text: already(now, clicked) }, ...newest };
}
