/** What an earlier release left is brought up to date with its rows in it, and the bot goes on where that one stopped. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstBrokenEntry } from '../../src/store/audit.ts';
import { openDatabase } from '../../src/store/open.ts';
import { AuditRow } from '../../src/store/rows/audit.ts';
import { CopyRow } from '../../src/store/rows/copy.ts';
import { DecisionRow } from '../../src/store/rows/decision.ts';
import { ItemRow } from '../../src/store/rows/item.ts';
import { ProposalRow } from '../../src/store/rows/proposal.ts';
import { QuestionRow } from '../../src/store/rows/question.ts';
import type { Db } from '../../src/store/schema.ts';
import { optionsOf, textOf } from '../support/card.ts';
import type { FreshDatabase } from '../support/database.ts';
import { databaseOf, refusedBeside, releaseNamed } from '../support/old-database.ts';
import { textOf as textIn } from '../support/sources.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

/** Each reads its rows as the bot does, and throws where it cannot. */
const readers: Readonly<Record<string, (db: Db) => Promise<readonly unknown[]>>> = {
  audit: async (db) => (await db.selectFrom('audit').selectAll().execute()).map((row) => AuditRow.decode(row)),
  copies: async (db) => (await db.selectFrom('copies').selectAll().execute()).map((row) => CopyRow.decode(row)),
  decisions: async (db) =>
    (await db.selectFrom('decisions').selectAll().execute()).map((row) => DecisionRow.decode(row)),
  items: async (db) => (await db.selectFrom('items').selectAll().execute()).map((row) => ItemRow.decode(row)),
  proposals: async (db) =>
    (await db.selectFrom('proposals').selectAll().execute()).map((row) => ProposalRow.decode(row)),
  questions: async (db) =>
    (await db.selectFrom('questions').selectAll().execute()).map((row) => QuestionRow.decode(row)),
};

const changelog = textIn('CHANGELOG.md');

describe.each(['0.1.0'])('the database of %s', (version) => {
  const release = releaseNamed(version);
  let database: FreshDatabase;
  let db: Db;
  let world: TestWorld;
  beforeAll(async () => {
    database = await databaseOf(release);
    db = await openDatabase(database.url);
    world = await startWorld({ database, startsAt: release.at, policyFile: 'docs/policies/sandbox.json' });
  });
  afterAll(async () => {
    await db.destroy();
    await world.stop();
  });

  test('was younger, holds all there was, and each row is read', async () => {
    expect(release.migrations.length).toBeGreaterThan(5);
    const done = await db.introspection.getTables();
    expect(done.map(({ name }) => name)).toContain('files');
    for (const [table, read] of Object.entries(readers)) {
      const before = release.rows[table] ?? [];
      expect(before.length, table).toBeGreaterThan(0);
      expect((await read(db)).length, table).toBeGreaterThanOrEqual(before.length);
    }
  });

  test('an instance of it that still runs stores what it stores, or the notes say that the two do not go together', async () => {
    const [notes = ''] = changelog.split(`## [${version}]`);
    const warning = new RegExp(`instances of ${version.replaceAll('.', '\\.')} and of this version do not go together`);
    const refused = await refusedBeside(release);
    expect({ refused, warned: warning.test(notes) }).toEqual({ refused, warned: refused !== null });
  });

  test('its audit chain is whole, and goes on', async () => {
    expect(await firstBrokenEntry(db)).toBeNull();
  });

  test('what was undecided then is decided and applied now', async () => {
    const waiting = textOf(cardOf(await world.say('recruiter', '/待办')));
    expect(waiting).toContain('#2');
    const list = await world.say('recruiter', '/历史 2');
    const [option = ''] = optionsOf(cardOf(list));
    const card = await world.brings(() => world.press('recruiter', list, 'pick', { option }));
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    expect(world.effects.length).toBeGreaterThan(0);
    expect(await firstBrokenEntry(db)).toBeNull();
  });

  test('what was applied then is undone now', async () => {
    const job = world.job('J1002');
    const before = job.recruiter;
    // This Hire is new: it holds what that release had written there.
    job.recruiter = world.person('lead').openId;
    const undo = await world.applied('/撤销 1');
    expect(textOf(cardOf(undo))).toContain('#1');
    expect(job.recruiter).toBe(before);
  });
});
