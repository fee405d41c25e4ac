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

export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (isList(a) && isList(b)) {
    const left = new Set(a);
    return left.size === new Set(b).size && b.every((entry) => left.has(entry));
  }
  return a === b;
}

/** The value a field shall have, from what it has and what is wanted. */
export function editedValue(edit: Edit, present: Value | undefined, many: boolean): Value {
  if (edit.clear) return many ? [] : null;
  if (!many) return edit.set?.[0] ?? present ?? null;
  const start = edit.set ?? (isList(present) ? present : []);
  const removed = new Set(edit.remove);
  return [...new Set([...start, ...(edit.add ?? [])])].filter((entry) => !removed.has(entry));
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
