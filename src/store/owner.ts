/** A database belongs to the app that first used it: its proposals and cards mean nothing to any other. */
import { learnFact } from './facts.ts';
import type { Db } from './schema.ts';

const OWNER = 'app';
/** A database that was used before owners were kept tells by its tenant, where it was used by one app only. */
const TENANT_OF = 'tenant_key of ';

/** The app that has used this database; null for a new one. Also of a database that was not brought up to date yet. */
export async function ownerOf(db: Db): Promise<string | null> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'facts')) return null;
  const facts = await db
    .selectFrom('facts')
    .selectAll()
    .where((eb) => eb.or([eb('name', '=', OWNER), eb('name', 'like', `${TENANT_OF}%`)]))
    .orderBy('name')
    .execute();
  const owner = facts.find(({ name }) => name === OWNER)?.value;
  const [tenant, ...more] = facts;
  if (owner !== undefined || tenant === undefined || more.length > 0) return owner ?? null;
  return tenant.name.slice(TENANT_OF.length);
}

/** Of two that come first at once, one is the owner; returns whose it is. */
export const takeOwnership = (db: Db, appId: string): Promise<string> => learnFact(db, OWNER, appId);
