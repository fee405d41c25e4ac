/** The stand-in Hire as the page shows it: records with named values, and which of them changed lately. */
import * as settings from '../seed/settings.ts';
import type { World } from '../world/world.ts';
import {
  type Control,
  jobFields,
  poolFields,
  preHireFields,
  type RecordField,
  requirementFields,
  talentFields,
} from './record-fields.ts';

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
  readonly options?: readonly settings.Named[];
}

export interface RecordView {
  readonly kind: RecordKind;
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldView[];
}

export interface Changed {
  readonly kind: RecordKind;
  readonly id: string;
  readonly field: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** ms since 1970 UTC. */
  readonly at: number;
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

type NameOf = (id: string) => string;

interface Table {
  readonly kind: RecordKind;
  views(nameOf: NameOf): RecordView[];
  /** False where there is no such record or field, or it cannot be changed by hand. */
  edit(edited: Edited): boolean;
}

/** Closes over the type of the rows, so that tables of different things make one list. */
const table = <Row extends { readonly id: string }>({ kind, rows, fields, title, detail }: Source<Row>): Table => ({
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
    const [row, field] = [rows.get(id), fields.find((each) => each.name === name)];
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
  const shown = values.map(word);
  return { name, zh, en, values, shown, ...(control ? { control } : {}), ...(options && control ? { options } : {}) };
}

const tables = (world: World): Table[] => [
  table({
    kind: 'job',
    rows: world.jobs,
    fields: jobFields,
    title: ({ title }) => title,
    detail: ({ code, city }) => `${code} · ${city}`,
  }),
  table({
    kind: 'requirement',
    rows: world.requirements,
    fields: requirementFields,
    title: ({ body }) => String(body.name),
    detail: ({ code }) => code,
  }),
  table({
    kind: 'pool',
    rows: world.pools,
    fields: poolFields(world),
    title: ({ zh }) => zh,
    detail: ({ en }) => en,
  }),
  table({
    kind: 'talent',
    rows: world.talents,
    fields: talentFields(world),
    title: ({ name }) => name,
    detail: ({ company }) => company,
  }),
  table({
    kind: 'prehire',
    rows: world.preHires,
    fields: preHireFields,
    title: ({ name }) => name,
    detail: ({ workerId, hireDate }) => `${workerId} · ${hireDate}`,
  }),
];

export interface Records {
  /** What is there now, and what changed since the start, newest last. */
  look(): { readonly records: readonly RecordView[]; readonly changes: readonly Changed[] };
  edit(edited: Edited): boolean;
}

const KEPT_CHANGES = 400;

export function createRecords(world: World, now: () => number): Records {
  const all = tables(world);
  const changes: Changed[] = [];
  const views = () => {
    const nameOf = namesIn(world);
    return all.flatMap((each) => each.views(nameOf));
  };
  let seen = byKey(views());
  return {
    look: () => {
      const records = views();
      changes.push(...differences(seen, records, now()));
      changes.splice(0, Math.max(0, changes.length - KEPT_CHANGES));
      seen = byKey(records);
      return { records, changes };
    },
    edit: (edited) => {
      const done = all.some((each) => each.kind === edited.kind && each.edit(edited));
      if (done) world.news.tell({ kind: 'hire' });
      return done;
    },
  };
}

const keyOf = ({ kind, id }: Pick<RecordView, 'kind' | 'id'>): string => `${kind} ${id}`;
const byKey = (records: readonly RecordView[]) => new Map(records.map((each) => [keyOf(each), each]));

function differences(before: ReadonlyMap<string, RecordView>, records: readonly RecordView[], at: number): Changed[] {
  return records.flatMap((record) =>
    record.fields.flatMap(({ name, values, shown }, index) => {
      const old = before.get(keyOf(record))?.fields[index];
      if (!old || old.values.join('\n') === values.join('\n')) return [];
      return [{ kind: record.kind, id: record.id, field: name, from: old.shown, to: shown, at }];
    }),
  );
}

/** Names of everything that has an id; what has none is shown as it is. */
function namesIn(world: World): NameOf {
  const lists = Object.values(settings).filter((each): each is settings.Named[] => Array.isArray(each));
  const names = new Map<string, string>([
    ...lists.flat().map(({ id, zh }): [string, string] => [id, zh]),
    ...world.people.map(({ openId, name }): [string, string] => [openId, name]),
    ...[...world.jobs.values()].map(({ id, code }): [string, string] => [id, code]),
    ...[...world.requirements.values()].map(({ id, code }): [string, string] => [id, code]),
    ...[...world.pools.values()].map(({ id, zh }): [string, string] => [id, zh]),
  ]);
  return (id) => names.get(id) ?? id;
}
