import type { Db } from '../store/schema.ts';
import { type Check, ill, well } from './check.ts';
import { type DatabaseParts, database } from './database.ts';

/** Instances that share a database go by its time; the machine's decides which deliveries are too old. */
const MOST_SKEW_MS = 1_000;

export interface DatabaseClockParts extends DatabaseParts {
  readonly now: () => number;
  readonly databaseTime: (db: Db) => Promise<number | null>;
}

export const databaseClock: Check<DatabaseClockParts> = {
  what: 'clock',
  title: { zh: '数据库的时钟', en: 'Clock of the database' },
  after: database,
  look: async ({ db, now, databaseTime }) => {
    const asked = now();
    const time = await databaseTime(await db);
    const answered = now();
    if (time === null) return [well({ zh: '数据库用本机的时钟', en: "the database goes by this machine's clock" })];
    const skewMs = Math.max(asked - time, time - answered, 0);
    const seconds = (skewMs / 1000).toFixed(1);
    const found = { zh: `和数据库相差 ${seconds} 秒`, en: `${seconds} s beside the database's` };
    if (skewMs <= MOST_SKEW_MS) return [well(found)];
    return [
      ill(found, {
        zh: '校准本机和数据库服务器的时钟（NTP）',
        en: 'set the clocks of this machine and of the database server (NTP)',
      }),
    ];
  },
};
