/** Second questions, approvals, undo, reminders, retention. */
import type { Kysely } from 'kysely';

type AnyDb = Kysely<unknown>;

export async function addSecondQuestion(db: AnyDb): Promise<void> {
  await db.schema
    .alterTable('proposals')
    .addColumn('asked_twice', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}

/** Who said yes or no to a proposal, and cards that go to a person instead of a chat. */
export async function createDecisions(db: AnyDb): Promise<void> {
  await db.schema
    .createTable('decisions')
    .addColumn('proposal_id', 'text', (c) => c.notNull().references('proposals.id'))
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('yes', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('decisions_once', ['proposal_id', 'actor'])
    .execute();
  await db.schema.alterTable('copies').addColumn('to_person', 'text').execute();
}

export async function addUndoes(db: AnyDb): Promise<void> {
  await db.schema.alterTable('proposals').addColumn('undoes', 'text').execute();
}

export async function addReminders(db: AnyDb): Promise<void> {
  for (const name of ['reminded', 'nudged_at']) {
    await db.schema
      .alterTable('proposals')
      .addColumn(name, 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
  }
}

export async function addRetention(db: AnyDb): Promise<void> {
  await db.schema
    .alterTable('proposals')
    .addColumn('purged', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('copies')
    .addColumn('created_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
}
