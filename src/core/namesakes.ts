/** Things of one name on one card: each stands with what tells it apart. */
import { isOpenId } from './ids.ts';

/** Names by id, those that several ids share with their detail, or where that is shared too with the id. */
export function toldApart(
  names: ReadonlyMap<string, string>,
  details: Readonly<Record<string, string>>,
): Map<string, string> {
  const detailed = shared(names, (id) => details[id] ?? '');
  return shared(detailed, (id) => `ID ${isOpenId(id) ? `…${id.slice(-8)}` : id}`);
}

/** What `more` says stands beside the names that are there more than once. */
function shared(names: ReadonlyMap<string, string>, more: (id: string) => string): Map<string, string> {
  const count = new Map<string, number>();
  for (const name of names.values()) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(
    [...names].map(([id, name]) => {
      const detail = (count.get(name) ?? 0) > 1 ? more(id) : '';
      return [id, detail ? `${name}（${detail}）` : name];
    }),
  );
}
