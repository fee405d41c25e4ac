/** Whom the bot knows by name: the directory that all instances share. */
import { keysOf } from '../core/names.ts';
import type { Person } from '../core/person.ts';
import { DAY_MS } from '../core/time.ts';
import { PersonRow } from './rows/person.ts';
import type { Db, Trx } from './schema.ts';
import { transact } from './transact.ts';

/** Fewer than the parameters that a statement may have. */
const AT_ONCE = 400;

/** Among how many a name that nobody has is compared, and whom a form can offer. */
const MOST_SEEN = 5000;
const MOST_MET = 60;

export const peopleIn = (db: Db) => ({
  byKeys: (keys: readonly string[]) => peopleByKeys(db, keys),
  byIds: (ids: readonly string[]) => peopleByIds(db, ids),
  seen: () => peopleSeen(db, MOST_SEEN),
  met: () => peopleMet(db, MOST_MET),
  learn: (people: readonly Person[], how: { at: number; met: boolean }) => learnPeople(db, people, how),
  readAt: (list: string) => listReadAt(db, list),
  noteRead: (list: string, at: number) => noteListRead(db, list, at),
});

/** Those who may be called by one of these words, as names are compared. */
export async function peopleByKeys(db: Db, keys: readonly string[]): Promise<PersonRow[]> {
  const ids = new Set<string>();
  for (const part of partsOf([...new Set(keys)])) {
    const found = await db.selectFrom('people_keys').select('person').where('key', 'in', part).execute();
    for (const { person } of found) ids.add(person);
  }
  return peopleByIds(db, [...ids]);
}

export async function peopleByIds(db: Db, ids: readonly string[]): Promise<PersonRow[]> {
  const people: PersonRow[] = [];
  for (const part of partsOf(ids)) {
    const rows = await db.selectFrom('people').selectAll().where('id', 'in', part).orderBy('id').execute();
    people.push(...rows.map((row) => PersonRow.decode(row)));
  }
  return people;
}

/** The last who were told of, for what comes close to a name. */
export async function peopleSeen(db: Db, most: number): Promise<PersonRow[]> {
  const rows = await db.selectFrom('people').selectAll().orderBy('seen_at', 'desc').limit(most).execute();
  return rows.map((row) => PersonRow.decode(row));
}

/** The last whom somebody had to do with. */
export async function peopleMet(db: Db, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select('id')
    .where('met_at', '>', 0)
    .orderBy('met_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** `met` where somebody had to do with them, not where they only stand in the contacts. What was known of them and is not told now stays. */
export async function learnPeople(
  db: Db,
  people: readonly Person[],
  { at, met }: { at: number; met: boolean },
): Promise<void> {
  // In one order, so that two instances never wait for each other.
  const told = [...new Map(people.map((person) => [person.id, person])).values()].sort(byId);
  for (const part of partsOf(told)) {
    const known = new Map(
      (
        await peopleByIds(
          db,
          part.map(({ id }) => id),
        )
      ).map((row) => [row.id, row]),
    );
    const news = part.flatMap((person) => newsOf(person, known.get(person.id), { at, met }));
    if (news.length === 0) continue;
    await transact(db, (trx) => keep(trx, news));
  }
}

const byId = (a: Person, b: Person): number => (a.id < b.id ? -1 : 1);

/** Nothing where all of it is known: a name is told with every message. */
function newsOf(person: Person, known: PersonRow | undefined, { at, met }: { at: number; met: boolean }): PersonRow[] {
  const row = {
    id: person.id,
    name: person.name,
    alias: person.alias || (known?.alias ?? ''),
    department: person.department || (known?.department ?? ''),
    seen_at: at,
    met_at: met ? at : (known?.met_at ?? 0),
  };
  const same =
    known?.name === row.name &&
    known.alias === row.alias &&
    known.department === row.department &&
    row.seen_at - known.seen_at < DAY_MS &&
    row.met_at - known.met_at < DAY_MS;
  return same ? [] : [row];
}

async function keep(trx: Trx, people: readonly PersonRow[]): Promise<void> {
  const rows = people.map((person) => PersonRow.encode(person));
  await trx
    .insertInto('people')
    .values(rows)
    .onConflict((oc) =>
      oc.column('id').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        alias: eb.ref('excluded.alias'),
        department: eb.ref('excluded.department'),
        seen_at: eb.ref('excluded.seen_at'),
        met_at: eb.ref('excluded.met_at'),
      })),
    )
    .execute();
  const ids = people.map(({ id }) => id);
  await trx.deleteFrom('people_keys').where('person', 'in', ids).execute();
  const keys = rows.flatMap(({ id, name, alias }) =>
    [...new Set([...keysOf(name), ...keysOf(alias)])].map((key) => ({ key, person: id })),
  );
  if (keys.length > 0) await trx.insertInto('people_keys').values(keys).execute();
}

/** Whom nobody told of for so long; one after the other in the order in which they are learnt, so that nobody waits in a circle. */
export async function forgetPeople(db: Db, before: number): Promise<void> {
  const old = await db.selectFrom('people').select('id').where('seen_at', '<', before).orderBy('id').execute();
  for (const part of partsOf(old)) {
    await transact(db, async (trx) => {
      for (const { id } of part) await forgetPerson(trx, id, before);
    });
  }
  await db.deleteFrom('people_lists').where('read_at', '<', before).execute();
}

/** Nothing where somebody has told of the person meanwhile. */
async function forgetPerson(trx: Trx, id: string, before: number): Promise<void> {
  const gone = await trx
    .deleteFrom('people')
    .where('id', '=', id)
    .where('seen_at', '<', before)
    .returning('id')
    .executeTakeFirst();
  if (gone) await trx.deleteFrom('people_keys').where('person', '=', id).execute();
}

/** When a list of people was last read: of the contacts, of a chat. 0 where it never was. */
export async function listReadAt(db: Db, name: string): Promise<number> {
  const row = await db.selectFrom('people_lists').select('read_at').where('name', '=', name).executeTakeFirst();
  return row?.read_at ?? 0;
}

export async function noteListRead(db: Db, name: string, at: number): Promise<void> {
  await db
    .insertInto('people_lists')
    .values({ name, read_at: at })
    .onConflict((oc) => oc.column('name').doUpdateSet({ read_at: at }))
    .execute();
}

function partsOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, part) =>
    all.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
}
