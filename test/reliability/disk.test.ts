/**
 * Figure M17 on SQLite: the disk is full, or may not be written, from the n-th statement that writes on, for every n: what
 * was not stored is not acknowledged, and the same process goes on when there is room again. `DISK_STEP=1` for every n.
 */
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, test, vi } from 'vitest';
import { type Struck, strikeEvery, struckBy } from '../support/struck.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

const STEP = Number(process.env.DISK_STEP ?? 24);
/** Of this driver, as SQLite itself tells it. */
const kinds = ['SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_IOERR_WRITE'] as const;
const WRITES = /^\s*(insert|update|delete|begin|commit)/i;

let world: TestWorld;
const struck: Struck<string> = { strike: null };

beforeAll(async () => {
  const prepare = Sqlite.prototype.prepare;
  vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function (this: Sqlite.Database, source: string) {
    const statement = prepare.call(this, source);
    if (!WRITES.test(source)) return statement;
    const { run, all } = statement;
    const striking =
      (method: typeof run | typeof all) =>
      (...values: unknown[]) => {
        const code = struckBy(struck);
        if (code !== null) throw new Sqlite.SqliteError('the disk', code);
        return Reflect.apply(method, statement, values);
      };
    return Object.assign(statement, { run: striking(run), all: striking(all) });
  });
  world = await startWorld();
  await world.say('recruiter', '/help');
});
afterAll(async () => {
  vi.restoreAllMocks();
  await world.stop();
});

test(`every ${STEP}. statement of a change fails, and the five after it`, { timeout: 600_000 }, () =>
  strikeEvery(STEP, { world, struck, kinds }),
);
