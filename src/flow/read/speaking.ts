/** Names of all that some things hold: told by the read, by lists, by the directory; those of one name told apart. */
import type { Speaking } from '../../core/field.ts';
import type { Operation, Present } from '../../core/operation.ts';
import type { Deps } from '../deps.ts';
import { namesApart, namesakes, namesFromLists, peopleIn } from './names.ts';

export async function speakingOn(deps: Deps, { fields }: Operation, presents: readonly Present[]): Promise<Speaking> {
  const held = presents.map(({ values }) => ({ fields, values }));
  const told = Object.assign({}, ...presents.map(({ names = {} }) => names));
  const strangers = peopleIn(held).filter((id) => !Object.hasOwn(told, id));
  const { byId } = await deps.people.names(strangers);
  const { names, details } = await namesFromLists(deps, held, told);
  const all = { ...told, ...names, ...Object.fromEntries(byId) };
  const apart = { ...details, ...(await namesakes(deps, peopleIn(held), all)) };
  return { names: namesApart({ names: all, details: apart }, held), timeZone: deps.settings.timeZone };
}
