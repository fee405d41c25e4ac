import { oldestWaiting } from '../store/inbox.ts';
import type { Db } from '../store/schema.ts';
import { type Check, ill, well } from './check.ts';

/** Open, or on its way to be. */
export interface DatabaseParts {
  readonly db: Db | Promise<Db>;
}

export const database: Check<DatabaseParts> = {
  what: 'database',
  title: { zh: '数据库', en: 'Database' },
  look: async ({ db }) => {
    try {
      await oldestWaiting(await db);
      return [well({ zh: '能打开，已是最新结构', en: 'opens and is up to date' })];
    } catch (cause) {
      const remedy = {
        zh: '检查 DATABASE_URL，以及文件夹或服务器能不能写',
        en: 'check DATABASE_URL, and that the folder or the server may be written',
      };
      return [ill({ zh: '读不了', en: 'not readable' }, remedy, cause)];
    }
  },
};
