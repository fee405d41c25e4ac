/** The table of a handover that came back: who follows stands in it row by row. */
import { type Carried, carriedIn } from '../../core/carried.ts';
import type { OperationCommand } from '../../core/command.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Unresolved } from '../../core/resolving.ts';
import type { Text } from '../../core/text.ts';
import { fileById } from '../../store/files.ts';
import type { SentFile } from '../../store/rows/file.ts';
import { answerRefusal, type Save, type Source } from '../ask/answer.ts';
import { askQuestion } from '../ask/ask-question.ts';
import type { Deps } from '../deps.ts';
import type { ListCommand } from '../list/asked.ts';
import { type Column, columnsOf } from '../list/columns.ts';
import { withList } from '../list/list-in.ts';
import { counted, fileGone, headersOf, leftBefore, notesOn, tooManyRows, unknownColumns } from '../list/list-words.ts';
import { type Read, readRows } from '../list/read-rows.ts';
import { rememberingLookUps } from '../list/remembering.ts';
import { paged } from '../list/row-pages.ts';
import { answerForbidden } from '../propose/forbidden.ts';
import { warningsIn } from '../propose/judge.ts';
import type { NewProposal } from '../propose/save-proposal.ts';
import { mayPropose } from '../rights/requirement.ts';
import { type HandoverAsked, handoverAsked } from './asked.ts';
import { gather, keyOf } from './gather.ts';
import { itemsOf, MOST_ROWS, peopleOf, proposalOf } from './propose-rows.ts';
import { endRows } from './sheet-ends.ts';
import { followersIn } from './sheet-rows.ts';
import { absent, countsOf, stayingOf } from './words.ts';

/** What its rows carry unseen. */
const carriedBy = ({ content: { lines } }: SentFile): Carried[] =>
  lines.flatMap(({ cells }) => cells.flatMap((cell) => carriedIn(cell) ?? []));

/** Whose tables stand in a file. */
const leaversIn = ({ handover }: Deps, file: SentFile): string[] => [
  ...new Set(carriedBy(file).flatMap(({ operation, ids }) => (operation === handover.name ? (ids.from ?? []) : []))),
];

/** Rows that were exported and are not in the file any more: what they name stays with the one who leaves. */
function absentFrom(file: SentFile): Text[] {
  const carried = carriedBy(file);
  const exported = Math.max(0, ...carried.map(({ ids }) => Number(ids.of ?? 0)));
  const here = new Set(carried.map(({ ids }) => ids.row)).size;
  return exported > here ? [absent(exported - here, exported)] : [];
}

/** What can be said without the rows, or the proposal that comes of them. */
type Answer =
  | { readonly kind: 'save'; readonly save: Save }
  | { readonly kind: 'proposal'; readonly made: NewProposal }
  | Extract<Unresolved, { kind: 'failed' }>;

export interface Weighed {
  readonly weighed: Answer;
  readonly command: OperationCommand;
  /** Just sent: it is kept together with what is answered to it. */
  readonly fresh: SentFile | null;
}

/** Null where no file has anything to do with it: a whole command may reply to any message. */
export async function weighSheet(deps: Deps, source: Source, command: OperationCommand): Promise<Weighed | null> {
  const listed = command.asFile ? null : await withList(deps, source, command);
  if (!listed) return null;
  if (listed.kind === 'save') return { weighed: listed, command, fresh: null };
  const { command: own, file } = listed.asked;
  const kept = file ?? (await fileById(deps.db, own.list.file));
  if (!kept) return { weighed: say(answerRefusal(deps, source, fileGone)), command, fresh: null };
  if ((command.targets.from ?? []).length > 0 && leaversIn(deps, kept).length === 0) return null;
  const weighed = await weighRows(deps, source, { command: own, file: kept });
  return { weighed, command: own, fresh: file ?? null };
}

const say = (save: Save): Answer => ({ kind: 'save', save });

interface Sheet {
  readonly command: ListCommand;
  readonly file: SentFile;
}

