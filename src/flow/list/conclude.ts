/** Rows that have been weighed: one proposal, or a card that says how each of them ends. */
import type { Save, Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { finished } from '../propose/finish.ts';
import { changeItem, numbered } from '../propose/items.ts';
import { warningsIn } from '../propose/judge.ts';
import { showPreview } from '../propose/preview.ts';
import { saveProposal } from '../propose/save-proposal.ts';
import { type ListAsked, withFile } from './asked.ts';
import type { Evaluated } from './evaluate.ts';
import { counted, leftBefore, notesOn } from './list-words.ts';
import type { Read } from './read-rows.ts';
import { paged } from './row-pages.ts';
import type { Shared } from './shared-targets.ts';

/** All that is known of the rows. */
export interface Concluding extends Required<ListAsked> {
  readonly fresh: boolean;
  readonly read: Read;
  readonly shared: Shared;
  readonly evaluated: Evaluated;
}

/** With the file, where it was just sent. */
export async function conclude(deps: Deps, source: Source, concluding: Concluding): Promise<Save> {
  const answer = await answerRows(deps, source, concluding);
  return concluding.fresh ? withFile(concluding.file, answer) : answer;
}

async function answerRows(deps: Deps, source: Source, concluding: Concluding): Promise<Save> {
  const { command, operation, evaluated } = concluding;
  const { ends, changes } = evaluated;
  const smooth = ends.every(({ state }) => state === 'change' || state === 'already');
  if (smooth && changes.length > 0) return proposeRows(deps, source, concluding);
  const notes = [...notesOn(concluding), ...leftBefore(command.list)];
  const ask = { kind: 'rows', title: operation.title, notes, pages: paged(ends), page: 0 } as const;
  return askQuestion(deps, source, { command, ask });
}

async function proposeRows(deps: Deps, source: Source, concluding: Concluding): Promise<Save> {
  const { command, operation, shared, evaluated } = concluding;
  const { ends } = evaluated;
  const { requester } = source;
  // In the order of the file.
  const changes = [...evaluated.changes].sort((a, b) => (a.target.line ?? 0) - (b.target.line ?? 0));
  const items = changes.map((change) => changeItem(deps, { ...change, operation, requester }));
  const entities = changes.flatMap(({ target }) => evaluated.named.get(target.ids[operation.bulk] ?? '') ?? []);
  const made = await finished(deps, source, {
    command,
    resolved: {
      kind: 'resolved',
      operation,
      targets: new Map([...shared.targets, [operation.bulk, entities]]),
      edits: {},
      named: evaluated.named,
      notices: shared.notices,
    },
    reads: evaluated.reads,
    items: numbered(items, [operation]),
    notices: [
      counted(concluding.file, ends),
      ...leftBefore(command.list),
      ...notesOn(concluding),
      ...warningsIn(changes),
      ...evaluated.unchecked,
    ],
  });
  const answer = command.dryRun ? showPreview : saveProposal;
  return answer(deps, source, { ...made, asked: changes.map(({ target }) => target.edits) });
}
