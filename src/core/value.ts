import { z } from 'zod';

/** A field's content as this bot compares it. A list is a set: Feishu promises no order. */
export const Value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()]);
export type Value = z.output<typeof Value>;

export const Values = z.record(z.string(), Value);
export type Values = Readonly<z.output<typeof Values>>;

/** What a person wants of one field: the whole (`set`), an edit of a list (`add`, `remove`), or emptied (`clear`). */
export const Edit = z.strictObject({
  set: z.array(z.string()).optional(),
  add: z.array(z.string()).optional(),
  remove: z.array(z.string()).optional(),
  clear: z.literal(true).optional(),
});
export type Edit = z.output<typeof Edit>;

export const isList = (value: Value | undefined): value is readonly string[] => Array.isArray(value);

/** Nothing in it, whichever way Feishu says so. */
export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined || value === null || value === '' || (isList(value) && value.length === 0);

/** What stands in it, one by one. */
export const entriesIn = (value: Value | undefined): string[] =>
  isEmpty(value) ? [] : isList(value) ? [...value] : [String(value)];

export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (isEmpty(a) && isEmpty(b)) return true;
  if (isList(a) && isList(b)) {
    const left = new Set(a);
    return left.size === new Set(b).size && b.every((entry) => left.has(entry));
  }
  return a === b;
}

/** An entry of a keyed list, `key=value`: a round and a person, a cost center and its share. */
export const entryOf = (key: string, value: string): string => `${key}=${value}`;

/** Only the first `=` divides: a value may hold more of them. */
export function partsOf(entry: string): { key: string; value: string | null } {
  const at = entry.indexOf('=');
  return at < 0 ? { key: entry, value: null } : { key: entry.slice(0, at), value: entry.slice(at + 1) };
}

/** The list that an edit makes of the present one. */
export function editedList({ set, add = [], remove = [] }: Edit, present: readonly string[]): string[] {
  const removed = new Set(remove);
  return [...new Set([...(set ?? present), ...add])].filter((entry) => !removed.has(entry));
}

export interface KeyedEdit {
  /** `set` replaces the keys it names and leaves the others alone; otherwise it replaces the whole list. */
  readonly merges: boolean;
  /** A key may stand several times, with different values. */
  readonly several: boolean;
}

/** The same for entries `key=value`. To remove, a key alone stands for all entries of that key. */
export function editedEntries(edit: Edit, present: readonly string[], { merges, several }: KeyedEdit): string[] {
  const keysOf = (entries: readonly string[]) => new Set(entries.map((entry) => partsOf(entry).key));
  const { set, add = [], remove = [] } = edit;
  const renamed = keysOf(set ?? []);
  const kept = set === undefined ? present : merges ? present.filter((entry) => !renamed.has(partsOf(entry).key)) : [];
  const replaced = several ? new Set<string>() : keysOf(add);
  const before = [...kept, ...(set ?? [])].filter((entry) => !replaced.has(partsOf(entry).key));
  const gone = (entry: string) => remove.includes(entry) || remove.includes(partsOf(entry).key);
  return [...new Set([...before, ...add])].filter((entry) => !gone(entry));
}

/** Keys of `wanted` whose present value differs from `seen`: somebody moved them meanwhile. */
export const movedFields = (wanted: Values, seen: Values, now: Values): string[] =>
  Object.keys(wanted).filter((field) => !sameValue(seen[field], now[field]));

/** After an unclear outcome: does Hire now hold what we wanted, what we saw before, or something else? */
export function readBackVerdict(wanted: Values, seen: Values, now: Values): 'wanted' | 'seen' | 'other' {
  const fields = Object.keys(wanted);
  if (fields.every((field) => sameValue(wanted[field], now[field]))) return 'wanted';
  if (fields.every((field) => sameValue(seen[field], now[field]))) return 'seen';
  return 'other';
}

/**
 * After a yes: does Hire hold what we wanted, or may it still come, because a field shows what stood there before?
 * A field that shows neither is no late one.
 */
export function heldVerdict(wanted: Values, seen: Values, now: Values): 'wanted' | 'late' | 'other' {
  const differing = Object.keys(wanted).filter((field) => !sameValue(wanted[field], now[field]));
  if (differing.length === 0) return 'wanted';
  return differing.some((field) => sameValue(seen[field], now[field])) ? 'late' : 'other';
}

/** What became of a change, as far as it was seen. */
interface Ended {
  readonly state: string;
  readonly wanted: Values;
  readonly seen: Values;
  /** What Hire held afterwards; null where it was not looked at. */
  readonly held: Values | null;
}

/** The fields that a change really moved in Hire, with what they hold since: also where it holds something else. */
export function effectOf({ state, wanted, seen, held }: Ended): Values {
  if (state === 'applied') return wanted;
  if (state !== 'failed' || held === null) return {};
  return Object.fromEntries(movedFields(wanted, seen, held).map((field) => [field, held[field] ?? null]));
}

/** Does Hire hold anything that neither the snapshot nor the change has shown? */
export const isSurprising = ({ wanted, seen }: Pick<Ended, 'wanted' | 'seen'>, held: Values): boolean =>
  Object.keys(held).some((field) => !sameValue(held[field], field in wanted ? wanted[field] : seen[field]));

/** Of what Hire holds, the fields that were to change and those that moved beside them: all others stand in the snapshot. */
export const heldApart = (items: readonly Pick<Ended, 'wanted' | 'seen'>[], held: Values): Values =>
  Object.fromEntries(
    Object.entries(held).filter(([field, value]) =>
      items.some(({ wanted, seen }) => field in wanted || !sameValue(value, seen[field])),
    ),
  );
