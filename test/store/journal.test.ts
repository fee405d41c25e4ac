/** Deliveries while another process holds the database: acknowledged, and not lost when the process ends meanwhile. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { passOn } from '../../src/core/failpoint.ts';
import { createIntake, type Store } from '../../src/edge/intake.ts';
import type { Delivery } from '../../src/store/inbox.ts';
import { type Journal, openJournal } from '../../src/store/journal.ts';
import { openDatabase } from '../../src/store/open.ts';
import type { Db } from '../../src/store/schema.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

const delivery = (nth: number): Delivery => ({
  key: `late ${nth}`,
  kind: 'im.message.receive_v1',
  incoming: { kind: 'leaving', person: `ou_${nth}`, record: '换行\n"引号"' },
  receivedAt: nth,
});
const keys = (count: number): string[] => Array.from({ length: count }, (_, nth) => `late ${nth}`);

let database: FreshDatabase;
let file: string;
let other: Sqlite.Database;
beforeEach(async () => {
  database = await freshDatabase();
  file = database.url.replace('file:', '');
  await (await openDatabase(database.url)).destroy();
  other = new Sqlite(file);
  onTestFinished(async () => {
    other.close();
    await database.drop();
  });
});

const stored = (): string[] => other.prepare('select key from inbox order by received_at').pluck().all().map(String);
const journalText = (): string => readFileSync(`${file}-deliveries`, 'utf8');

interface Process {
  readonly db: Db;
  readonly journal: Journal;
  readonly store: Store;
}

async function started(): Promise<Process> {
  const db = await openDatabase(database.url);
  const journal = await openJournal(db, database.url);
  if (!journal) throw new Error('a file has a journal');
  onTestFinished(async () => {
    await journal.close();
    await db.destroy();
  });
  return { db, journal, store: createIntake({ db, journal, pass: passOn, committed: () => undefined }) };
}

/** What waits for the connection has had it when this resolves. */
const settled = ({ db }: Process): Promise<unknown> => db.selectFrom('inbox').select('key').execute();

test('what comes while the database is held is stored when it is free, and leaves nothing beside it', async () => {
  const bot = await started();
  for (const first of [0, 3]) {
    other.exec('begin immediate');
    await Promise.all([bot.store(delivery(first)), bot.store(delivery(first + 1))]);
    await bot.store(delivery(first + 2));
    expect(stored()).toEqual(keys(first));
    expect(journalText()).toMatch(/^\n\{/);
    expect(statSync(`${file}-deliveries`).mode & 0o777).toBe(0o600);
    other.exec('commit');
    await expect.poll(journalText).toBe('');
    await settled(bot);
    expect(stored()).toEqual(keys(first + 3));
  }
});

test('a process that ends before leaves them to the next one; known ones change nothing', async () => {
  const dying = await started();
  other.exec('begin immediate');
  for (const nth of [0, 1, 2]) await dying.store(delivery(nth));
  const left = journalText();
  other.exec('commit');
  await expect.poll(journalText).toBe('');
  // As it lay there when the process died.
  writeFileSync(`${file}-deliveries`, left);
  other.exec("delete from inbox where key <> 'late 1'");
  const next = await started();
  expect(stored()).toEqual(keys(3));
  expect(journalText()).toBe('');
  await next.store(delivery(1));
  expect(stored()).toEqual(keys(3));
});

test('cut off anywhere: what was written whole is stored, and what follows it too', async () => {
  const bot = await started();
  other.exec('begin immediate');
  for (const nth of [0, 1]) await bot.store(delivery(nth));
  const whole = Buffer.from(journalText());
  other.exec('commit');
  await expect.poll(journalText).toBe('');
  const line = whole.length / 2;
  for (let cut = 0; cut <= whole.length; cut += 1) {
    other.exec('delete from inbox');
    writeFileSync(`${file}-deliveries`, Buffer.concat([whole.subarray(0, cut), whole.subarray(line)]));
    const journal = await openJournal(bot.db, database.url);
    await journal?.close();
    expect(stored(), `cut at ${cut}`).toEqual(cut < line - 1 ? ['late 1'] : keys(2));
  }
});

test('a server has none', async () => {
  const { db } = await started();
  expect(await openJournal(db, 'postgres://somebody@127.0.0.1/hirebot')).toBeNull();
  expect(await openJournal(db, 'file::memory:')).toBeNull();
});
