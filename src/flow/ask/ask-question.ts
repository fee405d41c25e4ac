import type { Ask } from '../../core/ask.ts';
import type { Command } from '../../core/command.ts';
import { addCopy } from '../../store/copies.ts';
import { addQuestion } from '../../store/questions.ts';
import type { Deps } from '../deps.ts';
import { newCopy, type Save, type Source } from './answer.ts';

/** Asks for what a command lacks; the card is made when it is sent, with the reference of its copy. */
export function askQuestion(deps: Deps, source: Source, { command, ask }: { command: Command; ask: Ask }): Save {
  const id = deps.newId();
  const question = {
    id,
    requester: source.requester,
    chat_id: source.chatId,
    source_message_id: source.messageId,
    command: { ...command, direct: source.direct },
    asks: ask,
    state: 'open' as const,
    answer: null,
    created_at: deps.now(),
  };
  const copy = newCopy(deps, source, { question_id: id });
  return async (trx) => {
    await addQuestion(trx, question);
    await addCopy(trx, copy);
  };
}
