import { ownerOf } from '../store/owner.ts';
import { type Check, ill, well } from './check.ts';
import { type DatabaseParts, database } from './database.ts';
import type { SettingsParts } from './settings.ts';

/** A database of another app is refused at the start. */
export const owner: Check<DatabaseParts & SettingsParts> = {
  what: 'owner',
  title: { zh: '数据库归属', en: 'Owner of the database' },
  after: database,
  look: async ({ db, settings }) => {
    const app = (settings.ok && settings.config.app?.appId) || null;
    const owned = await ownerOf(await db);
    if (owned === null)
      return [
        well({
          zh: '数据库还没人用过，属于第一个使用它的应用',
          en: 'nobody has used the database: it will belong to the first app',
        }),
      ];
    if (app === null || owned === app)
      return [well({ zh: `数据库属于应用 ${owned}`, en: `the database belongs to app ${owned}` })];
    return [
      ill(
        { zh: `数据库属于应用 ${owned}，不是 ${app}`, en: `the database belongs to app ${owned}, not to ${app}` },
        { zh: '换一个 DATABASE_URL，或启动那个应用', en: 'name another DATABASE_URL, or start that app' },
      ),
    ];
  },
};
