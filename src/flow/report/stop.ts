/** `/stop`: what the button of a run does, said in the chat. */
import { noteCard } from '../../../cards/note.ts';
import { stoppedWith } from '../../../cards/proposal-words.ts';
import { stateTag } from '../../../cards/state.ts';
import type { Report } from '../../command/reports.ts';
import type { Refusal } from '../../core/outcome.ts';
import { itemsOf } from '../../store/items.ts';
import { takeProposal } from '../../store/proposals.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { stopRun } from '../apply/record.ts';
import { answerRefusal, answerWith, type Save, type Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { audit } from '../rights/audit.ts';
import { waits, whyNotStopped } from './stoppable.ts';

export async function answerStop(
  deps: Deps,
  source: Source,
  { report, proposal }: { report: Report; proposal: Proposal },
): Promise<Save> {
  const { requester: actor } = source;
  const items = await itemsOf(deps.db, proposal.id);
  const text = whyNotStopped(deps, proposal, { items, actor });
  if (text) return answerRefusal(deps, source, { code: 'not-yours', text });
  if (!waits(proposal, items)) return answerRefusal(deps, source, nothingToStop(proposal));
  return async (trx) => {
    const fresh = await takeProposal(trx, proposal.id);
    const cancelled = fresh ? await stopRun(deps, trx, proposal.id) : 0;
    const { zh, en } = stoppedWith(cancelled);
    const said = { zh: `#${proposal.number} ${zh}`, en: `#${proposal.number} ${en}` };
    await answerWith(deps, source, noteCard({ title: report.title, lines: [said] }))(trx);
    if (cancelled === 0) return;
    const detail = { items: cancelled };
    audit(deps, trx, { at: deps.now(), actor, kind: 'stop', proposal: proposal.id, detail });
  };
}

const nothingToStop = ({ number, state }: Proposal): Refusal => {
  const { zh, en } = stateTag(state);
  return {
    code: 'nothing-to-stop',
    text: {
      zh: `#${number} 没有可停止的：现在是「${zh}」。`,
      en: `Nothing of #${number} can be stopped: it is "${en}".`,
    },
  };
};
