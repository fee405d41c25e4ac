import { firstBrokenEntry } from '../store/audit.ts';
import { type Check, ill, well } from './check.ts';
import { type DatabaseParts, database } from './database.ts';

export const audit: Check<DatabaseParts> = {
  what: 'audit',
  after: database,
  look: async ({ db }) => {
    const broken = await firstBrokenEntry(await db);
    if (broken === null) return [well('the chain is whole')];
    return [ill(`broken from entry ${broken} on`, 'compare with a backup; npm run audit -- export shows the entries')];
  },
};
