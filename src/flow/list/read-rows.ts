/** Lines of a sheet → what each wants of which target, in words. Nothing is looked up. */
import { type Carried, carriedIn, cellWords, placeName } from '../../core/carried.ts';
import { isBlank } from '../../core/fold.ts';
import { foldedText } from '../../core/folded-text.ts';
import { type Outcome, ok, type Refusal, refuse } from '../../core/outcome.ts';
import type { Spoken } from '../../core/spoken.ts';
import type { Line } from '../../core/table.ts';
import type { Text } from '../../core/text.ts';
import { type Edit, entryOf } from '../../core/value.ts';
import { asCarried, wordsCarried } from './carried-words.ts';
import { cellEdit } from './cell-edit.ts';
import type { Column, Meaning } from './columns.ts';
import { unmeantIn, type Wrong } from './unmeant-cells.ts';

/** A cell by which the row names a target. */
export interface Named {
  readonly target: string;
  readonly rank: number;
  readonly shared: boolean;
  readonly word: string;
  readonly header: string;
}

export interface SheetRow {
  readonly line: number;
  /** What tells best first. */
  readonly named: readonly Named[];
  readonly edits: Readonly<Record<string, Edit>>;
  readonly note: string;
  readonly carried: Carried | null;
  /** A cell that cannot be read. */
  readonly wrong: Wrong | null;
}

export interface Read {
  readonly rows: readonly SheetRow[];
  /** Lines that are examples. */
  readonly examples: readonly number[];
}

const EXAMPLE = /^\s*(例|e\.\s?g\.)/i;

type Fields = Pick<Spoken, 'fields'>;

export function readRows(operation: Fields, columns: readonly Column[], lines: readonly Line[]): Read {
  const isExample = ({ cells }: Line) => EXAMPLE.test(cells.find((cell) => !isBlank(cell)) ?? '');
  const carriedAt = columns.find(({ meaning }) => meaning.kind === 'carried')?.at ?? -1;
  const carried = new Map(lines.map(({ number, cells }) => [number, carriedIn(cells[carriedAt] ?? '')]));
  const reading = { operation, columns, carried, named: wordsCarried([...carried.values()]) };
  return {
    rows: lines.filter((line) => !isExample(line)).map((line) => readRow(reading, line)),
    examples: lines.filter(isExample).map(({ number }) => number),
  };
}

interface Cell<K extends Meaning['kind']> {
  readonly header: string;
  readonly meaning: Extract<Meaning, { kind: K }>;
  readonly words: string;
}

interface Reading {
  readonly operation: Fields;
  readonly columns: readonly Column[];
  /** By line. */
  readonly carried: ReadonlyMap<number, Carried | null>;
  readonly named: ReturnType<typeof wordsCarried>;
}

function readRow(reading: Reading, { number, cells }: Line): SheetRow {
  const { operation, columns } = reading;
  const of = <K extends Meaning['kind']>(kind: K): Cell<K>[] =>
    columns.flatMap(({ at, header, meaning }) => {
      const words = cells[at] ?? '';
      return isKind(meaning, kind) && !isBlank(words) ? [{ header, meaning, words }] : [];
    });
  const carried = reading.carried.get(number) ?? null;
  const [hidden] = of('carried');
  const fields = of('field').filter(({ meaning, words }) => !isUntouched(carried, meaning, words));
  const targets = of('target');
  const unmeant = unmeantIn([...targets, ...fields]);
  const read = editsOf(operation, fields);
  const [noted] = of('note');
  const note = noted ? noteIn(noted.words) : ok('');
  const badNote = noted && !note.ok ? { header: noted.header, refusal: note.refusal } : null;
  return {
    line: number,
    carried,
    named: targets
      .map(({ header, words, meaning: { target, rank, shared } }) => ({
        target,
        rank,
        shared,
        header,
        word: words.trim(),
      }))
      .sort((a, b) => a.rank - b.rank),
    edits: carried ? editsCarried(reading, carried, read.edits) : read.edits,
    note: note.ok ? note.value : '',
    wrong: hidden && !carried ? { header: hidden.header, refusal: notAsExported } : (unmeant ?? read.wrong ?? badNote),
  };
}

const editsCarried = (
  { operation, named }: Reading,
  carried: Carried,
  edits: SheetRow['edits'],
): Record<string, Edit> =>
  Object.fromEntries(
    Object.entries(edits).map(([flag, edit]) => {
      const field = operation.fields.get(flag);
      const own = carried.named[flag] ?? {};
      return [flag, field ? asCarried(edit, { field, named: named(carried, flag), own }) : edit];
    }),
  );

