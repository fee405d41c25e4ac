/** A click on a question: a choice, a filled form, another page, or never mind. */
import { type Ask, isClickTo } from '../../core/ask.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import { readRef } from '../../core/ref.ts';
import type { Text } from '../../core/text.ts';
import { holdCopy } from '../../store/copies.ts';
import { type Delivery, storeDeliveries } from '../../store/inbox.ts';
import { closeQuestion, questionById, rephraseQuestion, takeQuestion } from '../../store/questions.ts';
import type { Copy } from '../../store/rows/copy.ts';
import { ANYONE, type Question } from '../../store/rows/question.ts';
import { completed, stays, turned } from '../ask/question.ts';
import type { Deps } from '../deps.ts';
import { ANSWER_MS, type ClickAnswer, toast, withNewest } from './click-answer.ts';
import { answeredInTime, decideInTime } from './in-time.ts';
import { questionNow } from './question-now.ts';
import { fieldsOf, unreadIn } from './unread.ts';

const turnedPage: ClickAnswer['toast'] = { type: 'info', text: { zh: '已换页', en: 'Turned the page' } };

interface QuestionClick {
  readonly copy: Copy;
  readonly question: Question;
  readonly click: IncomingClick;
  readonly delivery: Delivery;
}

/** Why this person's click answers nothing. */
export function whyNotAnswered({ requester, asks }: Question, click: IncomingClick): Text | null {
  return click.operator === requester || requester === ANYONE ? unreadIn(click, fieldsOf(asks)) : notYours;
}

const notYours: Text = { zh: '只有提出人可以选择。', en: 'Only the person who asked can choose.' };

export async function decideQuestion(deps: Deps, clicked: QuestionClick): Promise<ClickAnswer> {
  const { copy, question, click, delivery } = clicked;
  const page = turned(question, click);
  if (page) return turnPage(deps, { ...clicked, page });
  const cancelled = isClickTo(click, 'cancel');
  const words = cancelled ? withdrawn : completed(question, click)?.words;
  if (words === undefined)
    return toast('error', { zh: '请选择或填写一项。', en: 'Please choose or fill in something.' });
  if (!cancelled && stays(question.asks)) {
    await storeDeliveries(deps.db, [delivery]);
    deps.bells.inbox.ring();
    return toast('info', { zh: '正在打开…', en: 'Opening…' });
  }
  const first = await decideInTime(deps, delivery, async (trx) => {
    if (!(await takeQuestion(trx, question.id, madeOn(copy, click)))) return false;
    await closeQuestion(trx, question.id, words);
    await storeDeliveries(trx, [cancelled ? { ...delivery, incoming: { kind: 'other' } } : delivery]);
    await holdCopy(trx, copy.id, deps.steady() + ANSWER_MS);
    return true;
  });
  if (first) deps.bells.inbox.ring();
  const seen = { copy, since: delivery.receivedAt, patient: first };
  const shown = withNewest(deps, seen, questionNow(deps, copy));
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

interface Turn extends QuestionClick {
  readonly page: Ask;
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
  const newest = await withNewest(deps, { copy, since: delivery.receivedAt, patient: turned }, questionNow(deps, copy));
  return { toast: turned ? turnedPage : await late(deps, question), ...newest };
}
