import { oldestWaiting } from '../store/inbox.ts';
import type { Db } from '../store/schema.ts';
import { type Check, ill, well } from './check.ts';

/** Open, or on its way to be. */
export interface DatabaseParts {
  readonly db: Db | Promise<Db>;
}

export const database: Check<DatabaseParts> = {
  what: 'database',
  look: async ({ db }) => {
    try {
      await oldestWaiting(await db);
      return [well('opens and is up to date')];
    } catch (cause) {
      return [ill('not readable', 'check DATABASE_URL, and that the folder or the server may be written', cause)];
    }
  },
};
