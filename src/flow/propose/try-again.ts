import type { Reply } from '../../core/api.ts';
import type { OperationCommand } from '../../core/command.ts';
import { failedRead, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';

interface FailedRead {
  readonly command: OperationCommand;
  readonly reply: Reply;
  readonly scopes: readonly string[];
}

/** Feishu could not be read: why, and the command on a button. */
export const askToTryAgain = (deps: Deps, source: Source, { command, reply, scopes }: FailedRead): Save =>
  askQuestion(deps, source, { command, ask: { kind: 'again', error: failedRead(deps, reply, scopes) } });
