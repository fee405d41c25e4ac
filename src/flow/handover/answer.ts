/** `/handover`: somebody's whole part in what is open, as one table, one decision and one undo. */
import type { OperationCommand } from '../../core/command.ts';
import { answerRefusal, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { withFile } from '../list/asked.ts';
import { answerForbidden } from '../propose/forbidden.ts';
import { refusedTogether, warningsIn } from '../propose/judge.ts';
import { openBlankForm } from '../propose/open-form.ts';
import { showPreview } from '../propose/preview.ts';
import { type NewProposal, saveProposal } from '../propose/save-proposal.ts';
import { askToTryAgain } from '../propose/try-again.ts';
import { mayPropose } from '../rights/requirement.ts';
import { handoverAsked } from './asked.ts';
import { exportHandover } from './export.ts';
import { gather, type Handed } from './gather.ts';
import { openRows } from './open-rows.ts';
import { itemsOf, judgeRows, MOST_ROWS, peopleOf, proposalOf } from './propose-rows.ts';
import type { Weighed } from './weigh-sheet.ts';
import { countsOf, leftOutOf, nothingToHand, tooManyRows } from './words.ts';

interface Asked {
  readonly command: OperationCommand;
  /** A form is wanted, in the place of this proposal if there is one. */
  readonly opens: { readonly replaces: string | null } | null;
}

export async function answerHandover(deps: Deps, source: Source, { command, opens }: Asked): Promise<Save> {
  if (command.asFile) {
    const sent = await exportHandover(deps, source, command);
    return typeof sent === 'function' ? sent : askToTryAgain(deps, source, { command, ...sent });
  }
  const { handover } = deps;
  const isBare = Object.keys(command.edits).length === 0 && (command.targets.from ?? []).length === 0;
  if (isBare) return openBlankForm(deps, source, { command, operation: handover });
  const asked = await handoverAsked(deps, source, { command, needs: 'both' });
  switch (asked.kind) {
    case 'ask':
      return askQuestion(deps, source, { command, ask: asked.ask });
    case 'refused':
      return answerRefusal(deps, source, asked.refusal);
    case 'failed':
      return askToTryAgain(deps, source, { command, reply: asked.reply, scopes: asked.scopes });
    case 'handover':
      break;
  }
  const here = { requester: source.requester, chat_id: source.chatId };
  const forbidden = asked.parts.find(({ name }) => !mayPropose(deps, here, [name]));
  if (forbidden) return answerForbidden(deps, source, forbidden.name);
  const gathering = await gather(deps, source, asked);
  if (!gathering.ok) return askToTryAgain(deps, source, { command, reply: gathering.reply, scopes: gathering.scopes });
  const handed = { asked, gathered: gathering.gathered };
  return opens
    ? openRows(deps, source, { ...handed, replaces: opens.replaces })
    : proposeHandover(deps, source, handed);
}

const save = (deps: Deps, source: Source, made: NewProposal): Promise<Save> =>
  made.command.dryRun ? showPreview(deps, source, made) : saveProposal(deps, source, made);

/** Of a table that came back: with the file, where it was just sent. */
export async function concludeSheet(deps: Deps, source: Source, { weighed, command, fresh }: Weighed): Promise<Save> {
  const answer = await answerSheet(deps, source, { weighed, command });
  return fresh ? withFile(fresh, answer) : answer;
}

async function answerSheet(
  deps: Deps,
  source: Source,
  { weighed, command }: Pick<Weighed, 'weighed' | 'command'>,
): Promise<Save> {
  if (weighed.kind === 'save') return weighed.save;
  if (weighed.kind === 'failed') return askToTryAgain(deps, source, { command, ...weighed });
  return save(deps, source, weighed.made);
}

/** The rows as one proposal, whose items belong to several operations. */
async function proposeHandover(deps: Deps, source: Source, { asked, gathered }: Handed): Promise<Save> {
  const rows = gathered.rows.filter(({ key, roles }) => roles.length > 0 && !asked.keep.has(key));
  const people = await peopleOf(deps, { asked, gathered });
  const who = { from: people.get(asked.from.id) || asked.from.label, people };
  if (rows.length === 0) return answerRefusal(deps, source, nothingToHand(who, { asked, gathered }));
  if (rows.length > MOST_ROWS) return answerRefusal(deps, source, tooManyRows(rows.length, MOST_ROWS));
  const judged = await judgeRows(deps, rows, asked);
  const items = itemsOf(deps, judged.rows, source.requester);
  const reasons = refusedTogether(judged.rows);
  const [reason] = reasons;
  if (!items.some(({ state }) => state === 'pending') && reason) return answerRefusal(deps, source, reason.refusal);
  const notices = [
    countsOf(who, rows),
    ...leftOutOf(deps, { asked, gathered }),
    ...asked.notices,
    ...reasons.map(({ refusal: { text } }) => text),
    ...warningsIn(judged.rows),
    ...judged.unchecked,
  ];
  return save(deps, source, await proposalOf(deps, { asked, gathered, items, people, notices }));
}
