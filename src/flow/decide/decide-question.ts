/** A click on a question: a choice, a filled form, another page, or never mind. */
import { type Ask, isClickTo } from '../../core/ask.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import type { Text } from '../../core/text.ts';
import { holdCopy } from '../../store/copies.ts';
import { addDeliveries, type Delivery } from '../../store/inbox.ts';
import { proposalById } from '../../store/proposals.ts';
import { closeQuestion, questionById, rephraseQuestion } from '../../store/questions.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Question } from '../../store/rows/question.ts';
import { completed, stays, turned } from '../ask/question.ts';
import type { Deps } from '../deps.ts';
import { questionCard } from '../view/question.ts';
import { nudge } from './approve.ts';
import { ANSWER_MS, type ClickAnswer, invalid, shown, toast } from './click-answer.ts';
import { fieldsOf, unreadIn } from './unread.ts';

const turnedPage: ClickAnswer['toast'] = { type: 'info', text: { zh: '已换页', en: 'Turned the page' } };

interface QuestionClick {
  readonly copy: Copy;
  readonly click: IncomingClick;
  readonly delivery: Delivery;
}

export async function decideQuestion(deps: Deps, { copy, click, delivery }: QuestionClick): Promise<ClickAnswer> {
  const question = await questionById(deps.db, copy.question_id ?? '');
  if (!question) return invalid;
  if (click.operator !== question.requester) {
    return toast('error', { zh: '只有提出人可以选择。', en: 'Only the person who asked can choose.' });
  }
  const unread = unreadIn(click, fieldsOf(question.asks));
  if (unread) return toast('error', unread);
  const reminded = await nudged(deps, question, click);
  if (reminded) return toast('info', reminded);
  const page = turned(question, click);
  if (page) return turnPage(deps, { copy, question, page, since: delivery.receivedAt });
  const cancelled = isClickTo(click, 'cancel');
  const words = cancelled ? '已取消 / Cancelled' : completed(question, click)?.words;
  if (words === undefined)
    return toast('error', { zh: '请选择或填写一项。', en: 'Please choose or fill in something.' });
  if (!cancelled && stays(question.asks)) {
    await addDeliveries(deps.db, [delivery]);
    deps.bells.inbox.ring();
    return toast('info', { zh: '正在打开…', en: 'Opening…' });
  }
  const first = await deps.db.transaction().execute(async (trx) => {
    if (!(await closeQuestion(trx, question.id, words))) return false;
    await addDeliveries(trx, [cancelled ? { ...delivery, incoming: { kind: 'other' } } : delivery]);
    await holdCopy(trx, copy.id, deps.now() + ANSWER_MS);
    return true;
  });
  if (!first) return toast('info', { zh: '已经选过了。', en: 'This has been answered already.' });
  deps.bells.inbox.ring();
  const card = questionCard({ ...question, state: 'answered', answer: words }, copy.ref);
  return {
    toast: { type: 'success', text: { zh: '收到', en: 'Got it' } },
    card,
    answered: shown(deps, copy, { version: copy.version + 1, since: delivery.receivedAt }),
  };
}

/** Of a list of what waits: its approvers are asked to hurry. */
async function nudged(deps: Deps, question: Question, click: IncomingClick): Promise<Text | null> {
  if (!isClickTo(click, 'nudge') || question.asks.kind !== 'proposals') return null;
  const { option, operator } = click;
  const proposal = await proposalById(deps.db, option);
  if (proposal?.requester !== operator || proposal.state !== 'confirmed') return null;
  const said = await deps.db.transaction().execute((trx) => nudge(deps, trx, proposal));
  deps.bells.cards.ring();
  return said;
}

interface Turn {
  readonly copy: Copy;
  readonly question: Question;
  readonly page: Ask;
  readonly since: number;
}

/** The form stays open and shows other fields. */
async function turnPage(deps: Deps, { copy, question, page, since }: Turn): Promise<ClickAnswer> {
  const turned = await deps.db.transaction().execute(async (trx) => {
    if (!(await rephraseQuestion(trx, question.id, page))) return false;
    await holdCopy(trx, copy.id, deps.now() + ANSWER_MS);
    return true;
  });
  if (!turned) return invalid;
  const card = questionCard({ ...question, asks: page }, copy.ref);
  return { toast: turnedPage, card, answered: shown(deps, copy, { version: copy.version + 1, since }) };
}
