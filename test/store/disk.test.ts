import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createBell } from '../../src/flow/loop.ts';
import { createDisk } from '../../src/store/disk.ts';
import { durable } from '../../src/store/durable.ts';
import { knownFact } from '../../src/store/facts.ts';
import { type Delivery, storeDeliveries, takeByKey } from '../../src/store/inbox.ts';
import { openDatabase } from '../../src/store/open.ts';
import type { Trx } from '../../src/store/schema.ts';
import { transact, transactUnflushed } from '../../src/store/transact.ts';

const file = (): string => join(tmpdir(), `hirebot-disk-${randomUUID()}`);

test('who asks while a flush is under way shares the next one, and all are answered', async () => {
  const path = file();
  writeFileSync(path, 'x');
  const disk = createDisk(path);
  const first = disk.flush();
  const others = [disk.flush(), disk.flush(), disk.flush()];
  expect(new Set(others).size).toBe(1);
  expect(others[0]).not.toBe(first);
  await Promise.all([first, ...others]);
  await disk.flush();
  await disk.close();
  await expect(disk.close()).resolves.toBeUndefined();
});

test('a file that is not there cannot be flushed: what was to be on the disk is refused', async () => {
  const disk = createDisk(file());
  await expect(async () => disk.flush()).rejects.toThrow('ENOENT');
  await disk.close();
});

test('what a transaction wrote stands in the log when it resolves, while others write', async () => {
  const path = file();
  const db = await openDatabase(`file:${path}`);
  const notes = Array.from({ length: 50 }, (_, nth) => `note-${nth}-${randomUUID()}`);
  await Promise.all(
    notes.map(async (note) => {
      await transact(db, (trx) => sql`insert into facts (name, value) values (${note}, ${note})`.execute(trx));
      expect(readFileSync(`${path}-wal`).includes(note)).toBe(true);
    }),
  );
  await db.destroy();
});

test('what was said to be unflushed, or changes something by itself, does not wait for the disk; all else does', async () => {
  const path = file();
  const first = await openDatabase(`file:${path}`);
  const db = await openDatabase(`file:${path}`);
  // The log that SQLite has open goes on; whoever comes to flush it finds none.
  rmSync(`${path}-wal`);
  const learn = (name: string) => (trx: Trx) => sql`insert into facts (name, value) values (${name}, '')`.execute(trx);
  await transactUnflushed(db, learn('unflushed'));
  await expect(transact(db, learn('flushed'))).rejects.toThrow('ENOENT');
  await transactUnflushed(db, learn('unflushed again'));
  await expect(durable(db)).rejects.toThrow('ENOENT');
  const delivery: Delivery = { key: 'alone', kind: 'x', incoming: { kind: 'other' }, receivedAt: 1 };
  await expect(storeDeliveries(db, [delivery])).rejects.toThrow('ENOENT');
  expect(await takeByKey(db, 'alone', { now: 2, leaseUntil: 3 })).toMatchObject({ tries: 1 });
  await Promise.all([db.destroy(), first.destroy()]);
});

test('others see what was committed before it is on the disk, and know when it is', async () => {
  const path = file();
  const db = await openDatabase(`file:${path}`);
  for (let nth = 0; nth < 50; nth += 1) {
    const name = `fact ${nth}`;
    const told: string[] = [];
    const learn = (trx: Trx) => sql`insert into facts (name, value) values (${name}, 'known')`.execute(trx);
    const committed = createBell();
    const looked = committed.wait().then(async () => {
      expect(await knownFact(db, name)).toBe('known');
      await durable(db);
      expect(readFileSync(`${path}-wal`).includes(name)).toBe(true);
    });
    await transact(db, learn, () => {
      told.push('committed');
      committed.ring();
    }).then(() => told.push('on the disk'));
    await looked;
    expect(told).toEqual(['committed', 'on the disk']);
  }
  await db.destroy();
});

test('of the database it keeps 4 MB in memory, however large it grows', async () => {
  const path = file();
  const db = await openDatabase(`file:${path}`);
  const { rows } = await sql`pragma cache_size`.execute(db);
  expect(rows).toEqual([{ cache_size: -4000 }]);
  await db.destroy();
  rmSync(path);
});
