/** A click on a question: a choice, a filled form, another page, or never mind. */
import { type Ask, isClickTo } from '../../core/ask.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import { readRef, refOn } from '../../core/ref.ts';
import type { Text } from '../../core/text.ts';
import { copyById, holdCopy } from '../../store/copies.ts';
import { addDeliveries, type Delivery } from '../../store/inbox.ts';
import { proposalById } from '../../store/proposals.ts';
import { closeQuestion, questionById, rephraseQuestion, takeQuestion } from '../../store/questions.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Question } from '../../store/rows/question.ts';
import { completed, stays, turned } from '../ask/question.ts';
import type { Deps } from '../deps.ts';
import { questionCard } from '../view/question.ts';
import { nudge } from './approve.ts';
import { ANSWER_MS, type ClickAnswer, invalid, toast, withNewest } from './click-answer.ts';
import { answeredInTime, decideInTime } from './in-time.ts';
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
  const reminded = await nudged(deps, question, { click, delivery });
  if (reminded) return toast('info', reminded);
  const page = turned(question, click);
  if (page) return turnPage(deps, { copy, question, page, click, delivery });
  const cancelled = isClickTo(click, 'cancel');
  const words = cancelled ? withdrawn : completed(question, click)?.words;
  if (words === undefined)
    return toast('error', { zh: '请选择或填写一项。', en: 'Please choose or fill in something.' });
  if (!cancelled && stays(question.asks)) {
    await addDeliveries(deps.db, [delivery]);
    deps.bells.inbox.ring();
    return toast('info', { zh: '正在打开…', en: 'Opening…' });
  }
  const first = await decideInTime(deps, delivery, async (trx) => {
    if (!(await takeQuestion(trx, question.id, madeOn(copy, click)))) return false;
    await closeQuestion(trx, question.id, words);
    await addDeliveries(trx, [cancelled ? { ...delivery, incoming: { kind: 'other' } } : delivery]);
    await holdCopy(trx, copy.id, deps.steady() + ANSWER_MS);
    return true;
  });
  if (first) deps.bells.inbox.ring();
  const seen = { copy, since: delivery.receivedAt, patient: first };
  const shown = withNewest(deps, seen, drawNow(deps, copy));
  if (!first) {
    const [newest, why] = await Promise.all([shown, late(deps, question)]);
    return { toast: why, ...newest };
  }
  const whole = shown.then((newest) => ({ toast: got, ...newest }));
  return answeredInTime(deps, delivery, { whole, words: { toast: got } });
}

const withdrawn: Text = { zh: '已取消', en: 'Cancelled' };

const got: ClickAnswer['toast'] = { type: 'success', text: { zh: '收到', en: 'Got it' } };

const madeOn = ({ id }: Copy, { ref }: IncomingClick) => ({ copy: id, version: readRef(ref).version });

/** Why a click did not count. */
async function late(deps: Deps, { id }: Question): Promise<ClickAnswer['toast']> {
  const now = await questionById(deps.db, id);
  const text =
    now?.state === 'open'
      ? { zh: '卡片已更新，请再看一次。', en: 'The card has changed; please look again.' }
      : { zh: '已经选过了。', en: 'This has been answered already.' };
  return { type: 'info', text };
}

const drawNow =
  (deps: Deps, { id }: Copy) =>
  async () => {
    const copy = await copyById(deps.db, id);
    const question = copy && (await questionById(deps.db, copy.question_id ?? ''));
    if (!copy || !question) return null;
    return { card: questionCard(question, refOn(copy.ref, copy.version)), version: copy.version };
  };

/** Of a list of what waits: its approvers are asked to hurry. */
async function nudged(
  deps: Deps,
  question: Question,
  { click, delivery }: Pick<QuestionClick, 'click' | 'delivery'>,
): Promise<Text | null> {
  if (!isClickTo(click, 'nudge') || question.asks.kind !== 'proposals') return null;
  const { option, operator } = click;
  const proposal = await proposalById(deps.db, option);
  if (proposal?.requester !== operator || proposal.state !== 'confirmed') return null;
  const said = await decideInTime(deps, delivery, (trx) => nudge(deps, trx, proposal));
  deps.bells.cards.ring();
  return said;
}

interface Turn {
  readonly copy: Copy;
  readonly question: Question;
  readonly page: Ask;
  readonly click: IncomingClick;
  readonly delivery: Delivery;
}

/** The question stays open and shows its next page; a form has kept what was filled in. */
async function turnPage(deps: Deps, { copy, question, page, click, delivery }: Turn): Promise<ClickAnswer> {
  const turned = await decideInTime(deps, delivery, async (trx) => {
    // The page was made of what the card showed: from an older one it would forget what was filled in since.
    if (!(await takeQuestion(trx, question.id, madeOn(copy, click)))) return false;
    await rephraseQuestion(trx, question.id, page);
    await holdCopy(trx, copy.id, deps.steady() + ANSWER_MS);
    return true;
  });
  const newest = await withNewest(deps, { copy, since: delivery.receivedAt, patient: turned }, drawNow(deps, copy));
  return { toast: turned ? turnedPage : await late(deps, question), ...newest };
}
