/** The cells of a pasted row describe one thing: the surest finds it, and the others must not speak against it. */
import { type Entity, type EntityKind, type Found, foundFrom } from '../../core/entity.ts';
import { answersTo, comparable } from '../../core/names.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import { isSure, type Row } from './entry-parts.ts';
import { type Finding, lookUp } from './look-up.ts';

interface Rows {
  readonly rows: readonly Row[];
  readonly asker: Asker;
}

type Looked = ReadonlyMap<string, Found>;

/** One look-up for the sure cells of all rows; names are looked up only where nothing surer finds anything. */
export async function rowsFound(deps: Finding, kind: EntityKind, { rows, asker }: Rows): Promise<Map<Row, Found>> {
  const found = new Map<Row, Found>();
  if (rows.length === 0) return found;
  const byContact = deps.finders.get(kind)?.byContact === true;
  const laid = rows.map((row) => ({
    row,
    sure: row.filter((cell) => isSure(cell, byContact)),
    // A running number is no hint of a person.
    texts: row.filter((cell) => !isSure(cell, byContact) && !(byContact && /^[\d.]*$/.test(cell))),
  }));
  const asked = laid.flatMap(({ sure, texts }) => (sure.length > 0 ? sure : texts));
  const looked = await lookedUp(deps, kind, { words: asked, asker });
  const named = await withNames(deps, kind, [...looked.values()].flatMap(only));
  for (const { row, sure, texts } of laid) found.set(row, described(row, { sure, texts, looked, named }));
  return found;
}

async function lookedUp(
  deps: Finding,
  kind: EntityKind,
  { words, asker }: { words: readonly string[]; asker: Asker },
): Promise<Looked> {
  const unique = [...new Set(words)];
  const found = await lookUp(deps, kind, { words: unique, asker });
  return new Map(unique.flatMap((word, at) => found.slice(at, at + 1).map((each) => [word, each] as const)));
}

const only = (found: Found): Entity[] => (found.kind === 'one' ? [found.entity] : []);

/** What was found by an id or a contact, with its name. */
async function withNames(deps: Finding, kind: EntityKind, found: readonly Entity[]): Promise<Map<string, Entity>> {
  const nameless = found.filter(({ label }) => label === '').map(({ id }) => id);
  const named = new Map(found.map((entity) => [entity.id, entity]));
  if (nameless.length === 0) return named;
  const read = await deps.finders.get(kind)?.current?.(nameless);
  for (const entity of read?.ok ? read.entries : []) named.set(entity.id, entity);
  return named;
}

interface Cells {
  readonly sure: readonly string[];
  readonly texts: readonly string[];
  readonly looked: Looked;
  readonly named: ReadonlyMap<string, Entity>;
}

function described(row: Row, { sure, texts, looked, named }: Cells): Found {
  const answers = (sure.length > 0 ? sure : texts).flatMap((cell) => looked.get(cell) ?? []);
  const failed = answers.find(({ kind }) => kind === 'failed' || (kind === 'refused' && sure.length > 0));
  if (failed) return failed;
  const ones = unique(answers.flatMap(only).map((entity) => named.get(entity.id) ?? entity));
  const [first, another] = sureFirst(ones, row);
  if (!first) return ofNamesakes(answers, texts);
  if (another) return foundFrom(ones);
  const missed = sure.some((cell) => looked.get(cell)?.kind === 'none');
  return !missed && agrees(first, texts) ? { kind: 'one', entity: first } : { kind: 'none', nearest: [first] };
}

const unique = (entities: readonly Entity[]): Entity[] => [
  ...new Map(entities.map((entity) => [entity.id, entity])).values(),
];

/** A code says more than a name: a name that means something else beside it is told by `agrees`. */
function sureFirst(ones: readonly Entity[], row: Row): readonly Entity[] {
  const coded = ones.filter(({ codes }) => codes.some((code) => row.includes(code)));
  return coded.length > 0 ? coded : ones;
}

/** Its name stands in the row, or nothing in it is another name: a company, a city, a department. */
function agrees(entity: Entity, texts: readonly string[]): boolean {
  if (entity.label === '' || texts.some((text) => comparable(text) === comparable(entity.label))) return true;
  const known = comparable([entity.label, entity.detail, ...entity.codes].join(' '));
  return texts.every((text) => known.includes(comparable(text)) || answersTo(entity, text));
}

/** Several of one name are told apart by what else the row says. */
function ofNamesakes(answers: readonly Found[], texts: readonly string[]): Found {
  const all = unique(answers.flatMap((found) => (found.kind === 'several' ? found.entities : [])));
  if (all.length === 0) {
    const near = unique(answers.flatMap((found) => (found.kind === 'none' ? found.nearest : [])));
    return { kind: 'none', nearest: near.slice(0, 5) };
  }
  const others = (entity: Entity) =>
    texts.filter((text) => comparable(text) !== comparable(entity.label) && comparable(text) !== '');
  const told = all.filter((entity) =>
    others(entity).some((text) => comparable(entity.detail).includes(comparable(text))),
  );
  return foundFrom(told.length > 0 ? told : all);
}