async function weighRows(deps: Deps, source: Source, { command, file }: Sheet): Promise<Answer> {
  const { handover } = deps;
  const { header, lines } = file.content;
  const [from, ...others] = leaversIn(deps, file);
  if (from === undefined) return say(answerRefusal(deps, source, notExported));
  if (others.length > 0) return say(answerRefusal(deps, source, severalLeavers));
  if (lines.length > MOST_ROWS) return say(answerRefusal(deps, source, tooManyRows(MOST_ROWS, lines.length)));
  const columns = columnsOf(handover, header.cells).map(onlySuccessors);
  const unknown = headersOf(columns, (kind) => kind === 'unknown');
  if (unknown.length > 0 && !command.list.ignores)
    return say(askQuestion(deps, source, { command, ask: unknownColumns(handover, columns) }));
  const named = command.targets.from ?? [];
  const about = { ...command, targets: { from: named.length > 0 ? named : [from] } };
  const asked = await handoverAsked(deps, source, { command: about, needs: 'from' });
  if (asked.kind === 'ask') return say(askQuestion(deps, source, { command, ask: asked.ask }));
  if (asked.kind === 'refused') return say(answerRefusal(deps, source, asked.refusal));
  if (asked.kind === 'failed') return asked;
  if (asked.from.id !== from) return say(answerRefusal(deps, source, severalLeavers));
  return weighLines(rememberingLookUps(deps), source, {
    command,
    file,
    asked,
    read: readRows(handover, columns, lines),
  });
}

/** The command's other words are no columns of it. */
const onlySuccessors = (column: Column): Column =>
  column.meaning.kind === 'field' && column.meaning.flag !== 'to'
    ? { ...column, meaning: { kind: 'unknown' } }
    : column;

interface Weighing extends Sheet {
  readonly asked: HandoverAsked;
  readonly read: Read;
}

async function weighLines(deps: Deps, source: Source, weighing: Weighing): Promise<Answer> {
  const { command, read } = weighing;
  const { list } = command;
  const gone = new Set(Object.values(list.leftOut).flat());
  const rows = read.rows.filter(({ line }) => !gone.has(line));
  const followers = await followersIn(deps, rows, { asked: weighing.asked, list, asker: source });
  if (followers.kind === 'failed') return followers;
  const { followed } = followers;
  const successors = new Map(followed.map(({ key, follower }) => [key, follower]));
  const parts = deps.handover.parts.filter((part) => followed.some(({ key }) => key.startsWith(keyOf(part, ''))));
  const asked = { ...weighing.asked, parts, rows: successors, only: new Set(successors.keys()) };
  const here = { requester: source.requester, chat_id: source.chatId };
  const forbidden = parts.find(({ name }) => !mayPropose(deps, here, [name]));
  if (forbidden) return say(await answerForbidden(deps, source, forbidden.name));
  const gathering = await gather(deps, source, asked);
  if (!gathering.ok) return { kind: 'failed', ...gathering };
  const { gathered } = gathering;
  const people = await peopleOf(deps, { asked, gathered });
  const ended = await endRows(deps, followed, { asked, gathered, people });
  const ends = [...followers.ends, ...ended.ends];
  const told = [...leftBefore(list), ...notesOn(weighing), ...absentFrom(weighing.file)];
  const smooth = ends.every(({ state }) => state === 'change' || state === 'already');
  if (!smooth || ended.changes.length === 0) {
    const ask = { kind: 'rows', title: deps.handover.title, notes: told, pages: paged(ends), page: 0 } as const;
    return say(askQuestion(deps, source, { command, ask }));
  }
  const changing = ended.changes.map(({ row }) => row);
  const who = { from: people.get(asked.from.id) || asked.from.label, people };
  const notices = [
    counted(weighing.file, ends),
    ...told,
    countsOf(who, changing),
    ...stayingOf(changing),
    ...warningsIn(ended.changes),
    ...ended.unchecked,
  ];
  const items = itemsOf(deps, ended.changes, source.requester);
  return { kind: 'proposal', made: await proposalOf(deps, { asked, gathered, items, people, notices }) };
}

const notExported: Refusal = {
  code: 'no-handover-table',
  text: { zh: '这不是一份工作交接的表格。', en: 'This is no table of a handover.' },
  hint: {
    zh: '发送 /导出 交接 @交接人，填好「接手人」再发回来。',
    en: 'Send /export handover @colleague, fill in the successors and send it back.',
  },
};

const severalLeavers: Refusal = {
  code: 'several-leavers',
  text: { zh: '一份表格只交接一个人的工作。', en: 'One table hands over the work of one person.' },
  hint: { zh: '请每个人一个文件。', en: 'Use one file for each person.' },
};
