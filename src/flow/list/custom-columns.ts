/** Columns that are called like the tenant's own fields: looked up where a header means nothing else. */
import type { Operation } from '../../core/operation.ts';
import type { Asker } from '../../feishu/find/catalogue.ts';
import type { Deps } from '../deps.ts';
import type { Column } from './columns.ts';

interface Headed {
  readonly operation: Operation;
  readonly columns: readonly Column[];
}

/** What cannot be looked up stays unknown, and is named. */
export async function withOwnFields(deps: Deps, asker: Asker, { operation, columns }: Headed): Promise<Column[]> {
  const keyed = [...operation.fields].find(([, { offered, keys }]) => offered && keys !== undefined);
  const kind = keyed?.[1].keys;
  const finder = kind && deps.finders.get(kind);
  const strange = columns.filter(({ meaning }) => meaning.kind === 'unknown');
  if (!keyed || !finder || strange.length === 0) return [...columns];
  const [flag] = keyed;
  const words = strange.flatMap(({ at, names }) => names.map((name) => ({ at, name })));
  const found = await finder.find(
    words.map(({ name }) => name),
    asker,
  );
  const keys = new Map(
    words.flatMap(({ at }, index) => {
      const answer = found[index];
      return answer?.kind === 'one' ? [[at, answer.entity.id] as const] : [];
    }),
  );
  return columns.map((column) => {
    const key = keys.get(column.at);
    return key === undefined ? column : { ...column, meaning: { kind: 'field', flag, way: 'set', key } };
  });
}
