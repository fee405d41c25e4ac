/** The cells of a pasted row describe one thing: the surest finds it, and the others must not speak against it. */

import { type Entity, type Found, foundFrom } from '../../core/entity.ts';
import { answersTo, comparable } from '../../core/names.ts';
import type { Text } from '../../core/text.ts';
import type { Finder } from '../../feishu/find/catalogue.ts';
import type { Row } from './entry-parts.ts';

type Looked = ReadonlyMap<string, Found>;

interface Reading {
  readonly finder: Finder | undefined;
  readonly lookUp: (words: readonly string[]) => Promise<readonly Found[]>;
}

/** One look-up for the sure cells of all rows; names are looked up only where nothing surer is there. */
export async function rowsFound(rows: readonly Row[], { finder, lookUp }: Reading): Promise<Map<Row, Found>> {
  const found = new Map<Row, Found>();
  if (rows.length === 0) return found;
  const asked = [...new Set(rows.flatMap(({ sure, texts }) => (sure.length > 0 ? sure : texts)))];
  const answers = await lookUp(asked);
  const looked = new Map(asked.flatMap((word, at) => answers.slice(at, at + 1).map((each) => [word, each] as const)));
  const named = await withNames(finder, answers.flatMap(only));
  for (const row of rows) found.set(row, described(row, looked, named));
  return found;
}

const only = (found: Found): Entity[] => (found.kind === 'one' ? [found.entity] : []);

/** What was found by an id or a contact, with its name. */
async function withNames(finder: Finder | undefined, found: readonly Entity[]): Promise<Map<string, Entity>> {
  const nameless = found.filter(({ label }) => label === '').map(({ id }) => id);
  const named = new Map(found.map((entity) => [entity.id, entity]));
  if (nameless.length === 0) return named;
  const read = await finder?.current?.(nameless);
  for (const entity of read?.ok ? read.entries : []) named.set(entity.id, entity);
  return named;
}

function described({ cells, sure, texts }: Row, looked: Looked, named: ReadonlyMap<string, Entity>): Found {
  const answers = (sure.length > 0 ? sure : texts).flatMap((cell) => looked.get(cell) ?? []);
  const failed = answers.find(({ kind }) => kind === 'failed' || (kind === 'refused' && sure.length > 0));
  if (failed) return failed;
  const ones = unique(answers.flatMap(only).map((entity) => named.get(entity.id) ?? entity));
  const [first, another] = sureFirst(ones, cells);
  if (!first) return ofNamesakes(answers, texts);
  if (another) return foundFrom(ones);
  const missed = sure.some((cell) => looked.get(cell)?.kind === 'none');
  return !missed && agrees(first, texts) ? { kind: 'one', entity: first } : { kind: 'none', nearest: [first], hint };
}

/** Of rows that hold values too. */
const hint: Text = {
  zh: '一行里的各格说的是同一个对象；要逐行写不同的值，请在第一行加表头，例如「职位」「招聘负责人」。',
  en: 'The cells of a row describe one target; for values row by row, put headers over them, such as "job" and "recruiter".',
};

const unique = (entities: readonly Entity[]): Entity[] => [
  ...new Map(entities.map((entity) => [entity.id, entity])).values(),
];

/** A code says more than a name: a name that means something else beside it is told by `agrees`. */
function sureFirst(ones: readonly Entity[], cells: readonly string[]): readonly Entity[] {
  const coded = ones.filter(({ codes }) => codes.some((code) => cells.includes(code)));
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
