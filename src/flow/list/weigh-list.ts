/** A command whose rows stand in a file: columns, targets, and each row against what Hire holds. */
import type { Operation } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import { fileById } from '../../store/files.ts';
import { answerRefusal, failedRead, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import { answerMenu } from '../ask/menu.ts';
import { tellReading } from '../ask/reading.ts';
import type { Deps } from '../deps.ts';
import { type ListAsked, type ListCommand, withFile } from './asked.ts';
import { columnsOf } from './columns.ts';
import type { Concluding } from './conclude.ts';
import { withOwnFields } from './custom-columns.ts';
import { evaluate } from './evaluate.ts';
import { fileGone, headersOf, tooManyRows, unknownColumns } from './list-words.ts';
import { noRows } from './no-rows.ts';
import { readRows } from './read-rows.ts';
import { rememberingLookUps } from './remembering.ts';
import { sharedIn } from './shared-targets.ts';

/** What can be said without the rows, or all that is known of them. */
export type Weighed =
  | { readonly kind: 'save'; readonly save: Save }
  | { readonly kind: 'rows'; readonly rows: Concluding };

export async function weighList(deps: Deps, source: Source, { command, operation, file }: ListAsked): Promise<Weighed> {
  const kept = file ?? (await fileById(deps.db, command.list.file));
  if (!kept) return { kind: 'save', save: answerRefusal(deps, source, fileGone) };
  const fresh = file !== undefined;
  const weighed = await weighRows(rememberingLookUps(deps), source, { command, operation, file: kept });
  if (weighed.kind === 'rows') return { kind: 'rows', rows: { ...weighed.rows, fresh } };
  return fresh ? { kind: 'save', save: withFile(kept, weighed.save) } : weighed;
}

async function weighRows(deps: Deps, source: Source, asked: Required<ListAsked>): Promise<Weighed> {
  const { command, operation, file } = asked;
  const { header, lines } = file.content;
  const say = (save: Save): Weighed => ({ kind: 'save', save });
  const columns = await withOwnFields(deps, source, { operation, columns: columnsOf(operation, header.cells) });
  const target = operation.targets.find(({ name }) => name === operation.bulk);
  if (!target || !columns.some(({ meaning }) => meaning.kind === 'target' && meaning.target === target.name))
    return say(answerRefusal(deps, source, noTarget(operation, header.cells)));
  if (lines.length > target.maxInFile)
    return say(answerRefusal(deps, source, tooManyRows(target.maxInFile, lines.length)));
  const unknown = headersOf(columns, (kind) => kind === 'unknown');
  if (unknown.length > 0 && !command.list.ignores)
    return say(askQuestion(deps, source, { command, ask: unknownColumns(operation, columns) }));
  const read = readRows(operation, columns, lines);
  if (read.rows.length === 0) return say(answerMenu(deps, source, noRows(deps, { file, read }, [operation])));
  const shared = await sharedIn(deps, { command, operation, rows: read.rows, asker: source });
  if (shared.kind === 'ask') return say(askQuestion(deps, source, { command, ask: shared.ask }));
  if (shared.kind === 'refused') return say(answerRefusal(deps, source, shared.refusal));
  if (shared.kind === 'failed') return say(tryAgain(deps, source, { command, ...shared }));
  const { title } = operation;
  const told = await tellReading(deps, source, { title, targets: read.rows.length });
  const evaluated = await evaluate(deps, source, { command, operation, target, read, shared, told });
  if (evaluated.kind === 'failed') return say(tryAgain(deps, source, { command, ...evaluated }));
  return { kind: 'rows', rows: { ...asked, fresh: false, read, shared, evaluated } };
}

const tryAgain = (
  deps: Deps,
  source: Source,
  {
    command,
    reply,
    scopes,
  }: { command: ListCommand; reply: Parameters<typeof failedRead>[1]; scopes: readonly string[] },
): Save => askQuestion(deps, source, { command, ask: { kind: 'again', error: failedRead(deps, reply, scopes) } });

const noTarget = ({ targets, bulk, title }: Operation, headers: readonly string[]): Refusal => {
  const target = targets.find(({ name }) => name === bulk);
  const names = (target?.columns ?? []).map(({ header }) => header);
  return {
    code: 'no-target-column',
    text: {
      zh: `「${title.zh}」的文件要有一列说明是哪个${target?.label.zh ?? ''}：${names.map(({ zh }) => zh).join('、')}。现在的列是：${listed(headers)}`,
      en: `A file for "${title.en}" needs a column that names the target: ${names.map(({ en }) => en).join(', ')}. Its columns are: ${listed(headers)}`,
    },
  };
};

const listed = (headers: readonly string[]): string =>
  headers
    .filter(Boolean)
    .slice(0, 10)
    .map((header) => header.replace(/\s+/g, ' ').slice(0, 20))
    .join('、');
