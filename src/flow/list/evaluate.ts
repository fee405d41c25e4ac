/** All rows of a file, each with how it ends: looked up, read, compared. */
import { type Reply, turnOf } from '../../core/api.ts';
import type { Entity } from '../../core/entity.ts';
import type { Operation } from '../../core/operation.ts';
import type { TargetSpec } from '../../core/target.ts';
import { same, type Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import type { Told } from '../ask/reading.ts';
import type { Deps } from '../deps.ts';
import { speakingOf } from '../propose/already.ts';
import type { Judged } from '../propose/judge.ts';
import { namesIn } from '../read/names.ts';
import type { Read as Present } from '../read/present.ts';
import type { ListCommand } from './asked.ts';
import { findRows } from './find-rows.ts';
import type { Read, SheetRow } from './read-rows.ts';
import { inCell, type RowEnd, rowEnd } from './row-ends.ts';
import { changeEnd, movedEnd } from './row-words.ts';
import type { Shared } from './shared-targets.ts';
import { nothingAsked, type Weighed, weighRows } from './weigh-rows.ts';

export interface Evaluating {
  readonly command: ListCommand;
  readonly operation: Operation;
  readonly target: TargetSpec;
  readonly read: Read;
  readonly shared: Shared;
  /** Of how many rows nothing more is to be found out. */
  readonly told: Told;
}

export interface Evaluated {
  readonly kind: 'evaluated';
  readonly changes: readonly Judged[];
  /** Of every row that was not left out before, those that change too. */
  readonly ends: readonly RowEnd[];
  readonly reads: readonly Present[];
  readonly named: ReadonlyMap<string, Entity>;
  readonly unchecked: readonly Text[];
}

export interface FailedRows {
  readonly kind: 'failed';
  readonly reply: Reply;
  readonly scopes: readonly string[];
}

export async function evaluate(deps: Deps, source: Source, asked: Evaluating): Promise<Evaluated | FailedRows> {
  const { command, operation, target, read, shared } = asked;
  const gone = new Set(Object.values(command.list.leftOut).flat());
  const rows = read.rows.filter(({ line }) => !gone.has(line));
  const untouched = rows.filter((row) => isUntouched(row, asked));
  const wrong = rows.filter((row) => row.wrong !== null);
  const sound = rows.filter((row) => !untouched.includes(row) && row.wrong === null);
  const finding = await findRows(deps, sound, { operation, target, asker: source, picked: command.list.picked });
  if (finding.kind === 'failed') return finding;
  const { found, ends, named } = finding.rows;
  const all = new Map([...shared.named, ...named]);
  const { ids, edits } = shared;
  asked.told.onRead?.(read.rows.length - found.length);
  const weighing = { operation, shared: ids, edits, note: '', named: all };
  const reading = { ...deps, ...asked.told, turn: turnOf(source.requester, found.length) };
  const weighed = await weighRows(reading, found, weighing);
  if (weighed.kind === 'failed') return { ...weighed, scopes: operation.read.scopes };
  return {
    kind: 'evaluated',
    changes: weighed.changes,
    ends: [
      ...ends,
      ...untouched.map((row) => nothingAsked(row)),
      ...wrong.flatMap((row) => (row.wrong ? [wrongRow(row, row.wrong)] : [])),
      ...weighed.ends,
      ...(await spokenEnds(deps, operation, { weighed, named: all })),
    ],
    reads: weighed.reads,
    named: all,
    unchecked: weighed.unchecked,
  };
}

/** As it was exported, whatever Hire holds now. */
const isUntouched = ({ carried, edits, wrong }: SheetRow, { shared }: Evaluating): boolean =>
  carried !== null && wrong === null && Object.keys(edits).length === 0 && Object.keys(shared.edits).length === 0;

const wrongRow = (row: SheetRow, { header, refusal }: NonNullable<SheetRow['wrong']>): RowEnd =>
  rowEnd(row, { state: 'wrong', remark: inCell(same(header), refusal) });

/** With the names of all that the values point at. */
async function spokenEnds(
  deps: Deps,
  operation: Operation,
  { weighed: { changes, moved, reads }, named }: { weighed: Weighed; named: Evaluated['named'] },
): Promise<RowEnd[]> {
  const values = [...changes, ...moved].flatMap(({ present, wanted }) => [
    Object.fromEntries(Object.entries(present.values).filter(([flag]) => Object.hasOwn(wanted, flag))),
    wanted,
  ]);
  const already = values.map((each) => ({ label: '', values: each, idle: {}, leftOut: false }));
  const speaking = await speakingOf(deps, operation, { already, known: namesIn({ named }, reads) });
  return [
    ...changes.map((change) => changeEnd(operation, change, speaking)),
    ...moved.map((each) => movedEnd(operation, each, speaking)),
  ];
}
