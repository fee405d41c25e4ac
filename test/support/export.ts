/** Files that the bot sends, as a person edits them and sends them back. */
import { readFile } from '../../src/files/read-file.ts';
import { writeXlsx } from '../../src/files/write-xlsx.ts';
import type { SayInput } from '../../src/sandbox/delivery/say-event.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { type Cells, csvOf } from './list.ts';
import type { TestWorld } from './world.ts';

export interface SentSheet {
  readonly name: string;
  readonly bytes: Buffer;
  /** Each on one line: Chinese, then English. */
  readonly headers: readonly string[];
  /** By header and place. */
  readonly rows: string[][];
  /** The card that is answered beside it. */
  readonly card: Message;
}

/** The workbook that a command brings, and its card. */
export async function sheetOf(
  world: TestWorld,
  text: string,
  more: Partial<SayInput> & { from?: string } = {},
): Promise<SentSheet> {
  const { from = 'recruiter', ...input } = more;
  const { message } = await world.sandbox.say({ from, text, ...input });
  await world.settled();
  const file = fileAnswering(world, message.id);
  const [card] = world.answersTo(message.id);
  if (!file || !card) throw new Error(`no workbook came of "${text}"`);
  return { ...(await opened(file)), card };
}

export const fileAnswering = (world: TestWorld, root: string): Message | undefined =>
  [...world.sandbox.world.messages.values()].findLast(
    ({ rootId, type, sender }) => rootId === root && type === 'file' && sender === world.sandbox.world.bot.openId,
  );

export async function opened({ files }: Message): Promise<Omit<SentSheet, 'card'>> {
  const [sent] = files.values();
  if (!sent) throw new Error('a message without its file');
  const bytes = Buffer.from(sent.bytes);
  const read = await readFile(bytes, sent.name);
  if (!read.ok) throw new Error(read.refusal.text.en);
  const { header, lines } = read.value;
  const rows = lines.map(({ cells }) => header.cells.map((_, at) => cells[at] ?? ''));
  return { name: sent.name, bytes, headers: header.cells, rows };
}

export function columnOf({ headers }: Pick<SentSheet, 'headers'>, header: string): number {
  const at = headers.findIndex((words) => words.split('\n').includes(header));
  if (at < 0)
    throw new Error(`no column "${header}" among ${headers.map((each) => each.replace('\n', ' ')).join(', ')}`);
  return at;
}

export const cellAt = (sheet: SentSheet, row: number, header: string): string =>
  sheet.rows[row]?.[columnOf(sheet, header)] ?? '';

export function rowCalled(sheet: SentSheet, header: string, words: string): number {
  const at = sheet.rows.findIndex((cells) => cells[columnOf(sheet, header)] === words);
  if (at < 0) throw new Error(`no row with ${header} "${words}"`);
  return at;
}

/** The rows with some cells written anew. */
export function edited(sheet: SentSheet, edits: readonly (readonly [number, string, string])[]): Cells {
  const rows = sheet.rows.map((cells) => [...cells]);
  for (const [row, header, words] of edits) {
    const cells = rows[row];
    if (cells) cells[columnOf(sheet, header)] = words;
  }
  return [sheet.headers, ...rows];
}

export type Format = 'xlsx' | 'csv';

/** As it was sent, with other cells. */
export const saved = ([headers = [], ...rows]: Cells, format: Format): Buffer =>
  format === 'csv'
    ? csvOf([headers, ...rows])
    : writeXlsx({ name: 's', columns: headers.map((header) => ({ header: header.split('\n'), width: 12 })), rows });
