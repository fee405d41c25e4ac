/** Commands that wait for one more word. */
import type { z } from 'zod';
import type { Text } from '../core/text.ts';
import { type Question, QuestionRow } from './rows/question.ts';
import type { Db, Trx } from './schema.ts';

export async function addQuestion(trx: Trx, question: Question): Promise<void> {
  await trx.insertInto('questions').values(QuestionRow.encode(question)).execute();
}

export async function questionById(db: Db, id: string): Promise<Question | null> {
  const row = await db.selectFrom('questions').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? QuestionRow.decode(row) : null;
}

/** Takes the row of an open question; false when it was answered before, or is shown differently than on that version of the copy. */
export async function takeQuestion(trx: Trx, id: string, on: { copy: string; version: number }): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('questions')
    .set({ state: 'open' })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  const copy = await trx.selectFrom('copies').select('version').where('id', '=', on.copy).executeTakeFirst();
  return copy?.version === on.version;
}

const AsksRow = QuestionRow.pick({ asks: true });
const AnswerRow = QuestionRow.pick({ answer: true });

/** False when it was answered before: the first answer counts. */
export const closeQuestion = (trx: Trx, id: string, answer: Text): Promise<boolean> =>
  changeOpen(trx, id, { state: 'answered', ...AnswerRow.encode({ answer }) });

/** The same question, shown differently. False when it was answered meanwhile. */
export const rephraseQuestion = (trx: Trx, id: string, asks: Question['asks']): Promise<boolean> =>
  changeOpen(trx, id, AsksRow.encode({ asks }));

type OpenColumns = Partial<Pick<z.input<typeof QuestionRow>, 'state' | 'answer' | 'asks'>>;

async function changeOpen(trx: Trx, id: string, change: OpenColumns): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('questions')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await touchQuestion(trx, id);
  return true;
}

async function touchQuestion(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('copies')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('question_id', '=', id)
    .execute();
}
