/** The stand-in Hire as the page shows it: records with named values, and which of them changed lately. */
import type { World } from '../world/world.ts';
import { namesIn } from './record-names.ts';
import type { Edited, RecordKind, RecordView } from './record-table.ts';
import { recordTables } from './record-tables.ts';

export interface Changed {
  readonly kind: RecordKind;
  readonly id: string;
  readonly field: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** ms since 1970 UTC. */
  readonly at: number;
}

export interface Records {
  /** What is there now, and what changed since the start, newest last. */
  look(): { readonly records: readonly RecordView[]; readonly changes: readonly Changed[] };
  edit(edited: Edited): boolean;
}

const KEPT_CHANGES = 400;

export function createRecords(world: World, now: () => number): Records {
  const all = recordTables(world);
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
