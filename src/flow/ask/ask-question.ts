import type { Ask } from '../../core/ask.ts';
import type { Command } from '../../core/command.ts';
import { addCopy } from '../../store/copies.ts';
import { addQuestion } from '../../store/questions.ts';
import type { NewCopy } from '../../store/rows/copy.ts';
import type { Deps } from '../deps.ts';
import { newCopy, type Save, type Source } from './answer.ts';

interface Asking {
  readonly command: Command;
  readonly ask: Ask;
  /** Of its card, where it answers no command. */
  readonly as?: Partial<NewCopy>;
}

/** Asks for what a command lacks; the card is made when it is sent, with the reference of its copy. */
export function askQuestion(deps: Deps, source: Source, { command, ask, as }: Asking): Save {
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
  const copy = newCopy(deps, source, { question_id: id, ...as });
  return async (trx) => {
    await addQuestion(trx, question);
    await addCopy(trx, copy);
  };
}
