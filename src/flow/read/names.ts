/** Names of what a proposal's cards show. They are stored with it, so that a click asks nobody. */
import type { Entity, EntityKind } from '../../core/entity.ts';
import { toldApart } from '../../core/namesakes.ts';
import type { DrawnOperation } from '../../core/operation.ts';
import type { Values } from '../../core/value.ts';
import type { Loaded } from '../../feishu/find/catalogue.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';
import type { Drawing } from './drawing.ts';
import type { Read } from './present.ts';

/** As the proposal's cards name this person. */
export const storedName = ({ names }: Pick<Proposal, 'names'>, openId: string): string => names[openId] || openId;

type Shown = Pick<Item, 'operation' | 'seen' | 'wanted' | 'found'>;

/** Values, with the fields that say what they hold. */
export interface Holding extends Pick<DrawnOperation, 'fields'> {
  readonly values: Values;
}

/** All that a card may show of some items. */
export const holdingsOf = (items: readonly Shown[], drawing: Drawing): Holding[] =>
  items.flatMap((item) => {
    const { fields } = drawing(item);
    const { seen, wanted, found } = item;
    return [seen, wanted, ...(found ? [found] : [])].map((values) => ({ fields, values }));
  });

/** Before and after of the fields that change. */
export const changesOf = (items: readonly Pick<Item, 'operation' | 'seen' | 'wanted'>[], drawing: Drawing): Holding[] =>
  items.flatMap((item) => {
    const { fields } = drawing(item);
    const changed = Object.entries(item.seen).filter(([flag]) => Object.hasOwn(item.wanted, flag));
    return [Object.fromEntries(changed), item.wanted].map((values) => ({ fields, values }));
  });

/** Everybody whom the values mention. */
export function peopleIn(holdings: readonly Holding[]): string[] {
  const ids = new Set<string>();
  for (const { fields, values } of holdings)
    for (const [flag, value] of Object.entries(values))
      for (const id of fields.get(flag)?.peopleIn(value) ?? []) ids.add(id);
  return [...ids];
}

/** Ids of things in some values, by their kind. */
function thingsIn(holdings: readonly Holding[]): Map<EntityKind, Set<string>> {
  const things = new Map<EntityKind, Set<string>>();
  for (const { fields, values } of holdings)
    for (const [flag, value] of Object.entries(values))
      for (const { kind, id } of fields.get(flag)?.thingsIn(value) ?? [])
        things.set(kind, (things.get(kind) ?? new Set()).add(id));
  return things;
}

/** What is known of ids: their names, and what tells those of one name apart. */
export type Known = Pick<Proposal, 'names' | 'details'>;

/** Names that neither the command nor the read has told, from the lists they stand in. Without a list the id stays. */
export async function namesFromLists(
  deps: Deps,
  holdings: readonly Holding[],
  known: Readonly<Record<string, string>>,
): Promise<Known> {
  const reads = [...thingsIn(holdings)].map(async ([kind, ids]) => {
    const unknown = new Set([...ids].filter((id) => !Object.hasOwn(known, id)));
    const loaded = unknown.size > 0 ? await listed(deps, kind, [...unknown]) : undefined;
    return loaded?.ok ? loaded.entries.filter(({ id, label }) => label && ids.has(id)) : [];
  });
  const found = (await Promise.all(reads)).flat();
  return {
    names: Object.fromEntries(found.flatMap(({ id, label }) => (Object.hasOwn(known, id) ? [] : [[id, label]]))),
    details: Object.fromEntries(found.flatMap(({ id, detail }) => (detail ? [[id, detail]] : []))),
  };
}

/** What tells people of one name apart: their departments, as far as they are known. */
export async function namesakes(
  { people }: Pick<Deps, 'people'>,
  ids: readonly string[],
  names: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const firsts = new Map<string, string>();
  const shared = new Set<string>();
  for (const id of new Set(ids)) {
    const name = names[id];
    if (!name) continue;
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, id);
    else shared.add(first).add(id);
  }
  const read = shared.size > 0 ? await people.current?.([...shared]) : undefined;
  return Object.fromEntries((read?.ok ? read.entries : []).map(({ id, detail }) => [id, detail]));
}

/** Where a list cannot be read whole, these of it. */
function listed({ finders }: Deps, kind: EntityKind, ids: readonly string[]): Promise<Loaded> | undefined {
  const finder = finders.get(kind);
  return finder?.all ? finder.all() : finder?.current?.(ids);
}

/** One title stands in many cities: of a job that a change points at, the title alone tells too little. */
const namedAlike: ReadonlySet<EntityKind> = new Set(['job']);

/** Names as a card of a change says them: a job never by its title alone. */
export const namesOnCard = (known: Known, holdings: readonly Holding[]): Map<string, string> =>
  namesOf(known, holdings, namedAlike);

/** People and things of one name and kind are told apart, others stand with their name. */
export const namesApart = (known: Known, holdings: readonly Holding[]): Map<string, string> =>
  namesOf(known, holdings, new Set());

function namesOf(
  { names, details }: Known,
  holdings: readonly Holding[],
  always: ReadonlySet<EntityKind>,
): Map<string, string> {
  const people = ['person', new Set(peopleIn(holdings))] as const;
  const apart = [people, ...thingsIn(holdings)].flatMap(([kind, ids]) => {
    const named = [...ids].flatMap((id) => (names[id] ? [[id, names[id]] as const] : []));
    return [...toldApart(new Map(named), details, always.has(kind))];
  });
  return new Map([...Object.entries(names), ...apart]);
}

/** What Hire told and what was named in the command, by id. */
export function namesIn(
  { named }: { readonly named: ReadonlyMap<string, Entity> },
  reads: readonly Read[],
): Record<string, string> {
  const told = reads.flatMap((read) => (read.kind === 'present' ? Object.entries(read.present.names ?? {}) : []));
  const typed = [...named].flatMap(([id, { label }]) => (label ? [[id, label] as const] : []));
  return Object.fromEntries([...told, ...typed]);
}
