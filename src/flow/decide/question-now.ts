/** The card of a question as it is by now, for the answer to a click. */
import { refOn } from '../../core/ref.ts';
import { copyById } from '../../store/copies.ts';
import { questionById } from '../../store/questions.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Deps } from '../deps.ts';
import { questionCard } from '../view/question.ts';

export const questionNow =
  (deps: Deps, { id }: Copy) =>
  async () => {
    const copy = await copyById(deps.db, id);
    const question = copy && (await questionById(deps.db, copy.question_id ?? ''));
    if (!copy || !question) return null;
    const { version, message_id: messageId } = copy;
    return { card: questionCard(question, refOn(copy.ref, version)), version, messageId };
  };
