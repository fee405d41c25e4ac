/** The bytes of a file that somebody sent → a table, by what is in them, whatever the file is called. */
import { type Outcome, ok, refuse } from '../core/outcome.ts';
import { isLost, type Line, type Table } from '../core/table.ts';
import type { Text } from '../core/text.ts';
import { csvLines } from './csv.ts';
import { textOf } from './encoding.ts';
import { empty, lettersLost, locked, notATable, oldExcel, tooLarge } from './file-refusals.ts';
import { MAX_BYTES } from './table.ts';
import { xlsxLines } from './xlsx.ts';

export async function readFile(bytes: Buffer, name: string): Promise<Outcome<Table>> {
  if (bytes.length > MAX_BYTES) return refuse(tooLarge(MAX_BYTES));
  if (bytes.length === 0) return refuse(empty);
  if (startsWith(bytes, ZIP)) {
    const read = await xlsxLines(bytes, name);
    return read.ok ? tableOf(read.value.lines, read.value.notes) : read;
  }
  if (startsWith(bytes, COMPOUND)) return refuse(holdsLocked(bytes) ? locked : oldExcel);
  const text = textOf(bytes);
  if (text === null || FOREIGN.test(text.slice(0, 200))) return refuse(notATable(name));
  const lines = csvLines(text);
  if (!lines.ok) return lines;
  return hasLost(lines.value) ? refuse(lettersLost) : tableOf(lines.value, []);
}

const ZIP = [0x50, 0x4b];
/** What old workbooks and those with a password are kept in. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Text, but of another kind. */
const FOREIGN = /^\s*(<(\?xml|!doctype|html)|%PDF|\{\\rtf)/i;

/** Of headers: an encoding that has no such letters keeps a question mark for each. */
const hasLost = ([header]: readonly Line[]): boolean => header?.cells.some((cell) => isLost(cell)) ?? false;

const startsWith = (bytes: Buffer, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

const holdsLocked = (bytes: Buffer): boolean => bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));

function tableOf([header, ...lines]: readonly Line[], notes: readonly Text[]): Outcome<Table> {
  return header ? ok({ header, lines, notes }) : refuse(empty);
}
