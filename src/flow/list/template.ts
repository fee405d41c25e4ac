/** An empty sheet for an operation: headers in both languages, one example row, choices as lists (`interface.md` section 9). */
import { headOf } from '../../command/head.ts';
import type { Report } from '../../command/reports.ts';
import { commandWords } from '../../command/suggest.ts';
import type { ReportCommand } from '../../core/command.ts';
import type { Field } from '../../core/field.ts';
import type { Operation } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Text } from '../../core/text.ts';
import { type WrittenColumn, writeXlsx } from '../../files/write-xlsx.ts';
import { addCopy } from '../../store/copies.ts';
import { answerRefusal, failedRead, newCopy, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import { STEPS } from './columns.ts';

interface Asked {
  readonly report: Report;
  readonly command: ReportCommand;
}

export async function sendTemplate(deps: Deps, source: Source, { report, command }: Asked): Promise<Save> {
  const head = headOf(`/${command.words.join(' ')}`, deps);
  const [only, ...others] = head.kind === 'noun' ? head.operations : [];
  const operation = head.kind === 'operation' ? head.operation : others.length === 0 ? only : undefined;
  if (!operation) return answerRefusal(deps, source, noSuchTemplate(report, deps.operations));
  const { zh } = operation.title;
  const sent = await deps.files.upload(`模板-${zh}.xlsx`, writeXlsx(templateOf(operation)));
  if (sent.kind === 'failed') {
    const error = failedRead(deps, sent.reply, sent.scopes);
    return askQuestion(deps, source, { command, ask: { kind: 'again', error } });
  }
  const copy = newCopy(deps, source, { content: { file: sent.value } });
  return (trx) => addCopy(trx, copy);
}

const noSuchTemplate = ({ words: [english = ''], takes }: Report, operations: readonly Operation[]): Refusal => ({
  code: 'no-such-template',
  text: { zh: '要哪一种改动的模板？', en: 'A template for which change?' },
  nearest: operations.map((operation) => `${english} ${commandWords(operation)[0]?.slice(1)}`),
  usage: `${english} ${takes}`,
});

const WIDTH = 18;

type Sheet = Parameters<typeof writeXlsx>[0];

interface Exampled extends WrittenColumn {
  readonly example: string;
}

export function templateOf({ title, targets, fields }: Operation): Sheet {
  const changed = [...fields.values()].filter(({ offered, bare }) => offered && !bare).flatMap(fieldColumns);
  // A header that names a field too would mean that.
  const isFree = ({ zh }: Text) => !changed.some(({ header }) => header.includes(zh));
  const named = targets.flatMap(({ columns }) => columns.map(({ header }) => header).filter(isFree));
  const columns = [
    ...named.map((header) => plainColumn(header, '')),
    ...changed,
    plainColumn({ zh: '原因', en: 'Reason' }, ''),
  ];
  const [first = '', ...rest] = columns.map(({ example }) => example);
  return {
    name: title.zh,
    columns: columns.map(({ example: _, ...column }) => column),
    // A row that begins so is skipped.
    rows: [[`例 / e.g. ${first}`.trim(), ...rest]],
  };
}

const plainColumn = ({ zh, en }: Text, example: string): Exampled => ({ header: [zh, en], width: WIDTH, example });

/** A count has a column of its own for changes: in a sheet a `+2` is a total. */
function fieldColumns({ label, typed: { choices, takes }, steps }: Field): Exampled[] {
  const isCount = steps?.by === 'number';
  const example = choices?.[0]?.zh ?? (takes === 'date' ? '2026-12-01' : isCount ? '5' : '');
  const own = plainColumn(label, example);
  const change = { zh: `${label.zh}${STEPS.zh}`, en: `${label.en} ${STEPS.en}` };
  return [
    { ...own, ...(choices && { choices: choices.map(({ zh }) => zh) }) },
    ...(isCount ? [plainColumn(change, '')] : []),
  ];
}
