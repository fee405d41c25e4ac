import { firstBrokenEntry } from '../store/audit.ts';
import { type Check, ill, well } from './check.ts';
import { type DatabaseParts, database } from './database.ts';

export const audit: Check<DatabaseParts> = {
  what: 'audit',
  title: { zh: '审计链', en: 'Audit trail' },
  after: database,
  look: async ({ db }) => {
    const broken = await firstBrokenEntry(await db);
    if (broken === null) return [well({ zh: '审计链完整', en: 'the chain is whole' })];
    return [
      ill(
        { zh: `审计链从第 ${broken} 条起断了`, en: `broken from entry ${broken} on` },
        {
          zh: '和备份比对；npm run audit -- export 列出记录',
          en: 'compare with a backup; npm run audit -- export shows the entries',
        },
      ),
    ];
  },
};
