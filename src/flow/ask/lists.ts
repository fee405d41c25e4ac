/** The lists that the controls of one form choose from. */
import type { Entity, EntityKind } from '../../core/entity.ts';
import type { Deps } from '../deps.ts';

/** More choices than this are asked for by command. */
export const MOST_OPTIONS = 99;
/** People that a picker offers. */
export const MOST_PEOPLE = 99;

export interface Lists {
  /** All things of a kind; null where there are none or too many, or they cannot be read. */
  readonly list: (kind: EntityKind) => Promise<readonly Entity[] | null>;
  /** One of those that were asked for does not fit a card. */
  readonly tooLong: () => Promise<boolean>;
}

/** Each list is read once, and all at the same time. */
export function listsFor({ finders }: Pick<Deps, 'finders'>): Lists {
  const lists = new Map<EntityKind, Promise<readonly Entity[]>>();
  const read = async (kind: EntityKind): Promise<readonly Entity[]> => {
    const loaded = await finders.get(kind)?.all?.();
    return loaded?.ok ? loaded.entries : [];
  };
  return {
    list: async (kind) => {
      const reading = lists.get(kind) ?? read(kind);
      lists.set(kind, reading);
      const things = await reading;
      return things.length > 0 && things.length <= MOST_OPTIONS ? things : null;
    },
    tooLong: async () => (await Promise.all(lists.values())).some((things) => things.length > MOST_OPTIONS),
  };
}
