/** Commands that wait for a word: how an answer completes the command. */
import { paged } from '../../../cards/form.ts';
import { type Ask, type Asked, type AskField, isClickTo } from '../../core/ask.ts';
import type { Command, LookCommand, OperationCommand } from '../../core/command.ts';
import type { FoundRow } from '../../core/found-row.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import { TURN } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { type Edit, entryOf, partsOf } from '../../core/value.ts';
import type { Question } from '../../store/rows/question.ts';
import { columnsIgnored, fileUsed, rowsContinued, turnedRows } from './file-question.ts';
import { answered, withAnswers } from './filled.ts';
import { asksWhatIsLeft, leftOutIn } from './rows-kept.ts';
import { filledWith, submitted } from './submitted.ts';

/** The same question on the page that the click turns to; null where it turns to none. */
export function turned({ asks: ask }: Question, click: IncomingClick): Ask | null {
  if (ask.kind === 'form' && isClickTo(click, TURN)) return turnedForm(ask, click.form);
  if (ask.kind === 'rows') return turnedRows(ask, click);
  if (ask.kind !== 'proposals' && ask.kind !== 'menu') return null;
  if (!isClickTo(click, ask.kind === 'menu' ? TURN : 'open')) return null;
  const { option } = click;
  if (!/^\d{1,2}$/.test(option)) return null;
  return Number(option) < ask.pages.length ? { ...ask, page: Number(option) } : null;
}

/** The next page of the draft, from the last one back to the first. What was filled in may need more room than before. */
function turnedForm(ask: Asked<'form'>, form: IncomingClick['form']): Ask {
  const [next] = ask.pages[(ask.page + 1) % ask.pages.length] ?? [];
  const pages = paged(filledWith(ask.pages.flat(), form), ask);
  return { ...ask, pages, page: pages.findIndex((fields) => fields.some(({ name }) => name === next?.name)) };
}

interface Completed {
  readonly command: Command;
  /** The answer in words. */
  readonly words: Text;
  /** The command's form is wanted. */
  readonly form?: boolean;
}

/** The command with the answer in it; null when the click answers nothing. */
export function completed({ asks: ask, command }: Question, click: IncomingClick): Completed | null {
  switch (ask.kind) {
    case 'again':
      return isClickTo(click, 'retry') ? { command, words: { zh: '已重试', en: 'Tried again' } } : null;
    case 'pick':
      return isClickTo(click, 'pick') ? picked(ask, command, click) : null;
    case 'fill':
      return isClickTo(click, 'submit') ? filled(ask.fields, command, click) : null;
    case 'form':
      return isClickTo(click, 'submit') ? fromForm(ask, command, click) : null;
    case 'found':
      return isClickTo(click, 'pick') ? opened(ask, command, click) : null;
    case 'show':
      return isClickTo(click, 'open') ? formOf(ask, command, click) : null;
    case 'menu':
      return isClickTo(click, 'open') || isClickTo(click, 'edit') ? offered(ask, click) : null;
    case 'sheet':
      return fileUsed(ask, command, click);
    case 'columns':
      return columnsIgnored(command, click);
    case 'rows':
      return rowsContinued(ask, command, click);
    case 'proposals': {
      const row = isClickTo(click, 'pick') ? chosenRow(ask, click) : undefined;
      return row ? { command, words: row.title } : null;
    }
  }
}

/** The option must be one that was offered: the click itself is not trusted. */
function picked(ask: Asked<'pick'>, command: Command, click: IncomingClick): Completed | null {
  const option = ask.options.find(({ id }) => id === click.option);
  if (!option) return null;
  // Namesakes are told apart by their detail.
  const words = chosen([option.label, option.detail].filter(Boolean).join(' · ') || option.id);
  switch (command.kind) {
    case 'operation':
      return { command: withPicked(ask, command, option), words };
    case 'look':
      return { command: withWhose(ask, command, option.id), words };
    case 'report':
    case 'help':
      return null;
  }
}

/** Whose it is, or what is looked for. */
function withWhose({ target, typed }: Asked<'pick'>, command: LookCommand, id: string): LookCommand {
  const whose = command.by?.[target];
  if (!whose) return { ...command, about: id };
  return { ...command, by: { ...command.by, [target]: whose.map((word) => (word === typed ? id : word)) } };
}

/** The id takes the place of the word wherever it was typed; of words that were typed together all are told apart. */
function withPicked(ask: Asked<'pick'>, command: OperationCommand, { id, as = [id] }: FoundRow): OperationCommand {
  const { target: name, typed, entry = typed } = ask;
  const chosen = (word: string): readonly string[] => (word === entry ? as : [word]);
  const target = command.targets[name];
  if (target) return { ...command, targets: { ...command.targets, [name]: target.flatMap(chosen) } };
  const edit = command.edits[name] ?? {};
  return { ...command, edits: { ...command.edits, [name]: withChosen(edit, chosen) } };
}

