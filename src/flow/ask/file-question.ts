/** Questions about a file: which operation, which columns may be left aside, which rows to go on with. */
import { goesOn, rowOption } from '../../../cards/file-rows.ts';
import { type Asked, type AskedRow, isClickTo } from '../../core/ask.ts';
import type { Command, FromFile, OperationCommand } from '../../core/command.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import { TURN } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';

interface Continued {
  readonly command: Command;
  readonly words: Text;
}

type ListCommand = OperationCommand & { readonly list: FromFile };

const isList = (command: Command): command is ListCommand => command.kind === 'operation' && command.list !== undefined;

/** The next page of the rows, or one of them with what was chosen for it. */
export function turnedRows(ask: Asked<'rows'>, click: IncomingClick): Asked<'rows'> | null {
  if (isClickTo(click, TURN)) return { ...ask, page: (ask.page + 1) % ask.pages.length };
  if (!isClickTo(click, 'pick')) return null;
  const chosen = (row: AskedRow): string | undefined =>
    row.choice?.options.find(({ id }) => rowOption(row.line, id) === click.option)?.id;
  if (!ask.pages.flat().some((row) => chosen(row) !== undefined)) return null;
  const withChoice = (row: AskedRow): AskedRow => {
    const picked = chosen(row);
    return picked === undefined || !row.choice ? row : { ...row, choice: { ...row.choice, picked } };
  };
  return { ...ask, pages: ask.pages.map((rows) => rows.map(withChoice)) };
}

/** One of the operations that fit; a button alone means the only one. */
export function fileUsed(ask: Asked<'sheet'>, command: Command, click: IncomingClick): Continued | null {
  const form =
    ask.forms.find(({ operation }) => operation === click.option) ?? (ask.forms.length === 1 && ask.forms[0]);
  if (!form || !isClickTo(click, 'open') || !isList(command)) return null;
  return { command: { ...command, operation: form.operation }, words: form.title };
}

export const columnsIgnored = (command: Command, click: IncomingClick): Continued | null =>
  isClickTo(click, 'continue') && isList(command)
    ? {
        command: { ...command, list: { ...command.list, ignores: true } },
        words: { zh: '不管看不懂的列', en: 'Without those columns' },
      }
    : null;

/** With what was chosen, and without all rows that cannot be changed. */
export function rowsContinued(ask: Asked<'rows'>, command: Command, click: IncomingClick): Continued | null {
  const rows = ask.pages.flat();
  const going = rows.filter(goesOn).length;
  if (!isClickTo(click, 'continue') || !isList(command) || going === 0) return null;
  const { list } = command;
  const leftOut = { ...list.leftOut };
  for (const { line, state } of rows.filter((row) => !goesOn(row))) leftOut[state] = [...(leftOut[state] ?? []), line];
  const picked = rows.flatMap(({ line, choice }) =>
    choice && choice.picked !== null ? [{ line, name: choice.name, typed: choice.typed, id: choice.picked }] : [],
  );
  const words = { zh: `${going} 行`, en: `${going} rows` };
  return { command: { ...command, list: { ...list, leftOut, picked: [...list.picked, ...picked] } }, words };
}
