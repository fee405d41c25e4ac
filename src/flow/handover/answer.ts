/** `/handover`: somebody's whole part in what is open, as one table, one decision and one undo. */
import type { OperationCommand } from '../../core/command.ts';
import type { Text } from '../../core/text.ts';
import type { NewItem } from '../../store/rows/item.ts';
import { answerRefusal, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { answerForbidden } from '../propose/forbidden.ts';
import { changeItem, missingItem, numbered } from '../propose/items.ts';
import { type Judged, judge, refusedTogether, warningsIn } from '../propose/judge.ts';
import { openBlankForm } from '../propose/open-form.ts';
import { showPreview } from '../propose/preview.ts';
import { saveProposal } from '../propose/save-proposal.ts';
import { askToTryAgain } from '../propose/try-again.ts';
import { drawingOf } from '../read/drawing.ts';
import { changesOf, namesFromLists, namesIn } from '../read/names.ts';
import { mayPropose } from '../rights/requirement.ts';
import { type HandoverAsked, handoverAsked } from './asked.ts';
import { gather, type Handed, type Row } from './gather.ts';
import { openRows } from './open-rows.ts';
import { countsOf, leftOutOf, nothingToHand, tooManyRows } from './words.ts';

interface Asked {
  readonly command: OperationCommand;
  /** A form is wanted, in the place of this proposal if there is one. */
  readonly opens: { readonly replaces: string | null } | null;
}

export async function answerHandover(deps: Deps, source: Source, { command, opens }: Asked): Promise<Save> {
  const { handover } = deps;
  const isBare = Object.keys(command.edits).length === 0 && (command.targets.from ?? []).length === 0;
  if (isBare) return openBlankForm(deps, source, { command, operation: handover });
  const asked = await handoverAsked(deps, source, command);
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

/** As many as a file may have. */
const MOST_ROWS = 2000;

/** The rows as one proposal, whose items belong to several operations. */
async function proposeHandover(deps: Deps, source: Source, { asked, gathered }: Handed): Promise<Save> {
  const { command, keep, parts } = asked;
  const passing = gathered.rows.filter(({ roles }) => roles.length > 0);
  const rows = passing.filter(({ key }) => !keep.has(key));
  const names = await deps.people.names([asked.from.id, asked.to]);
  const who = { from: names.byId.get(asked.from.id) || asked.from.label, to: names.byId.get(asked.to) ?? asked.to };
  if (rows.length === 0) return answerRefusal(deps, source, nothingToHand(who, { asked, gathered }));
  if (rows.length > MOST_ROWS) return answerRefusal(deps, source, tooManyRows(rows.length, MOST_ROWS));
  const made = await itemsOf(deps, source, { rows, asked });
  const [reason] = made.reasons;
  if (!made.items.some(({ state }) => state === 'pending') && reason) return answerRefusal(deps, source, reason);
  const told = { ...namesIn(asked, gathered.reads), ...Object.fromEntries(names.byId) };
  const listed = await namesFromLists(deps, changesOf(made.items, drawingOf(deps, made.items)), told);
  const answer = command.dryRun ? showPreview : saveProposal;
  return answer(deps, source, {
    operation: deps.handover.name,
    command,
    targets: new Map([['from', [asked.from]]]),
    within: null,
    items: numbered(made.items, parts),
    notices: [
      countsOf(who, rows),
      ...leftOutOf(deps, { asked, gathered }),
      ...asked.notices,
      ...made.reasons.map(({ text }) => text),
      ...made.notices,
    ],
    names: { ...told, ...listed.names },
    details: { ...listed.details },
  });
}

interface Rows {
  readonly rows: readonly Row[];
  readonly asked: HandoverAsked;
}

/** Each operation judges its own: what Feishu would refuse is reported, what its rules forbid is left out and said. */
async function itemsOf(deps: Deps, { requester }: Source, { rows, asked }: Rows) {
  const items: NewItem[] = [];
  const notices: Text[] = [];
  const all: Judged[] = [];
  for (const operation of asked.parts) {
    const own = rows.filter((row) => row.operation === operation);
    const { judged, unchecked } = await judge(deps, own, { operation, named: asked.named });
    for (const { target, present, wanted, refusal } of judged) {
      if (!refusal) items.push(changeItem(deps, { operation, target, present, wanted, requester }));
      else if (refusal.feishu !== undefined)
        items.push(missingItem(deps, { operation, target }, { code: refusal.feishu, logId: null }));
    }
    notices.push(...warningsIn(judged), ...unchecked);
    all.push(...judged);
  }
  return { items, notices, reasons: refusedTogether(all) };
}
