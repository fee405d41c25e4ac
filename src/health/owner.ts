import { ownerOf } from '../store/owner.ts';
import { type Check, ill, well } from './check.ts';
import { type DatabaseParts, database } from './database.ts';
import type { SettingsParts } from './settings.ts';

/** A database of another app is refused at the start. */
export const owner: Check<DatabaseParts & SettingsParts> = {
  what: 'owner',
  after: database,
  look: async ({ db, settings }) => {
    const app = (settings.ok && settings.config.app?.appId) || null;
    const owned = await ownerOf(await db);
    if (owned === null) return [well('nobody has used the database: it will belong to the first app')];
    if (app === null || owned === app) return [well(`the database belongs to app ${owned}`)];
    return [ill(`the database belongs to app ${owned}, not to ${app}`, 'name another DATABASE_URL, or start that app')];
  },
};
