/**
 * Colleagues by name. The database knows whom chats, mentions and Hire named, shared by all instances; where the app may, the
 * contacts and the members of a chat are read into it, once a day.
 */
import { type Entity, type Found, foundFrom } from '../../core/entity.ts';
import { type NameIndex, nameIndex, nearest, wantedKeys } from '../../core/names.ts';
import type { Person } from '../../core/person.ts';
import { DAY_MS, MINUTE_MS } from '../../core/time.ts';
import type { Gateway } from '../gateway.ts';
import { type Asker, MOST_NEAR } from './catalogue.ts';
import { allColleagues, type Colleagues, membersOf } from './colleagues.ts';

const AGAIN_AFTER_MS = DAY_MS;
/** A list that could not be read is tried again after this. */
const RETRY_MS = 10 * MINUTE_MS;
/** The contacts of a large company take minutes: nobody waits longer for them to be read the first time. */
const PATIENCE_MS = 10_000;
const CONTACTS = 'contacts';
/** Names that nobody has, compared with all that are known. */
const MOST_COMPARED = 5;

/** Where people are remembered. */
export interface PeopleStore {
  readonly byKeys: (keys: readonly string[]) => Promise<readonly Person[]>;
  readonly byIds: (ids: readonly string[]) => Promise<readonly Person[]>;
  /** The last who were told of. */
  readonly seen: () => Promise<readonly Person[]>;
  /** The last whom somebody had to do with. */
  readonly met: () => Promise<string[]>;
  readonly learn: (people: readonly Person[], how: { at: number; met: boolean }) => Promise<void>;
  readonly readAt: (list: string) => Promise<number>;
  readonly noteRead: (list: string, at: number) => Promise<void>;
}

export interface Directory extends Pick<PeopleStore, 'byIds' | 'met'> {
  find(names: readonly string[], asker: Asker): Promise<Found[]>;
  /** Who is called so, name by name. */
  called(names: readonly string[], asker: Asker): Promise<(readonly Entity[])[]>;
  learn(people: readonly Person[]): Promise<void>;
  /** Reads the contacts again where they were read before and that is long ago. */
  refresh(): Promise<void>;
}

export interface DirectoryParts {
  readonly gateway: Gateway;
  readonly people: PeopleStore;
  readonly clock: { now(): number; sleep(ms: number): Promise<void> };
}

export function createDirectory({ gateway, people, clock }: DirectoryParts): Directory {
  const { now } = clock;
  const reader = createReader({ people, now });
  const contacts: List = { name: CONTACTS, load: () => allColleagues(gateway) };
  /** Who could be meant is known before anybody is looked up. */
  const ready = async ({ chatId, direct }: Asker): Promise<void> => {
    const members: List = { name: chatId, load: () => membersOf(gateway, chatId) };
    const due = await reader.due(direct ? [contacts] : [contacts, members]);
    if (due.length > 0) await Promise.race([Promise.all(due.map(reader.read)), clock.sleep(PATIENCE_MS)]);
  };
  const index = async (names: readonly string[]): Promise<NameIndex<Entity>> =>
    indexOf(await people.byKeys(names.flatMap(wantedKeys)));

  return {
    byIds: people.byIds,
    met: people.met,
    learn: (told) => people.learn(told, { at: now(), met: true }),
    called: async (names, asker) => {
      if (names.length === 0) return [];
      await ready(asker);
      return names.map(await index(names));
    },
    find: async (names, asker) => {
      if (names.length === 0) return [];
      await ready(asker);
      const called = await index(names);
      const strangers = names.filter((name) => called(name).length === 0).slice(0, MOST_COMPARED);
      const all = strangers.length > 0 ? await people.seen() : [];
      const near = new Map(strangers.map((name) => [name, nearestTo(name, all)]));
      return names.map((name) => {
        const own = called(name);
        return own.length > 0 ? foundFrom(own) : { kind: 'none', nearest: near.get(name) ?? [] };
      });
    },
    refresh: async () => {
      if ((await people.readAt(CONTACTS)) === 0) return;
      await Promise.all((await reader.due([contacts])).map(reader.read));
    },
  };
}

/** A list of people, and how it is read. */
interface List {
  readonly name: string;
  readonly load: () => Promise<Colleagues>;
}

/** Reads lists into the database; whoever else wants one meanwhile waits for the same read. */
function createReader({ people, now }: Pick<DirectoryParts, 'people'> & { now: () => number }) {
  const reading = new Map<string, Promise<void>>();
  const read = async ({ name, load }: List): Promise<void> => {
    const loaded = await load();
    if (loaded.ok) await people.learn(loaded.people, { at: now(), met: false });
    await people.noteRead(name, loaded.ok ? now() : now() - AGAIN_AFTER_MS + RETRY_MS);
  };
  return {
    due: async (lists: readonly List[]): Promise<List[]> => {
      const read = await Promise.all(lists.map(({ name }) => people.readAt(name)));
      return lists.filter((_, at) => now() - (read[at] ?? 0) >= AGAIN_AFTER_MS);
    },
    read: (list: List): Promise<void> => {
      const under = reading.get(list.name) ?? read(list).finally(() => reading.delete(list.name));
      reading.set(list.name, under);
      return under;
    },
  };
}

/** With what tells namesakes apart. */
export const entityOf = ({ id, name, alias, department }: Person): Entity => ({
  id,
  label: name,
  detail: [department, alias].filter(Boolean).join(' · '),
  codes: [],
});

/** Either name counts alike: nobody's name hides that somebody else is called so in another language. */
function indexOf(people: readonly Person[]): NameIndex<Entity> {
  const entities = new Map(people.map((person) => [person.id, entityOf(person)]));
  const names = people.flatMap(({ id, name, alias }) =>
    [name, alias].filter(Boolean).map((label) => ({ id, label, codes: [] })),
  );
  const called = nameIndex(names);
  return (name) => [...new Set(called(name).map(({ id }) => id))].flatMap((id) => entities.get(id) ?? []);
}

function nearestTo(name: string, people: readonly Person[]): Entity[] {
  const close = nearest(name, [...new Set(people.map((person) => person.name))], 5);
  return close.flatMap((each) => people.filter((person) => person.name === each).map(entityOf)).slice(0, MOST_NEAR);
}