/** Without it nobody can tell what was changed, and what Hire held. */
const notAsExported: Refusal = {
  code: 'not-as-exported',
  text: {
    zh: '导出时写的这一格被改动了，看不出改了什么。',
    en: 'This cell was changed; what was edited cannot be told.',
  },
  hint: { zh: '请重新导出，或把这一格清空。', en: 'Export again, or empty this cell.' },
};

const MOST_OF_NOTE = 500;

function noteIn(words: string): Outcome<string> {
  const note = foldedText(reason, words);
  return note.ok && note.value.length > MOST_OF_NOTE ? refuse(longNote) : note;
}

const reason: Text = { zh: '原因', en: 'Reason' };
const longNote: Refusal = {
  code: 'too-long',
  text: { zh: `原因最多 ${MOST_OF_NOTE} 个字。`, en: `A reason has at most ${MOST_OF_NOTE} characters.` },
};

const isKind = <K extends Meaning['kind']>(meaning: Meaning, kind: K): meaning is Extract<Meaning, { kind: K }> =>
  meaning.kind === kind;

/** As it was written into the file. */
function isUntouched(carried: Carried | null, { flag, key, way }: Cell<'field'>['meaning'], words: string): boolean {
  const was = carried?.was[placeName({ flag, key })];
  return way === 'set' && was !== undefined && was[0] === cellWords(words);
}

function editsOf(
  operation: Fields,
  cells: readonly Cell<'field'>[],
): { edits: Record<string, Edit>; wrong: Wrong | null } {
  const edits: Record<string, Edit> = {};
  for (const cell of cells) {
    for (const flag of flagsOf(operation, cell)) {
      const read = editOf(operation, { flag, cell, before: edits[flag] });
      if (!read.ok) return { edits, wrong: { header: cell.header, refusal: read.refusal } };
      edits[flag] = read.value;
    }
  }
  return { edits, wrong: null };
}

/** 月薪 is both ends of a range, and so is a range that stands at one of them. */
function flagsOf({ fields }: Fields, { meaning, words }: Cell<'field'>): string[] {
  const { flag, also = [] } = meaning;
  const other = fields.get(flag)?.otherEnd;
  return [...new Set([flag, ...also, ...(other?.named(words.trim()) ? [other.flag] : [])])];
}

interface OneEdit {
  readonly flag: string;
  readonly cell: Cell<'field'>;
  readonly before: Edit | undefined;
}

function editOf({ fields }: Fields, { flag, cell, before }: OneEdit): Outcome<Edit> {
  const { key, way } = cell.meaning;
  const field = fields.get(flag);
  if (!field) return ok({});
  const words = key === undefined ? cell.words : cell.words.trim();
  const read = cellEdit(field, way, words);
  if (!read.ok) return read;
  const merged = key === undefined ? together(before, read.value) : ofKeys(before, ofKey(key, read.value, words));
  if (!merged) return refuse(twoWays(field.label));
  return !field.many && (merged.set?.length ?? 0) > 1 ? refuse(twoValues(field.label)) : ok(merged);
}

/** One of the tenant's own fields has a column of its own. */
const ofKey = (key: string, edit: Edit, words: string): Edit =>
  edit.clear ? { remove: [key] } : { set: [entryOf(key, words.trim())] };

/** Keys stand beside each other, whatever becomes of each. */
const ofKeys = (one: Edit = {}, other: Edit): Edit | null => {
  const set = [...(one.set ?? []), ...(other.set ?? [])];
  const remove = [...(one.remove ?? []), ...(other.remove ?? [])];
  if (one.clear || one.add) return null;
  return { ...(set.length > 0 ? { set } : {}), ...(remove.length > 0 ? { remove } : {}) };
};

/** Several columns may speak of one field, not against each other. */
function together(one: Edit | undefined, other: Edit): Edit | null {
  if (!one) return other;
  const ways = [...Object.keys(one), ...Object.keys(other)];
  const replaces = ways.includes('set') || ways.includes('clear');
  if (replaces && (ways.includes('add') || ways.includes('remove'))) return null;
  if (one.set && other.set) return { set: [...one.set, ...other.set] };
  return { ...one, ...other };
}

const twoWays = ({ zh, en }: Text): Refusal => ({
  code: 'replace-and-edit',
  text: {
    zh: `「${zh}」一行里既整体替换又增减，只能用一种。`,
    en: `"${en}" is both replaced and edited in one row; keep one of the two.`,
  },
});

const twoValues = ({ zh, en }: Text): Refusal => ({
  code: 'two-values',
  text: {
    zh: `「${zh}」一行里写了两次，只能写一次。`,
    en: `"${en}" is given twice in one row; keep one.`,
  },
});
