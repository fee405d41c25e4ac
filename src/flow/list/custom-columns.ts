/** Columns that are called like the tenant's own fields: looked up where a header means nothing else. */
import { foldedCode } from '../../core/fold.ts';
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
  return withListed(deps, asker, { operation, columns: withSpelled({ operation, columns }) });
}

/** A header that says by its looks that it is one. */
function withSpelled({ operation, columns }: Headed): Column[] {
  const spelled = [...operation.fields].flatMap(([flag, { own }]) =>
    own?.spelled ? [[flag, own.spelled] as const] : [],
  );
  return columns.map((column) => {
    if (column.meaning.kind !== 'unknown') return column;
    for (const [flag, looks] of spelled)
      for (const name of column.names.map(foldedCode))
        if (name.match(looks)?.[0] === name)
          return { ...column, meaning: { kind: 'field', flag, way: 'set', key: name } };
    return column;
  });
}

async function withListed(deps: Deps, asker: Asker, { operation, columns }: Headed): Promise<Column[]> {
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