/** In entries `key=value` either side may be the word in question; more values follow the key of the first. */
function withChosen(edit: Edit, chosen: (word: string) => readonly string[]): Edit {
  const inWord = (word: string): readonly string[] => {
    const { key, value } = partsOf(word);
    if (value === null) return chosen(word);
    const [first = '', ...others] = chosen(value);
    return [entryOf(chosen(key).join(' '), first), ...others];
  };
  const { set, add, remove } = edit;
  return {
    ...edit,
    ...(set && { set: set.flatMap(inWord) }),
    ...(add && { add: add.flatMap(inWord) }),
    ...(remove && { remove: remove.flatMap(inWord) }),
  };
}

/** One of the found ones, shown. */
function opened(ask: Asked<'found'>, command: Command, { option }: IncomingClick): Completed | null {
  const row = ask.rows.find(({ id }) => id === option);
  if (!row || !ask.shows) return null;
  return {
    command: { kind: 'look', look: ask.shows, about: row.id, text: command.text },
    words: chosen(row.label || row.id),
  };
}

/** The form of one of the operations that the card offers; a button alone means the only one. */
function formOf(ask: Asked<'show'>, command: Command, { option }: IncomingClick): Completed | null {
  const form =
    ask.forms.find(({ operation }) => operation === option) ?? (ask.forms.length === 1 ? ask.forms[0] : null);
  if (!form) return null;
  const { operation, title } = form;
  const targets = { [ask.target]: [ask.id] };
  return {
    command: { kind: 'operation', operation, targets, edits: {}, note: '', dryRun: false, text: command.text },
    words: { zh: `已选择：${title.zh}`, en: `Chosen: ${title.en}` },
  };
}

function offered({ offers }: Asked<'menu'>, { option }: IncomingClick): Completed | null {
  const offer = /^\d{1,2}$/.test(option) ? offers[Number(option)] : undefined;
  if (!offer) return null;
  const { title, command, form } = offer;
  return { command, words: title, form };
}

/** One of the proposals that were listed. */
export const chosenRow = ({ pages }: Asked<'proposals'>, { option }: IncomingClick) =>
  pages.flat().find(({ id }) => id === option);

/** Cards that stay as they are, however often they are used. */
export const stays = ({ kind }: Ask): boolean => ['found', 'show', 'proposals', 'menu', 'sheet'].includes(kind);

function filled(fields: readonly AskField[], command: Command, { form }: IncomingClick): Completed | null {
  switch (command.kind) {
    case 'operation': {
      const answer = withAnswers(command, fields, form);
      return answer && { command: withoutReading(answer.command), words: countOf(answer.count) };
    }
    case 'look': {
      const given = fields.flatMap((field) => answered(field, form));
      return given.length > 0 ? { command: { ...command, about: given.join(' ') }, words: countOf(1) } : null;
    }
    case 'report':
    case 'help':
      return null;
  }
}

const countOf = (count: number): Text => ({ zh: `已填写 ${count} 项`, en: `${count} filled in` });

const chosen = (words: string): Text => ({ zh: `已选择：${words}`, en: `Chosen: ${words}` });

function fromForm(ask: Asked<'form'>, command: Command, { form }: IncomingClick): Completed | null {
  const fields = ask.pages.flat();
  const { edits, targets } = submitted(fields, form);
  if (asksWhatIsLeft(fields)) return withoutRows(command, leftOutIn(fields, edits));
  const count = Object.keys(edits).length + Object.keys(targets).length;
  if (command.kind !== 'operation' || count === 0) return null;
  const own = withoutReading(command);
  return { command: { ...own, targets: { ...command.targets, ...targets }, edits }, words: countOf(count) };
}

/** Of a file by their lines; of an undo by what they put back. */
function withoutRows(command: Command, left: readonly string[] | null): Completed | null {
  if (left === null) return null;
  const words = { zh: `去掉 ${left.length} 项`, en: `${left.length} left out` };
  if (command.kind === 'report') return { command: { ...command, words: [...command.words, ...left] }, words };
  if (command.kind !== 'operation' || !command.list) return null;
  const { list } = command;
  const change = [...(list.leftOut.change ?? []), ...left.map(Number)];
  return { command: { ...command, list: { ...list, leftOut: { ...list.leftOut, change } } }, words };
}

/** What was filled in stands in no sentence: how that was understood is no longer all of it. */
function withoutReading({ understood: _, ...command }: OperationCommand): OperationCommand {
  return command;
}
