/** What the answer of a write tells of what Hire holds. */
import type { z } from 'zod';
import { isEmpty, sameValue, type Value, type Values } from './value.ts';

type Ids = Readonly<Record<string, string>>;

/** How an answer reads as values: by its shape, and nothing where it has another one. */
export const told =
  <R, V>(answer: z.ZodType<R>, values: (answer: R, ids: Ids, timeZone: string) => V) =>
  (data: unknown, ids: Ids, timeZone: string): Partial<V> => {
    const parsed = answer.safeParse(data);
    return parsed.success ? values(parsed.data, ids, timeZone) : {};
  };

/** A field that an answer leaves out reads as empty, so an empty one proves nothing. */
export function provenBy(values: Readonly<Record<string, Value | undefined>>): Values {
  const proven: Record<string, Value> = {};
  for (const [field, value] of Object.entries(values))
    if (value !== undefined && !isEmpty(value)) proven[field] = value;
  return proven;
}

/** Does an answer that tells this much prove that all of it is as wanted? */
export const proves = (toldValues: Values, wanted: Values): boolean =>
  Object.entries(wanted).every(([field, value]) => field in toldValues && sameValue(toldValues[field], value));
