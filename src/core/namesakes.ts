/** Things of one name on one card: each stands with what tells it apart. */
import { isOpenId } from './ids.ts';

/** Names by id, those that several ids share (or all) with their detail, or where that is shared too with the id. */
export function toldApart(
  names: ReadonlyMap<string, string>,
  details: Readonly<Record<string, string>>,
  all = false,
): Map<string, string> {
  const detailed = withMore(names, (id) => details[id] ?? '', all);
  return withMore(detailed, (id) => `ID ${isOpenId(id) ? `…${id.slice(-8)}` : id}`, false);
}

/** What `more` says stands beside the names that are there more than once, or beside all. */
function withMore(names: ReadonlyMap<string, string>, more: (id: string) => string, all: boolean): Map<string, string> {
  const count = new Map<string, number>();
  for (const name of names.values()) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(
    [...names].map(([id, name]) => {
      const detail = all || (count.get(name) ?? 0) > 1 ? more(id) : '';
      const joined = all ? `${name} · ${detail}` : `${name}（${detail}）`;
      return [id, detail ? joined : name];
    }),
  );
}
