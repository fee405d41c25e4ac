/** A click on a question: a choice, a filled form, another page, or never mind. */
import type { Ask } from '../../core/ask.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import type { Text } from '../../core/text.ts';
import { holdCopy } from '../../store/copies.ts';
import { addDeliveries, type Delivery } from '../../store/inbox.ts';
import { proposalById } from '../../store/proposals.ts';
import { answerQuestion, questionById, rephraseQuestion } from '../../store/questions.ts';
import type { CopyTable, QuestionTable } from '../../store/schema.ts';
import { askOf, completed, questionCard, stays, turned } from '../ask/question.ts';
import type { Deps } from '../deps.ts';
import { nudge } from './approve.ts';
import { ANSWER_MS, type ClickAnswer, invalid, shown, toast } from './click-answer.ts';

const turnedPage: ClickAnswer['toast'] = { type: 'info', text: { zh: '已换页', en: 'Turned the page' } };

interface QuestionClick {
  readonly copy: CopyTable;
  readonly click: IncomingClick;
  readonly delivery: Delivery;
}

export async function decideQuestion(deps: Deps, { copy, click, delivery }: QuestionClick): Promise<ClickAnswer> {
  const question = await questionById(deps.db, copy.question_id ?? '');
  if (!question) return invalid;
  if (click.operator !== question.asked) {
    return toast('error', { zh: '只有提出人可以选择。', en: 'Only the person who asked can choose.' });
  }
  const reminded = await nudged(deps, question, click);
  if (reminded) return toast('info', reminded);
  const page = turned(question, click);
  if (page) return turnPage(deps, { copy, question, page, since: delivery.receivedAt });
  const cancelled = click.act === 'cancel';
  const words = cancelled ? '已取消 / Cancelled' : completed(question, click)?.words;
  if (words === undefined)
    return toast('error', { zh: '请选择或填写一项。', en: 'Please choose or fill in something.' });
  if (!cancelled && stays(askOf(question))) {
    await addDeliveries(deps.db, [delivery]);
    deps.bells.inbox.ring();
    return toast('info', { zh: '正在打开…', en: 'Opening…' });
  }
  const first = await deps.db.transaction().execute(async (db) => {
    if (!(await answerQuestion(db, question.id, words))) return false;
    await addDeliveries(db, [cancelled ? { ...delivery, payload: '{"kind":"other"}' } : delivery]);
    await holdCopy(db, copy.id, deps.now() + ANSWER_MS);
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
async function nudged(
  deps: Deps,
  question: QuestionTable,
  { act, option, operator }: IncomingClick,
): Promise<Text | null> {
  if (act !== 'nudge' || askOf(question).kind !== 'proposals') return null;
  const proposal = await proposalById(deps.db, option);
  if (proposal?.requester !== operator || proposal.state !== 'confirmed') return null;
  const said = await deps.db.transaction().execute((db) => nudge(deps, db, proposal));
  deps.bells.cards.ring();
  return said;
}

interface Turn {
  readonly copy: CopyTable;
  readonly question: QuestionTable;
  readonly page: Ask;
  readonly since: number;
}

/** The form stays open and shows other fields. */
async function turnPage(deps: Deps, { copy, question, page, since }: Turn): Promise<ClickAnswer> {
  const asks = JSON.stringify(page);
  if (!(await rephraseQuestion(deps.db, question.id, asks))) return invalid;
  await holdCopy(deps.db, copy.id, deps.now() + ANSWER_MS);
  const card = questionCard({ ...question, asks }, copy.ref);
  return { toast: turnedPage, card, answered: shown(deps, copy, { version: copy.version + 1, since }) };
}
