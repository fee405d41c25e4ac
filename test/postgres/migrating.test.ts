/** Instances of one release start at once on a database that has no tables yet; nothing that a migration adds stops those that run already. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations.ts';
import { openDatabase } from '../../src/store/open.ts';
import { emptyDatabase } from '../support/database.ts';

const ROUNDS = 5;
const AT_ONCE = 3;

test(`${ROUNDS} times ${AT_ONCE} instances bring an empty database up to date at once`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const database = await emptyDatabase();
    const opened = await Promise.all(Array.from({ length: AT_ONCE }, () => openDatabase(database.url)));
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(
      opened[0] ?? (await openDatabase(database.url)),
    );
    await Promise.all(opened.map((db) => db.destroy()));
    await database.drop();
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(migrations('postgres')).sort());
  }
});
