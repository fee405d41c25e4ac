/** Instances of one release start at once on a database that has no tables yet; nothing that a migration adds stops those that run already. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations.ts';
import { openDatabase } from '../../src/store/open.ts';
import { onServer, urlOf } from '../support/template.ts';

const ROUNDS = 5;
const AT_ONCE = 3;
const server = process.env.TEST_DATABASE ?? '';

async function withEmpty(work: (url: string) => Promise<void>): Promise<void> {
  const name = `hirebot_${randomBytes(8).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  await work(urlOf(server, name)).finally(() => onServer(server, `drop database if exists ${name} with (force)`));
}

test(`${ROUNDS} times ${AT_ONCE} instances bring an empty database up to date at once`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await withEmpty(async (url) => {
      const opened = await Promise.all(Array.from({ length: AT_ONCE }, () => openDatabase(url)));
      const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(
        opened[0] ?? (await openDatabase(url)),
      );
      await Promise.all(opened.map((db) => db.destroy()));
      expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(migrations('postgres')).sort());
    });
  }
});
