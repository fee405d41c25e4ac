/** What one instance puts in the database wakes the other at once; without that it looks by itself. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db } from '../../src/store/schema.ts';
import { startWake, type Wake } from '../../src/store/wake.ts';
import { type FreshDatabase, freshDatabase, openPatient } from '../support/database.ts';
import { type Gate, gateTo } from '../support/gate.ts';

let database: FreshDatabase;
let db: Db;
let wakes: Wake[] = [];
const heard: string[] = [];
beforeEach(async () => {
  database = await freshDatabase();
  db = await openPatient(database.url);
  heard.length = 0;
});
afterEach(async () => {
  await Promise.all(wakes.map((wake) => wake.stop()));
  wakes = [];
  await db.destroy();
  await database.drop();
});

function instance(id: string, url = database.url): Wake {
  const wake = startWake({ db, url, id, heard: (kind) => void heard.push(`${id} ${kind}`) });
  wakes.push(wake);
  return wake;
}

/** Tells until it is heard: whoever listens takes a moment to begin. */
async function tellsUntil(tell: () => void, isHeard: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isHeard(); tries += 1) {
    tell();
    // Nothing tells when the other has begun to listen.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(isHeard()).toBe(true);
}

test('each hears the other, and not itself', async () => {
  const [one, two] = [instance('one'), instance('two')];
  await tellsUntil(
    () => one.tell('calls'),
    () => heard.includes('two calls'),
  );
  await tellsUntil(
    () => two.tell('inbox'),
    () => heard.includes('one inbox'),
  );
  expect(heard.filter((words) => ['one calls', 'two inbox'].includes(words))).toEqual([]);
});

test('whoever lost its connection listens again', async () => {
  const gate: Gate = await gateTo(database.url);
  const one = instance('one');
  instance('two', gate.url);
  await tellsUntil(
    () => one.tell('calls'),
    () => heard.includes('two calls'),
  );
  gate.cut();
  heard.length = 0;
  await tellsUntil(
    () => one.tell('cards'),
    () => heard.includes('two cards'),
  );
  gate.close();
});
