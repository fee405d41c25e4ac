/** Things with what Hire holds of them → a sheet for editing and sending back, with what each row held unseen beside it. */
import { type Carried, carriedText, cellWords, placeName, valueAt, valueMark } from '../../core/carried.ts';
import type { Entity } from '../../core/entity.ts';
import type { Field, Speaking } from '../../core/field.ts';
import type { Operation } from '../../core/operation.ts';
import { entriesIn, partsOf } from '../../core/value.ts';
import type { WrittenSheet } from '../../files/write-xlsx.ts';
import type { Deps } from '../deps.ts';
import { speakingOn } from '../read/speaking.ts';
import { type Cell, cellOf, keyedCell } from './cell-words.ts';
import { CARRIED, columnsOf } from './columns.ts';
import type { ExportedRow } from './export-rows.ts';
import { exportedFields, type Key, type SheetColumn, sheetColumns } from './sheet-columns.ts';

interface Sheet {
  readonly operation: Operation;
  readonly rows: readonly ExportedRow[];
  /** Those that all rows have in common, by the name of the target. */
  readonly shared: ReadonlyMap<string, Entity>;
}

export async function exportSheet(deps: Deps, sheet: Sheet): Promise<WrittenSheet> {
  const { operation, rows } = sheet;
  const speaking = await speakingOn(
    deps,
    operation,
    rows.map(({ present }) => present),
  );
  const fields = exportedFields(operation, await keysOf(deps, sheet));
  const columns = sheetColumns(operation, fields);
  return {
    name: operation.title.zh,
    columns: [...columns, { header: CARRIED, width: 8, hidden: true }],
    rows: rows.map((row) => written({ ...sheet, columns, speaking }, row)),
  };
}

interface Writing extends Sheet {
  readonly columns: readonly SheetColumn[];
  readonly speaking: Speaking;
}

function written({ operation, shared, columns, speaking }: Writing, { entity, present }: ExportedRow): string[] {
  const ids: Record<string, string> = { [operation.bulk]: entity.id };
  const was: Record<string, [string, string]> = {};
  const named: Carried['named'] = {};
  const cells = columns.map(({ shown }) => {
    if (shown.kind === 'nothing') return '';
    if (shown.kind === 'target') return targetWords(shared.get(shown.target) ?? entity, shown.shows);
    const field = operation.fields.get(shown.flag);
    if (!field) return '';
    const cell = valueCell(field, shown, { values: present.values, speaking });
    was[placeName(shown)] = [cellWords(cell.words), valueMark(present.values, shown)];
    if (Object.keys(cell.named).length > 0) named[shown.flag] = cell.named;
    return cell.words;
  });
  return [...cells, carriedText({ operation: operation.name, ids, was, named })];
}

function valueCell(
  field: Field,
  { flag, key }: { flag: string; key?: string | undefined },
  { values, speaking }: { values: ExportedRow['present']['values']; speaking: Speaking },
): Cell {
  if (key === undefined) return cellOf(field, values[flag], speaking);
  return { words: keyedCell(field, entriesIn(valueAt(values, { flag, key })), speaking), named: {} };
}

function targetWords({ id, label, code = '' }: Entity, shows: 'id' | 'code' | 'name' | 'nothing'): string {
  switch (shows) {
    case 'id':
      return id;
    case 'code':
      return code;
    case 'name':
      return code && label.startsWith(`${code} `) ? label.slice(code.length + 1) : label;
    case 'nothing':
      return '';
  }
}

/** Beside these the header of a column, and the rows, would find no room. */
const MOST_KEYS = 100;

/** A column for each of the tenant's own fields, where their names are known: those that are held, then the others. */
async function keysOf(deps: Deps, { operation, rows }: Sheet): Promise<Map<string, readonly Key[]>> {
  const keys = new Map<string, readonly Key[]>();
  for (const [flag, { keys: kind, offered }] of operation.fields) {
    const loaded = kind && offered ? await deps.finders.get(kind)?.all?.() : undefined;
    if (!loaded?.ok) continue;
    const held = new Set(
      rows.flatMap(({ present }) => entriesIn(present.values[flag]).map((each) => partsOf(each).key)),
    );
    const known = [...loaded.entries].sort((a, b) => Number(held.has(b.id)) - Number(held.has(a.id)));
    keys.set(flag, known.slice(0, MOST_KEYS).map(keyIn(operation, known)));
  }
  return keys;
}

/** By its name where that is its alone and says nothing else, else by its id. */
const keyIn =
  (operation: Operation, known: readonly Entity[]) =>
  ({ id, label }: Entity): Key => {
    const [column] = columnsOf(operation, [label]);
    const isOwn = column?.meaning.kind === 'unknown' && known.filter((each) => each.label === label).length === 1;
    return { id, header: isOwn ? label : id };
  };
