/** A file without a command: what it looks like, and what could be done with it. */

import type { Ask } from '../../core/ask.ts';
import { carriedIn } from '../../core/carried.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Spoken } from '../../core/spoken.ts';
import type { Table } from '../../core/table.ts';
import type { Attachment } from '../../feishu/files.ts';
import type { SentFile } from '../../store/rows/file.ts';
import { answerRefusal, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import { answerMenu } from '../ask/menu.ts';
import type { Deps } from '../deps.ts';
import { mayPropose } from '../rights/requirement.ts';
import { type ListCommand, untoldList, withFile } from './asked.ts';
import { CARRIED, type Column, columnsOf } from './columns.ts';
import { withOwnFields } from './custom-columns.ts';
import { fetchFile, keepPasted } from './keep-file.ts';
import { headersOf, titleOf } from './list-words.ts';
import { noRows } from './no-rows.ts';
import { readRows } from './read-rows.ts';

export async function offerFile(deps: Deps, source: Source, attachment: Attachment): Promise<Save> {
  const kept = await fetchFile(deps, source, attachment);
  if (kept.kind === 'save') return kept.save;
  const { file } = kept;
  const offered = await offerRows(deps, source, file);
  return offered ?? answerRefusal(deps, source, fitsNothing(file.content.header.cells));
}

/** Rows that were pasted without a command; null where they are no table that fits anything. */
export async function offerPasted(deps: Deps, source: Source, text: string): Promise<Save | null> {
  if (!PASTED_ROWS.test(text)) return null;
  const kept = await keepPasted(deps, source, text);
  return kept.kind === 'file' ? offerRows(deps, source, kept.file) : null;
}

const PASTED_ROWS = /\t.*\n.*\t/;

async function offerRows(deps: Deps, source: Source, file: SentFile): Promise<Save | null> {
  const { lines } = file.content;
  const fits = await fitting(deps, source, file.content);
  const [best] = fits;
  if (!best) return null;
  const read = readRows(best.operation, best.columns, lines);
  if (read.rows.length === 0) {
    const operations = fits.map(({ operation }) => operation);
    return answerMenu(deps, source, noRows(deps, { file, read }, operations));
  }
  const command = listCommand(best.operation, file.id, file.name);
  return withFile(file, askQuestion(deps, source, { command, ask: whatFor(file, fits) }));
}

const whatFor = ({ id, name, content: { lines, notes } }: SentFile, fits: readonly Fitting[]): Ask => ({
  kind: 'sheet',
  title: titleOf(name),
  rows: lines.length,
  notes,
  forms: fits.map(({ operation, columns }) => ({
    operation: operation.name,
    title: operation.title,
    known: headersOf(columns, (kind) => kind !== 'unknown' && kind !== 'nothing' && kind !== 'carried'),
    unknown: headersOf(columns, (kind) => kind === 'unknown'),
  })),
  file: id,
});

/** A command whose targets and edits stand in a file. */
const listCommand = ({ name }: Spoken, file: string, text: string): ListCommand => ({
  kind: 'operation',
  operation: name,
  targets: {},
  edits: {},
  note: '',
  dryRun: false,
  list: untoldList(file),
  text,
});

interface Fitting {
  readonly operation: Spoken;
  readonly columns: readonly Column[];
}

/** What an export says of itself; empty for any other file. */
function exportedFor(headers: readonly string[], lines: Table['lines']): string {
  const at = headers.findIndex((header) => header.split('\n').some((words) => CARRIED.includes(words.trim())));
  const [carried] = lines.flatMap(({ cells }) => carriedIn(cells[at] ?? '') ?? []);
  return carried?.operation ?? '';
}

/** What the person may do, and has a target in the file; where fields are understood, what understands most of them first. */
async function fitting(deps: Deps, source: Source, { header, lines }: Table): Promise<Fitting[]> {
  const { requester, chatId } = source;
  const headers = header.cells;
  const meant = exportedFor(headers, lines);
  // Who may change what stands in it is asked when its rows are known.
  const { handover } = deps;
  if (meant === handover.name) return [{ operation: handover, columns: columnsOf(handover, headers) }];
  const fits: (Fitting & { readonly fields: number; readonly targets: number })[] = [];
  for (const operation of deps.operations.filter(({ name }) => meant === '' || name === meant)) {
    if (!mayPropose(deps, { requester, chat_id: chatId }, [operation.name])) continue;
    const columns = await withOwnFields(deps, source, { operation, columns: columnsOf(operation, headers) });
    const targets = columns.filter(
      ({ meaning }) => meaning.kind === 'target' && meaning.target === operation.bulk,
    ).length;
    const fields = columns.filter(({ meaning }) => meaning.kind === 'field').length;
    const takesFields = [...operation.fields.values()].some(({ offered }) => offered);
    if (targets > 0 && (fields > 0 || !takesFields)) fits.push({ operation, columns, fields, targets });
  }
  return fits.sort((a, b) => b.fields - a.fields || b.targets - a.targets);
}

const fitsNothing = (headers: readonly string[]): Refusal => ({
  code: 'fits-nothing',
  text: {
    zh: `没看懂这个文件：列名是 ${listed(headers)}。`,
    en: `This file was not understood: its headers are ${listed(headers)}.`,
  },
  hint: {
    zh: '第一行要有一列说明对象（职位、编码、需求编号、手机…），和要改的列。发送 /模板 职位 人员 可得到一份模板；或回复这个文件并写上命令。',
    en: 'The first line needs a column that names the target (job, code, number, mobile …) and the columns to change. /template job managers gives a template; or reply to the file with a command.',
  },
});

const listed = (headers: readonly string[]): string =>
  headers
    .filter(Boolean)
    .slice(0, 10)
    .map((header) => `「${header.slice(0, 20)}」`)
    .join('');
