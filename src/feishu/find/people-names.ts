/** What people are called. */
import { z } from 'zod';
import type { Api } from '../../core/api.ts';
import { isOpenId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import { HOUR_MS } from '../../core/time.ts';
import { personIds } from '../../hire/id-kinds.ts';
import { perSecond } from '../../hire/windows.ts';
import type { Gateway } from '../gateway.ts';
import type { Directory } from './directory.ts';

/** `hire-api.md` B6. */
export const namesOfPeople: Api = {
  method: 'POST',
  path: '/open-apis/contact/v3/users/basic_batch',
  windows: perSecond(5),
  scopes: ['contact:user.basic_profile:readonly'],
};

const NAMES_PER_CALL = 10;
/** Names that were read are read again after this; until then they are kept in memory. */
const FRESH_MS = HOUR_MS;

const Answer = z.looseObject({
  users: z.array(z.looseObject({ user_id: z.string(), name: z.string().nullish() })).nullish(),
});

export interface Names {
  readonly byId: ReadonlyMap<string, string>;
  /** Names could not be read: the scope that would help. */
  readonly missingScope: string | null;
  /** Feishu was asked and knows nobody by these ids, nor was anybody told of them. */
  readonly nobody: readonly string[];
}

export interface KnownNames {
  names(ids: readonly string[]): Promise<Names>;
  /** A mention or an answer of Hire told the name. */
  remember(names: ReadonlyMap<string, string>): Promise<void>;
}

interface NamesParts {
  readonly gateway: Gateway;
  readonly directory: Pick<Directory, 'learn' | 'byIds'>;
  readonly now: () => number;
}

type Kept = Map<string, { readonly name: string; readonly until: number }>;

function dropOld(known: Kept, now: number): void {
  for (const [id, { until }] of known) {
    if (until > now) return;
    known.delete(id);
  }
}

/** Names by id: in memory for an hour and no longer, then from Feishu, else the last that the directory was told. */
export function createNames({ gateway, directory, now }: NamesParts): KnownNames {
  const known: Kept = new Map();
  const remember = async (names: ReadonlyMap<string, string>): Promise<void> => {
    const people: Person[] = [];
    for (const [id, name] of names) {
      if (!isOpenId(id) || name === '') continue;
      // Taken out first, so that the map stays in the order in which its names grow old.
      known.delete(id);
      known.set(id, { name, until: now() + FRESH_MS });
      people.push({ id, name, alias: '', department: '' });
    }
    await directory.learn(people);
  };

  return {
    remember,
    names: async (ids) => {
      dropOld(known, now());
      const wanted = [...new Set(ids)].filter(isOpenId);
      const due = wanted.filter((id) => !known.has(id));
      const { missingScope, answered } = await readNames(gateway, due, remember);
      const unread = wanted.filter((id) => !known.has(id));
      const told = new Map((await directory.byIds(unread)).map(({ id, name }) => [id, name]));
      const byId = new Map(
        wanted.flatMap((id) => {
          const name = known.get(id)?.name ?? told.get(id);
          return name ? [[id, name]] : [];
        }),
      );
      return {
        byId,
        missingScope: byId.size < wanted.length ? missingScope : null,
        nobody: wanted.filter((id) => answered.has(id) && !byId.has(id)),
      };
    },
  };
}

interface ReadNames extends Pick<Names, 'missingScope'> {
  /** The ids that Feishu spoke of. */
  readonly answered: ReadonlySet<string>;
}

async function readNames(
  gateway: Gateway,
  ids: readonly string[],
  remember: KnownNames['remember'],
): Promise<ReadNames> {
  const answered = new Set<string>();
  for (let start = 0; start < ids.length; start += NAMES_PER_CALL) {
    const user_ids = ids.slice(start, start + NAMES_PER_CALL);
    const reply = await gateway.read(namesOfPeople, { ids: {}, query: personIds, body: { user_ids } });
    if (reply.kind !== 'answered') {
      const missingScope = reply.kind === 'refused' && reply.scopes ? (namesOfPeople.scopes[0] ?? null) : null;
      return { missingScope, answered };
    }
    const users = Answer.parse(reply.data).users ?? [];
    for (const id of user_ids) answered.add(id);
    await remember(new Map(users.map(({ user_id, name }) => [user_id, name ?? ''])));
  }
  return { missingScope: null, answered };
}
