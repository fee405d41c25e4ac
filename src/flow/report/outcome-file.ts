/** `/report`, and its button: what came of each item of a run, as a file. */
import { stateTag } from '../../../cards/state.ts';
import type { ReportCommand } from '../../core/command.ts';
import type { Refusal } from '../../core/outcome.ts';
import { hasOutcome } from '../../core/proposal.ts';
import { writeXlsx } from '../../files/write-xlsx.ts';
import { addCopy } from '../../store/copies.ts';
import { itemsOf } from '../../store/items.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { answerRefusal, failedRead, newCopy, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { outcomeSheet } from './outcome-rows.ts';

interface Asked {
  readonly command: ReportCommand;
  readonly proposal: Proposal;
}

/** It holds what its cards show, so whoever sees them may have it. */
export async function sendOutcome(deps: Deps, source: Source, { command, proposal }: Asked): Promise<Save> {
  if (proposal.purged) return answerRefusal(deps, source, nothingLeft(proposal));
  if (!hasOutcome(proposal.state)) return answerRefusal(deps, source, nothingYet(proposal));
  const items = await itemsOf(deps.db, proposal.id);
  const bytes = writeXlsx(outcomeSheet(deps, proposal, items));
  const { title } = deps.drawn(proposal.operation);
  const sent = await deps.files.upload(`报告-${proposal.number}-${title.zh}.xlsx`, bytes);
  if (sent.kind === 'failed') {
    const error = failedRead(deps, sent.reply, sent.scopes);
    return askQuestion(deps, source, { command, ask: { kind: 'again', error } });
  }
  const copy = newCopy(deps, source, { content: { file: sent.value } });
  return (trx) => addCopy(trx, copy);
}

const nothingYet = ({ number, state }: Proposal): Refusal => {
  const { zh, en } = stateTag(state);
  return {
    code: 'nothing-to-report',
    text: {
      zh: `#${number} 还没有结果：现在是「${zh}」。`,
      en: `Nothing has come of #${number} yet: it is "${en}".`,
    },
    hint: { zh: '执行完以后再要报告。', en: 'Ask again when it was carried out.' },
  };
};

const nothingLeft = ({ number }: Proposal): Refusal => ({
  code: 'purged',
  text: {
    zh: `#${number} 的名称和内容已按保留期清除，没有可写的。`,
    en: `Names and values of #${number} were deleted when their time was over; there is nothing to write.`,
  },
});
