/** One word for one thing; copies that cannot be drawn are counted. */
import { type Kysely, sql } from 'kysely';

/** A stored command says which kind it is; before, one string named an operation, a look or a report. */
export async function nameCommandKinds(db: Kysely<unknown>): Promise<void> {
  const operation = sql`'{"kind":"operation",' || substr(command, 2)`;
  await sql`update proposals set command = ${operation} where command not like '{"kind":%'`.execute(db);
  const old = sql<{
    id: string;
    command: string;
  }>`select id, command from questions where command not like '{"kind":%'`;
  for (const { id, command } of (await old.execute(db)).rows) {
    await sql`update questions set command = ${withKind(command)} where id = ${id}`.execute(db);
  }
}

function withKind(stored: string): string {
  const { operation, targets = {}, text = '', direct, ...rest } = JSON.parse(stored);
  if (/\.(find|show|list)$/.test(operation))
    return JSON.stringify({
      kind: 'look',
      look: operation,
      about: Object.values(targets).flat().join(' '),
      text,
      direct,
    });
  if (!operation.includes('.')) return JSON.stringify({ kind: 'report', report: operation, words: [], text, direct });
  return JSON.stringify({ kind: 'operation', operation, targets, text, direct, ...rest });
}

/** Who asks is the requester everywhere. */
export async function renameAsked(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('questions').renameColumn('asked', 'requester').execute();
}

/** How often drawing a copy has broken. */
export async function countCopyFaults(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('copies')
    .addColumn('faults', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
