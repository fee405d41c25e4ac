/** Rows whose targets are known, against what Hire holds now: to change, already so, moved meanwhile, or impossible. */

import type { Reply, Turn } from '../../core/api.ts';
import { type Place, placeName, valueAt, valueMark } from '../../core/carried.ts';
import { type Entity, exactly } from '../../core/entity.ts';
import type { Operation, Present } from '../../core/operation.ts';
import type { Ids } from '../../core/target.ts';
import type { Text } from '../../core/text.ts';
import { type Edit, partsOf, sameValue, type Values } from '../../core/value.ts';
import type { Told } from '../ask/reading.ts';
import type { Deps } from '../deps.ts';
import type { Target } from '../propose/items.ts';
import { type Judged, judge, type Wish } from '../propose/judge.ts';
import { settingOf } from '../propose/setting.ts';
import { type Read, readPresent } from '../read/present.ts';
import { explain } from '../view/explain.ts';
import type { FoundRow } from './find-rows.ts';
import { fits, otherTarget, type RowEnd, rowEnd, wrongValue } from './row-ends.ts';

export interface Weighing {
  readonly operation: Operation;
  /** What all targets have in common, such as the pool. */
  readonly shared: Ids;
  /** What the command wants of every row. */
  readonly edits: Readonly<Record<string, Edit>>;
  readonly note: string;
  readonly named: ReadonlyMap<string, Entity>;
}

/** A value that somebody moved since the file was written, with all three. */
export interface Moved {
  readonly row: FoundRow;
  readonly present: Present;
  readonly wanted: Values;
  readonly places: readonly (Place & { readonly was: string })[];
}

export interface Weighed {
  readonly kind: 'weighed';
  readonly changes: readonly Judged[];
  readonly moved: readonly Moved[];
  readonly ends: readonly RowEnd[];
  readonly reads: readonly Read[];
  readonly unchecked: readonly Text[];
}

export async function weighRows(
  deps: Deps & Told & { readonly turn: Turn },
  rows: readonly FoundRow[],
  weighing: Weighing,
): Promise<Weighed | { kind: 'failed'; reply: Reply }> {
  const { operation, named } = weighing;
  const takesFields = [...operation.fields.values()].some(({ offered }) => offered);
  const asking = rows.filter((found) => !takesFields || Object.keys(editsOf(found, weighing)).length > 0);
  const targets = asking.map((found) => targetOf(found, weighing));
  const reads = await readPresent(
    deps,
    operation,
    targets.map(({ ids }) => ids),
  );
  const failed = reads.find((read) => read.kind === 'failed');
  if (failed?.kind === 'failed') return { kind: 'failed', reply: failed.reply };
  const weighed = asking.flatMap((found, index) => {
    const target = targets[index];
    const read = reads[index];
    return target && read ? [{ found, ...weigh(deps, { found, target, read }, weighing) }] : [];
  });
  const wishes = weighed.flatMap(({ wish }) => (wish ? [wish] : []));
  const { judged, unchecked } = await judge(deps, wishes, { operation, named });
  const byLine = new Map(asking.map((found) => [found.row.line, found]));
  return {
    kind: 'weighed',
    changes: judged.filter(({ refusal }) => refusal === null),
    moved: weighed.flatMap(({ moved }) => (moved ? [moved] : [])),
    ends: [
      ...rows.filter((found) => !asking.includes(found)).map(({ row, entity }) => nothingAsked(row, entity)),
      ...weighed.flatMap(({ end }) => (end ? [end] : [])),
      ...judged.flatMap(({ refusal, target }) => {
        const found = byLine.get(target.line ?? 0);
        return refusal && found ? [refusedRow(found, refusal)] : [];
      }),
    ],
    reads,
    unchecked,
  };
}

/** What a row says itself comes before what the command says for all. */
const editsOf = ({ edits }: FoundRow, { edits: all }: Weighing) => ({ ...all, ...edits });

