/** Which things are exported, and what Hire holds of each now. */
import type { Filter } from '../../command/filter-words.ts';
import { type Turn, turnOf } from '../../core/api.ts';
import type { Entity } from '../../core/entity.ts';
import type { Operation, Present } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Unresolved } from '../../core/resolving.ts';
import { isStopped } from '../../core/rules.ts';
import type { Ids, TargetSpec } from '../../core/target.ts';
import { chinese, type Text } from '../../core/text.ts';
import type { Told } from '../ask/reading.ts';
import type { Deps } from '../deps.ts';
import { type Read, readPresent } from '../read/present.ts';
import { explain } from '../view/explain.ts';
import type { Wanted } from './export-filter.ts';
import { heldWanted, isOver } from './export-held.ts';

/** As many as one file takes back (`interface.md` section 9). */
const MOST_EXPORTED = 2_000;
/** So many are read to find those that hold something. */
const MOST_READ = 5_000;

export interface Exporting {
  readonly operation: Operation;
  readonly target: TargetSpec;
  /** What all have in common: the pool. */
  readonly shared: Ids;
  readonly filter: Filter;
}

export interface ExportedRow {
  readonly entity: Entity;
  readonly present: Present;
}

export interface Rows {
  readonly kind: 'rows';
  readonly rows: readonly ExportedRow[];
  /** What stays out, and why. */
  readonly notes: readonly Text[];
}

type Entities = { readonly kind: 'entities'; readonly entities: readonly Entity[] } | Unresolved;

/** All of them; where nobody can read all, those that Feishu finds by the words. */
export async function allEntities(deps: Deps, { target, filter }: Exporting): Promise<Entities> {
  const finder = deps.finders.get(target.kind);
  const loaded = finder?.matching
    ? await finder.matching(filter.words.join(' '), MOST_READ)
    : ((await finder?.all?.()) ?? { ok: true as const, entries: [] });
  if (!loaded.ok) return { kind: 'failed', reply: loaded.reply, scopes: [] };
  return { kind: 'entities', entities: loaded.entries };
}

export interface Reading extends Exporting {
  readonly wanted: Wanted;
  /** open_id. */
  readonly requester: string;
  /** Told how many are about to be read, then of each. */
  readonly announced: (count: number) => Promise<Told>;
}

export async function exportedRows(deps: Deps, asked: Reading): Promise<Rows | Unresolved> {
  const { operation, wanted, filter } = asked;
  const { open } = filter;
  // Where the list does not tell what is closed, the read does.
  const entities = wanted.entities.filter((entity) => open === null || operation.over || isStopped(entity) !== open);
  const holds = wanted.people.length > 0 || Object.keys(wanted.edits).length > 0;
  if (entities.length > (holds ? MOST_READ : MOST_EXPORTED)) return tooMany(asked, entities);
  const told = await asked.announced(entities.length);
  const turn = turnOf(asked.requester, entities.length);
  const read = await readAll({ ...deps, ...told, turn }, asked, entities);
  if (read.kind !== 'rows') return read;
  const rows = read.rows.filter((row) => fits(deps, row, asked));
  if (rows.length > MOST_EXPORTED) return tooMany(asked, rows);
  return rows.length === 0 ? { kind: 'refused', refusal: nothingFits(operation, read.notes) } : { ...read, rows };
}

type Turning = Deps & Told & { readonly turn: Turn };
type ReadAll = Rows | Extract<Unresolved, { kind: 'failed' }>;

async function readAll(deps: Turning, asked: Exporting, entities: readonly Entity[]): Promise<ReadAll> {
  const { operation, shared } = asked;
  const targets = entities.map(({ id }) => ({ ...shared, [operation.bulk]: id }));
  const reads = await readPresent(deps, operation, targets);
  const failed = reads.find((read) => read.kind === 'failed');
  if (failed?.kind === 'failed') return { kind: 'failed', reply: failed.reply, scopes: operation.read.scopes };
  const rows = entities.flatMap((entity, index): ExportedRow[] => {
    const read = reads[index];
    return read?.kind === 'present' ? [{ entity, present: read.present }] : [];
  });
  return { kind: 'rows', rows, notes: leftOut(deps, operation, reads) };
}

/** By why they cannot be read. */
function leftOut(deps: Deps, { advice }: Operation, reads: readonly Read[]): Text[] {
  const counts = new Map<number, number>();
  for (const read of reads) if (read.kind === 'missing') counts.set(read.code, (counts.get(read.code) ?? 0) + 1);
  return [...counts].map(([code, count]) => {
    const { text } = explain(code, [advice, deps.commonAdvice]);
    return { zh: `没有导出 ${count} 个：${text.zh}。`, en: `${count} were left out: ${text.en}.` };
  });
}

function fits(deps: Deps, { present }: ExportedRow, { operation, filter: { open }, wanted }: Reading): boolean {
  const { values } = present;
  if (open !== null && isOver(operation, values) === open) return false;
  // What the verb says is so already is nothing that it could change.
  const setting = { now: deps.now(), timeZone: deps.settings.timeZone };
  const takesFields = [...operation.fields.values()].some(({ offered }) => offered);
  if (!takesFields && Object.keys(operation.alreadySo({}, values, setting)).length > 0) return false;
  return heldWanted(operation, values, { ...wanted, setting });
}

const tooMany = ({ operation, target }: Exporting, all: readonly unknown[]): Unresolved => ({
  kind: 'refused',
  refusal: {
    code: 'too-many-to-export',
    text: {
      zh: chinese`「${operation.title.zh}」符合的${target.label.zh}有 ${all.length} 个，一次最多导出 ${MOST_EXPORTED} 个，没有导出。`,
      en: `${all.length} fit (${target.label.en}); at most ${MOST_EXPORTED} are exported at once, so none was.`,
    },
    hint: {
      zh: '请加条件再导出，例如城市、部门、人员，或 --open。',
      en: 'Say which ones: a city, a department, a person, or --open.',
    },
  },
});

const nothingFits = ({ noun, verb }: Operation, notes: readonly Text[]): Refusal => ({
  code: 'not-found',
  text: {
    zh: `没有符合条件的，没有导出。${notes.map(({ zh }) => zh).join('')}`,
    en: `Nothing fits, so nothing was exported.${notes.map(({ en }) => ` ${en}`).join('')}`,
  },
  hint: {
    zh: `请少写一些条件，或不写条件导出全部：/导出 ${noun.zh} ${verb.zh}`,
    en: `Leave some of it out, or export all: /export ${noun.en} ${verb.en}`,
  },
});
