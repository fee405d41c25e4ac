/** How Hire names things in its answers. */
import { z } from 'zod';

/** An id, or whatever a field without one holds. */
export const Id = z.string().nullish();
export const I18n = z.object({ zh_cn: z.string().nullish(), en_us: z.string().nullish() }).nullish();
/** `{id, name: {zh_cn, en_us}}`; some answers give the name as plain text. */
export const Named = z.object({ id: Id, name: z.union([I18n, z.string()]) });
export type Named = z.output<typeof Named>;

export const nameIn = (name: Named['name']): string =>
  typeof name === 'string' ? name : name?.zh_cn || name?.en_us || '';

type Row = Partial<Named> | null | undefined;

/** The ids of a list that is null when empty. */
export const idsOf = (rows: readonly Row[] | null | undefined): readonly string[] =>
  (rows ?? []).flatMap((row) => (row?.id ? [row.id] : []));

/** Names by id, of those that have one. */
export function namesOf(rows: readonly Row[]): Record<string, string> {
  const named = rows.flatMap((row): [string, string][] => {
    const name = nameIn(row?.name);
    return row?.id && name ? [[row.id, name]] : [];
  });
  return Object.fromEntries(named);
}