const targetOf = (found: FoundRow, weighing: Weighing): Target => {
  const { row, entity } = found;
  const { shared, operation, note } = weighing;
  return {
    ids: { ...shared, [operation.bulk]: entity.id },
    label: [entity.label, entity.label && entity.mark].filter(Boolean).join(' '),
    exact: exactly(entity),
    edits: editsOf(found, weighing),
    line: row.line,
    note: row.note || note,
  };
};

interface One {
  readonly found: FoundRow;
  readonly target: Target;
  readonly read: Read;
}

/** One of the three. */
interface Outcome {
  readonly wish?: Wish;
  readonly moved?: Moved;
  readonly end?: RowEnd;
}

function weigh(deps: Deps, { found, target, read }: One, { operation, named }: Weighing): Outcome {
  const { row, entity } = found;
  if (read.kind !== 'present') return { end: unreadRow(deps, operation, { found, read }) };
  const { present } = read;
  // Of a number that says no name the read has told it.
  const known = { label: entity.label || (present.label ?? ''), codes: entity.codes };
  const strange = row.named.find(
    ({ shared, word, target: name }) => shared && name === operation.bulk && !fits(word, known),
  );
  if (strange) return { end: otherTarget(row, { ...entity, label: known.label }, strange) };
  const setting = settingOf(deps, { named });
  const wanted = operation.wantedFrom(target.edits, present.values, setting);
  if (!wanted.ok)
    return { end: wrongValue(row, { refusal: wanted.refusal, entity: { ...entity, label: known.label } }) };
  if (Object.keys(wanted.value).length === 0) return { end: alreadySo(found, known.label) };
  const places = movedPlaces(found, present, wanted.value);
  if (places.length > 0) return { moved: { row: found, present, wanted: wanted.value, places } };
  return { wish: { target, present, wanted: wanted.value } };
}

/** Where the row was edited, and Hire holds something else than when it was exported. */
function movedPlaces({ row, edits }: FoundRow, present: Present, wanted: Values): Moved['places'] {
  const { was = {} } = row.carried ?? {};
  return Object.entries(edits)
    .flatMap(([flag, edit]) => placesOf(flag, edit, was))
    .flatMap((place) => {
      const [words, mark] = was[placeName(place)] ?? [];
      if (words === undefined || mark === valueMark(present.values, place)) return [];
      const so = sameValue(valueAt({ ...present.values, ...wanted }, place), valueAt(present.values, place));
      return so ? [] : [{ ...place, was: words }];
    });
}

/** A field, or those of its keys that have columns of their own. */
const placesOf = (flag: string, { set = [], remove = [] }: Edit, was: Readonly<Record<string, unknown>>): Place[] =>
  Object.hasOwn(was, flag) ? [{ flag }] : [...set, ...remove].map((entry) => ({ flag, key: partsOf(entry).key }));

function unreadRow(
  deps: Deps,
  { missing, advice }: Operation,
  { found: { row, entity }, read }: { found: FoundRow; read: Exclude<Read, { kind: 'present' }> },
): RowEnd {
  const code = read.kind === 'missing' ? read.code : null;
  const { text, fix } = explain(code, [advice, deps.commonAdvice]);
  const remark = { zh: `${text.zh}。${fix.zh}`, en: `${text.en}. ${fix.en}` };
  return rowEnd(row, { state: missing.includes(code ?? 0) ? 'not-found' : 'not-allowed', remark, entity });
}

/** What Feishu would say no to is not for this person to change; anything else is a value that cannot be. */
function refusedRow({ row, entity }: FoundRow, refusal: NonNullable<Judged['refusal']>): RowEnd {
  if (refusal.feishu === undefined) return wrongValue(row, { refusal, entity });
  return rowEnd(row, { state: 'not-allowed', remark: refusal.text, entity });
}

const alreadySo = ({ row, entity }: FoundRow, label: string): RowEnd =>
  rowEnd(row, {
    state: 'already',
    entity: { ...entity, label },
    remark: { zh: '已经是这样，不用改。', en: 'Already so; nothing to change.' },
  });

export const nothingAsked = (row: FoundRow['row'], entity?: Entity): RowEnd =>
  rowEnd(row, {
    state: 'already',
    entity,
    remark: { zh: '这一行没有要改的。', en: 'This row asks for nothing.' },
  });
