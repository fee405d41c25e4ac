/** Names instead of ids, for people to read. */
import * as settings from '../seed/settings.ts';
import type { World } from '../world/world.ts';
import type { NameOf } from './record-table.ts';

/** Names of everything that has an id; what has none is shown as it is. */
export function namesIn(world: World): NameOf {
  const lists = Object.values(settings).filter((each): each is settings.Named[] => Array.isArray(each));
  const names = new Map<string, string>([
    ...lists.flat().map(({ id, zh }): [string, string] => [id, zh]),
    ...world.people.map(({ openId, name }): [string, string] => [openId, name]),
    ...[...world.jobs.values()].map(({ id, code }): [string, string] => [id, code]),
    ...[...world.requirements.values()].map(({ id, code }): [string, string] => [id, code]),
    ...[...world.pools.values()].map(({ id, zh }): [string, string] => [id, zh]),
  ]);
  return (id) => names.get(id) ?? id;
}
