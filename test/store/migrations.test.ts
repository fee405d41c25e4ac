import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { storyOf } from '../../src/core/log.ts';
import { wayOut } from '../../src/settings/way-out.ts';
import { itemsOf } from '../../src/store/items.ts';
import { migrations } from '../../src/store/migrations.ts';
import { openDatabase } from '../../src/store/open.ts';
import { insertProposal, proposalById } from '../../src/store/proposals.ts';
import { questionById } from '../../src/store/questions.ts';
import { freshDatabase, openFresh } from '../support/database.ts';
import { newItem, newProposal } from '../support/proposal.ts';

test('commands that were stored without their kind get it, and are read as before', async () => {
  const { db, close } = await openFresh();
  onTestFinished(close);
  const proposal = newProposal();
  await db.transaction().execute((trx) => insertProposal(trx, proposal, []));
  const old = (command: object) => JSON.stringify({ targets: {}, edits: {}, note: '', dryRun: false, ...command });
  const typed = old({
    operation: 'job.managers',
    edits: { recruiter: { set: ['ou_a'] } },
    text: '/职位 人员',
    direct: true,
  });
  await db.updateTable('proposals').set({ command: typed }).where('id', '=', proposal.id).execute();
  const asked = {
    find: old({ operation: 'job.find', targets: { job: ['前端 工程师'] }, text: '/job find', direct: false }),
    list: old({ operation: 'pending', text: '/pending', direct: true }),
    form: old({ operation: 'jr.update', targets: { requirement: ['R00407'] }, text: '/jr update', direct: true }),
  };
  for (const [id, command] of Object.entries(asked)) {
    const asks = JSON.stringify({ kind: 'fill', title: { zh: '', en: '' }, fields: [] });
    await sql`insert into questions values (${id}, 'ou_a', 'oc_1', 'om_1', ${command}, ${asks}, 'open', null, 1)`.execute(
      db,
    );
  }

  await migrations('sqlite')['2026-11-26-1-command-kinds']?.up(db);

  expect((await proposalById(db, proposal.id))?.command).toEqual({ kind: 'operation', ...JSON.parse(typed) });
  const commandOf = async (id: string) => (await questionById(db, id))?.command;
  expect(await commandOf('find')).toEqual({
    kind: 'look',
    look: 'job.find',
    about: '前端 工程师',
    text: '/job find',
    direct: false,
  });
  expect(await commandOf('list')).toEqual({
    kind: 'report',
    report: 'pending',
    words: [],
    text: '/pending',
    direct: true,
  });
  expect(await commandOf('form')).toEqual({ kind: 'operation', ...JSON.parse(asked.form) });
});

test('items that were stored before it belong to the operation of their proposal', async () => {
  const { db, close } = await openFresh();
  onTestFinished(close);
  const proposal = newProposal({ operation: 'jr.update' });
  await db.transaction().execute((trx) => insertProposal(trx, proposal, [newItem(proposal)]));
  await db.schema.alterTable('items').dropColumn('operation').execute();

  await migrations('sqlite')['2026-11-29-2-item-operations']?.up(db);

  expect((await itemsOf(db, proposal.id)).map(({ operation }) => operation)).toEqual(['jr.update']);
});

test('tables that a later version has changed are refused, with the way out', async () => {
  const database = await freshDatabase();
  onTestFinished(database.drop);
  const db = await openDatabase(database.url);
  await sql`insert into kysely_migration values ('2999-01-01-1-later', '')`.execute(db);
  await db.destroy();
  const fault: unknown = await openDatabase(database.url).catch((cause: unknown) => cause);
  expect(storyOf(fault, '')).toBe(
    'bringing the database up to date: a later version has changed its tables: 2999-01-01-1-later',
  );
  expect(wayOut(fault, 3000)).toContain('start that version, or go back to the back-up');
});
