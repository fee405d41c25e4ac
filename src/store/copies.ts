/** Cards in chats. Each remembers the version it shows; what is behind is sent again. */
import { type Copy, CopyRow, type NewCopy, NewCopyRow } from './rows/copy.ts';
import type { Db, Trx } from './schema.ts';

/** A copy that is there already becomes the later one: "reading" turns into the preview. */
export async function addCopy(db: Db, copy: NewCopy): Promise<void> {
  const row = NewCopyRow.encode(copy);
  const { proposal_id, question_id, content, version } = row;
  await db
    .insertInto('copies')
    .values(row)
    .onConflict((oc) =>
      oc.column('id').doUpdateSet({ proposal_id, question_id, content, version }).where('copies.version', '<', version),
    )
    .execute();
}

export async function copyByRef(db: Db, ref: string): Promise<Copy | null> {
  const row = await db.selectFrom('copies').selectAll().where('ref', '=', ref).executeTakeFirst();
  return row ? CopyRow.decode(row) : null;
}

export async function copyById(db: Db, id: string): Promise<Copy | null> {
  const row = await db.selectFrom('copies').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? CopyRow.decode(row) : null;
}

/** The buttons that people see now stop working: only those of the next version count. */
export async function renewRef(trx: Trx, id: string, ref: string): Promise<void> {
  await trx.updateTable('copies').set({ ref }).where('id', '=', id).execute();
}

/** A copy in the hands of a worker. */
export interface TakenCopy {
  readonly id: string;
  readonly faults: number;
  /** Null where its row cannot be read any more. */
  readonly copy: Copy | null;
}

/** A live card that is behind its version, leased until `leaseUntil` so that one worker sends it. */
export async function takeCopyBehind(db: Db, now: number, leaseUntil: number): Promise<TakenCopy | null> {
  const next = await db
    .selectFrom('copies')
    .selectAll()
    .where('state', '=', 'live')
    .whereRef('shown', '<', 'version')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  if (!next) return null;
  const { numUpdatedRows } = await db
    .updateTable('copies')
    .set({ next_at: leaseUntil })
    .where('id', '=', next.id)
    .where('next_at', '=', next.next_at)
    .whereRef('shown', '<', 'version')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return null;
  return { id: next.id, faults: next.faults, copy: CopyRow.safeDecode(next).data ?? null };
}

/** Feishu now shows `version`. Never steps back, so a slow answer cannot hide a newer one. */
export async function markShown(
  db: Db,
  id: string,
  { version, messageId, nextAt, chatId }: { version: number; messageId: string; nextAt: number; chatId?: string },
): Promise<void> {
  await db
    .updateTable('copies')
    .set({
      shown: version,
      message_id: messageId,
      next_at: nextAt,
      tries: 0,
      faults: 0,
      ...(chatId ? { chat_id: chatId } : {}),
    })
    .where('id', '=', id)
    .where('shown', '<', version)
    .execute();
}

export async function postponeCopy(db: Db, { id, tries }: Pick<Copy, 'id' | 'tries'>, at: number): Promise<void> {
  await db
    .updateTable('copies')
    .set({ next_at: at, tries: tries + 1 })
    .where('id', '=', id)
    .execute();
}

/** The message is gone or too old: nothing to catch up any more. */
export async function abandonCopy(db: Db, id: string): Promise<void> {
  await db.updateTable('copies').set({ state: 'dead' }).where('id', '=', id).execute();
}

/** Drawing it has broken: another look at `at`. */
export async function noteCopyFault(db: Db, id: string, at: number): Promise<void> {
  await db
    .updateTable('copies')
    .set((eb) => ({ next_at: at, faults: eb('faults', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** It cannot be drawn: the others go on. */
export async function setCopyAside(db: Db, id: string): Promise<void> {
  await db.updateTable('copies').set({ state: 'poison' }).where('id', '=', id).execute();
}

/** A click told us which message this copy became, before our own answer from Feishu was stored. */
export async function bindMessage(db: Db, id: string, place: { messageId: string; chatId: string }): Promise<void> {
  await db
    .updateTable('copies')
    .set({ message_id: place.messageId, chat_id: place.chatId })
    .where('id', '=', id)
    .where('message_id', 'is', null)
    .execute();
}

/** Keeps the background sender away while the click's own answer carries the new card. */
export async function holdCopy(db: Db, id: string, until: number): Promise<void> {
  await db.updateTable('copies').set({ next_at: until }).where('id', '=', id).execute();
}
