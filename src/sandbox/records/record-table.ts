/** Records of one kind: how they are shown, and changed by hand. */
import type { Named } from '../seed/settings.ts';
import type { Control, RecordField } from './record-field.ts';

export type RecordKind = 'job' | 'requirement' | 'pool' | 'talent' | 'prehire';

export interface FieldView {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Ids or words, as Hire holds them. */
  readonly values: readonly string[];
  /** The same for people to read: names instead of ids. */
  readonly shown: readonly string[];
  readonly control?: Control;
  readonly options?: readonly Named[];
}

export interface RecordView {
  readonly kind: RecordKind;
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldView[];
}

export interface Edited {
  readonly kind: RecordKind;
  readonly id: string;
  readonly field: string;
  readonly values: readonly string[];
}

interface Source<Row> {
  readonly kind: RecordKind;
  readonly rows: ReadonlyMap<string, Row>;
  readonly fields: readonly RecordField<Row>[];
  readonly title: (row: Row) => string;
  readonly detail: (row: Row) => string;
}

export type NameOf = (id: string) => string;

export interface Table {
  readonly kind: RecordKind;
  views(nameOf: NameOf): RecordView[];
  /** False where there is no such record or field, or it cannot be changed by hand. */
  edit(edited: Edited): boolean;
}

/** Closes over the type of the rows, so that tables of different things make one list. */
export const table = <Row extends { readonly id: string }>({
  kind,
  rows,
  fields,
  title,
  detail,
}: Source<Row>): Table => ({
  kind,
  views: (nameOf) =>
    [...rows.values()].map((row) => ({
      kind,
      id: row.id,
      title: title(row),
      detail: detail(row),
      fields: fields.map((field) => viewOf(field, row, nameOf)),
    })),
  edit: ({ id, field: name, values }) => {
    const row = rows.get(id);
    const field = fields.find((each) => each.name === name);
    if (!row || !field?.write) return false;
    field.write(row, values);
    return true;
  },
});

function viewOf<Row>({ name, zh, en, control, options, read }: RecordField<Row>, row: Row, nameOf: NameOf): FieldView {
  const values = [...read(row)];
  const word = (value: string): string => {
    if (control === 'on-off') return value === 'on' ? '是 On' : '否 Off';
    return options?.find(({ id }) => id === value)?.zh ?? value.replace(/ou_\w+|od-\w+|\d{19}/g, nameOf);
  };
  return {
    name,
    zh,
    en,
    values,
    shown: values.map(word),
    ...(control ? { control } : {}),
    ...(control && options ? { options } : {}),
  };
}
