/** Which pages of a copy its readers have looked at. */
import { type Reader, ReaderRow } from './rows/reader.ts';
import type { Db, Trx } from './schema.ts';

/** Null where this person has not touched the copy yet, or it had another number of pages then. */
export async function readerOf(
  db: Db,
  { copy, reader, pages }: { copy: string; reader: string; pages: number },
): Promise<Reader | null> {
  const row = await db
    .selectFrom('readers')
    .selectAll()
    .where('copy_id', '=', copy)
    .where('reader', '=', reader)
    .where('pages', '=', pages)
    .executeTakeFirst();
  return row ? ReaderRow.decode(row) : null;
}

/** The last word about this reader. */
export async function noteReader(trx: Trx, reader: Reader): Promise<void> {
  const row = ReaderRow.encode(reader);
  const { pages, looked } = row;
  await trx
    .insertInto('readers')
    .values(row)
    .onConflict((oc) => oc.columns(['copy_id', 'reader']).doUpdateSet({ pages, looked }))
    .execute();
}
