/** `/export`: the template's sheet with what Hire holds of all that fits a filter, to be edited and sent back. */
import { exportingCard } from '../../../cards/exporting.ts';
import { noteCard } from '../../../cards/note.ts';
import type { readingCard } from '../../../cards/reading.ts';
import { exportedIn } from '../../command/export-words.ts';
import { readFilter } from '../../command/filter-words.ts';
import type { Report } from '../../command/reports.ts';
import type { ReportCommand } from '../../core/command.ts';
import { dayOf } from '../../core/dates.ts';
import type { Entity } from '../../core/entity.ts';
import { isOpenId } from '../../core/ids.ts';
import type { Operation } from '../../core/operation.ts';
import type { Unresolved } from '../../core/resolving.ts';
import type { TargetSpec } from '../../core/target.ts';
import { chinese, same, type Text } from '../../core/text.ts';
import { writeXlsx } from '../../files/write-xlsx.ts';
import { addCopy } from '../../store/copies.ts';
import { answerRefusal, answerWith, failedRead, newCopy, type Save, type Source, saidOnce } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import { blank, type Menu, reporting, said } from '../ask/offers.ts';
import { tellReading } from '../ask/reading.ts';
import type { Deps } from '../deps.ts';
import { answerForbidden } from '../propose/forbidden.ts';
import { audit } from '../rights/audit.ts';
import { mayPropose } from '../rights/requirement.ts';
import { chooseOperation } from './choose-operation.ts';
import { wantedBy } from './export-filter.ts';
import { sharedByWords } from './export-place.ts';
import { allEntities, type Exporting, exportedRows, type Reading, type Rows } from './export-rows.ts';
import { exportSheet } from './export-sheet.ts';

interface Asked {
  readonly report: Report;
  readonly command: ReportCommand;
}

export async function answerExport(deps: Deps, source: Source, { report, command }: Asked): Promise<Save | Menu> {
  const { operations, rest } = exportedIn(command.words, deps);
  const [operation, ...others] = operations;
  const all = operations.length === deps.operations.length && rest.length === 0;
  const choosing = { report, rest, asks, more: all ? [handed(deps)] : [] };
  if (!operation || others.length > 0) return chooseOperation(deps, source, { ...choosing, operations });
  const asked = { requester: source.requester, chat_id: source.chatId };
  if (!mayPropose(deps, asked, [operation.name])) return answerForbidden(deps, source, operation.name);
  const target = operation.targets.find(({ name }) => name === operation.bulk);
  if (!target) return chooseOperation(deps, source, { ...choosing, operations: deps.operations });
  const place = await sharedByWords(deps, source, { operation, words: rest });
  if (place.kind === 'missing') return places(report, operation, place);
  if (place.kind !== 'place') return unresolved(deps, source, { command, stuck: place });
  const filter = readFilter(operation, place.rest);
  if (!filter.ok) return answerRefusal(deps, source, filter.refusal);
  const { shared } = place;
  const ids = Object.fromEntries([...shared].map(([name, { id }]) => [name, id]));
  const rows = await rowsFor(deps, source, { operation, target, shared: ids, filter: filter.value });
  if (rows.kind !== 'rows') return unresolved(deps, source, { command, stuck: rows });
  const words = await namesFor(deps, rest);
  return sent(deps, source, { command, operation, target, shared, rows, words });
}

/** Who was mentioned stands with the name. */
async function namesFor({ people }: Deps, words: readonly string[]): Promise<string[]> {
  const { byId } = await people.names(words.filter(isOpenId));
  return words.map((word) => byId.get(word) ?? word);
}

async function rowsFor(deps: Deps, source: Source, asked: Exporting): Promise<Rows | Unresolved> {
  const all = await allEntities(deps, asked);
  if (all.kind !== 'entities') return all;
  const wanted = await wantedBy(deps, source, { ...asked, ...all });
  if (wanted.kind !== 'wanted') return wanted;
  const { requester } = source;
  return exportedRows(deps, { ...asked, wanted, requester, announced: announcing(deps, source, asked.operation) });
}

