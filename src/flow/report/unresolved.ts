/** A word of a look that stands for no single thing: asked, refused, or read again. */
import type { LookCommand } from '../../core/command.ts';
import type { Unresolved } from '../../core/resolving.ts';
import { answerRefusal, failedRead, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { withHolders } from '../read/beside.ts';

interface Stuck {
  readonly command: LookCommand;
  readonly unresolved: Unresolved;
}

export async function answerUnresolved(deps: Deps, source: Source, { command, unresolved }: Stuck): Promise<Save> {
  switch (unresolved.kind) {
    case 'refused':
      return answerRefusal(deps, source, unresolved.refusal);
    case 'failed': {
      const error = failedRead(deps, unresolved.reply, unresolved.scopes);
      return askQuestion(deps, source, { command, ask: { kind: 'again', error } });
    }
    case 'ask': {
      const { ask } = unresolved;
      if (ask.kind !== 'pick') return askQuestion(deps, source, { command, ask });
      const options = await withHolders(deps, ask.of, ask.options);
      return askQuestion(deps, source, { command, ask: { ...ask, options } });
    }
  }
}
