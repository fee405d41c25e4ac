/** Commands that wait for one more word. */
import type { Db, QuestionTable } from './schema.ts';

export async function addQuestion(db: Db, question: QuestionTable): Promise<void> {
  await db.insertInto('questions').values(question).execute();
}

export const questionById = (db: Db, id: string): Promise<QuestionTable | undefined> =>
  db.selectFrom('questions').selectAll().where('id', '=', id).executeTakeFirst();

/** False when it was answered before: the first answer counts. */
export const answerQuestion = (db: Db, id: string, answer: string): Promise<boolean> =>
  changeOpen(db, id, { state: 'answered', answer });

/** The same question, shown differently. False when it was answered meanwhile. */
export const rephraseQuestion = (db: Db, id: string, asks: string): Promise<boolean> => changeOpen(db, id, { asks });

async function changeOpen(db: Db, id: string, change: Partial<QuestionTable>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('questions')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await touchQuestion(db, id);
  return true;
}

async function touchQuestion(db: Db, id: string): Promise<void> {
  await db
    .updateTable('copies')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('question_id', '=', id)
    .execute();
}
