/** Rows that have been weighed: one proposal, or a card that says how each of them ends. */
import { rowStateText } from '../../../cards/file-rows.ts';
import type { FromFile } from '../../core/command.ts';
import { rowStates } from '../../core/row-state.ts';
import type { Text } from '../../core/text.ts';
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
      counted(concluding),
      ...leftBefore(command.list),
      ...notesOn(concluding),
      ...warningsIn(changes),
      ...evaluated.unchecked,
    ],
  });
  const answer = command.dryRun ? showPreview : saveProposal;
  return answer(deps, source, made);
}

/** `来自「名单.xlsx」：要改 20 行 · 已是如此 3 行` */
function counted({ file, evaluated: { ends } }: Concluding): Text {
  const counts = rowStates.flatMap((state) => {
    const count = ends.filter((end) => end.state === state).length;
    return count > 0 ? [{ text: rowStateText[state], count }] : [];
  });
  return {
    zh: `来自「${file.name}」：${counts.map(({ text, count }) => `${text.zh} ${count} 行`).join(' · ')}`,
    en: `From "${file.name}": ${counts.map(({ text, count }) => `${count} ${text.en.toLowerCase()}`).join(' · ')}`,
  };
}

function notesOn({ file, read }: Concluding): Text[] {
  const { examples } = read;
  return [
    ...file.content.notes,
    ...(examples.length > 0
      ? [
          {
            zh: `第 ${lines(examples)} 行是示例，跳过了。`,
            en: `Row ${lines(examples)} is an example and was skipped.`,
          },
        ]
      : []),
  ];
}

/** What the person went on without. */
export const leftBefore = ({ leftOut }: Pick<FromFile, 'leftOut'>): Text[] =>
  rowStates.flatMap((state) => {
    const left = leftOut[state] ?? [];
    if (left.length === 0) return [];
    const { zh, en } = rowStateText[state];
    return [
      {
        zh: `没有列入：${zh} ${left.length} 行（第 ${lines(left)} 行）`,
        en: `Left out: ${left.length} ${en.toLowerCase()} (rows ${lines(left)})`,
      },
    ];
  });

const MOST_LINES = 20;
const lines = (numbers: readonly number[]): string =>
  numbers.slice(0, MOST_LINES).join('、') + (numbers.length > MOST_LINES ? ' …' : '');
