/** Who has looked at which page of a copy: the last word of each person counts, and only for that many pages. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open.ts';
import { noteReader, readerOf } from '../../src/store/readers.ts';
import type { Reader } from '../../src/store/rows/reader.ts';
import type { Db } from '../../src/store/schema.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  db = await openDatabase(database.url);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const note = (reader: Partial<Reader>): Promise<void> =>
  db
    .transaction()
    .execute((trx) => noteReader(trx, { copy_id: 'c', reader: 'ou_a', pages: 3, looked: [0], ...reader }));

test('nobody has looked at a new copy', async () => {
  expect(await readerOf(db, { copy: 'new', reader: 'ou_a', pages: 3 })).toBeNull();
});

test('the last word of each person counts', async () => {
  await note({});
  await note({ looked: [0, 2] });
  await note({ reader: 'ou_b', looked: [1] });
  expect(await readerOf(db, { copy: 'c', reader: 'ou_a', pages: 3 })).toMatchObject({ looked: [0, 2] });
  expect(await readerOf(db, { copy: 'c', reader: 'ou_b', pages: 3 })).toMatchObject({ looked: [1] });
});

test('with another number of pages they are other pages', async () => {
  expect(await readerOf(db, { copy: 'c', reader: 'ou_a', pages: 4 })).toBeNull();
});