const announcing = (deps: Deps, source: Source, { title, read }: Operation): Reading['announced'] => {
  const perSecond = Math.min(...read.windows.map(({ limit, seconds }) => limit / seconds));
  const draw: typeof readingCard = (of, far) =>
    exportingCard(of, { ...far, seconds: Math.ceil(far.targets / perSecond) });
  return (targets) => tellReading(deps, source, { title, targets, draw });
};

interface Found {
  readonly command: ReportCommand;
  readonly operation: Operation;
  readonly target: TargetSpec;
  readonly shared: ReadonlyMap<string, Entity>;
  readonly rows: Rows;
  readonly words: readonly string[];
}

/** The file, and a card that says what is in it; that somebody has it stands in the audit trail. */
async function sent(deps: Deps, source: Source, found: Found): Promise<Save> {
  const { command, operation, shared, rows } = found;
  const { title, name: of } = operation;
  const bytes = writeXlsx(await exportSheet(deps, { operation, rows: rows.rows, shared }));
  const name = `${title.zh}-${dayOf(deps.now(), deps.settings.timeZone)}.xlsx`;
  const file = await deps.files.upload(name, bytes);
  if (file.kind === 'failed') return unresolved(deps, source, { command, stuck: file });
  const card = answerWith(deps, source, noteCard({ title: headline(title), lines: linesOf(found) }));
  const copy = newCopy(deps, source, { content: { file: file.value } });
  const detail = { operation: of, rows: rows.rows.length, chat: source.chatId, message: source.messageId };
  deps.log.info({ operation: of, rows: rows.rows.length, bytes: bytes.length }, 'exporting');
  return async (trx) => {
    await card(trx);
    await addCopy(trx, { ...copy, id: saidOnce(copy.id, 'file') });
    audit(deps, trx, { at: deps.now(), actor: source.requester, kind: 'exported', proposal: null, detail });
  };
}

const headline = ({ zh, en }: Text): Text => ({ zh: `导出：${zh}`, en: `Export: ${en}` });

function linesOf({ target: { label }, rows: { rows, notes }, words }: Found): Text[] {
  const by = words.length > 0 ? { zh: `（${words.join(' ')}）`, en: ` (${words.join(' ')})` } : same('');
  return [
    {
      zh: chinese`${rows.length} 个${label.zh}${by.zh}，都在文件里。`,
      en: `${rows.length} in the file (${label.en.toLowerCase()})${by.en}.`,
    },
    ...notes,
    {
      zh: '改好单元格，把文件发回给我：只写你改过的格；没动的行不写；期间被别人改过的会列出三个值，不会覆盖。',
      en: 'Edit cells and send the file back: only what you edited is written; what others changed meanwhile is shown with three values, not overwritten.',
    },
  ];
}

const asks: Text = { zh: '要导出哪一种？', en: 'Export which?' };

/** Whose work it is is asked next. */
const handed = ({ handover }: Deps): Menu['offers'][number] => ({
  title: handover.title,
  command: { ...blank(handover.name), asFile: true },
  form: false,
});

interface Missing {
  readonly label: Text;
  readonly known: readonly Entity[];
  readonly rest: readonly string[];
}

/** The pool is missing: each on a button. */
const places = (report: Report, { noun, verb, title }: Operation, { label, known, rest }: Missing): Menu => ({
  title: headline(title),
  lines: [said({ zh: chinese`哪个${label.zh}？`, en: `Which one (${label.en.toLowerCase()})?` })],
  offers: known.map((entity) => ({
    title: same(entity.label || entity.id),
    command: reporting(report.name, [noun.zh, verb.zh, entity.id, ...rest]),
    form: false,
  })),
});

async function unresolved(
  deps: Deps,
  source: Source,
  { command, stuck }: { command: ReportCommand; stuck: Unresolved },
): Promise<Save> {
  if (stuck.kind === 'refused') return answerRefusal(deps, source, stuck.refusal);
  if (stuck.kind === 'ask') return askQuestion(deps, source, { command, ask: stuck.ask });
  const error = failedRead(deps, stuck.reply, stuck.scopes);
  return askQuestion(deps, source, { command, ask: { kind: 'again', error } });
}
