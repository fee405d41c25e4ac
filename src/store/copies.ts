/** Cards in chats. Each remembers the version it shows; what is behind is sent again. */
import { sql } from 'kysely';
import { readRef } from '../core/ref.ts';
import { kept, keptInsert, type Places } from './kept.ts';
import { lit } from './lit.ts';
import { type Copy, CopyRow, type NewCopy, NewCopyRow } from './rows/copy.ts';
import type { Db, Trx } from './schema.ts';

const add = keptInsert('copies', (insert) =>
  insert.onConflict((oc) =>
    oc
      .column('id')
      .doUpdateSet((eb) => ({
        proposal_id: eb.ref('excluded.proposal_id'),
        question_id: eb.ref('excluded.question_id'),
        content: eb.ref('excluded.content'),
        version: eb.ref('excluded.version'),
      }))
      .whereRef('copies.version', '<', 'excluded.version'),
  ),
);

/** A copy that is there already becomes the later one: "reading" turns into the preview. */
export async function addCopy(db: Db, copy: NewCopy): Promise<void> {
  await add(db, [NewCopyRow.encode(copy)]);
}

const ContentRow = CopyRow.pick({ content: true });

/** What was said to a message at first becomes this, where nothing else has taken its place. */
export async function replaceWords(
  trx: Trx,
  messageId: string,
  { to, content }: { to: number; content: object },
): Promise<void> {
  await trx
    .updateTable('copies')
    .set({ version: to, ...ContentRow.encode({ content }) })
    .where('reply_to', '=', messageId)
    .where('version', '<', to)
    .where('content', 'is not', null)
    .execute();
}

const byRef = kept((db, the: Places<{ ref: string }>) =>
  db.selectFrom('copies').selectAll().where('ref', '=', the('ref')),
);

const byId = kept((db, the: Places<{ id: string }>) => db.selectFrom('copies').selectAll().where('id', '=', the('id')));

/** By what a button of it carries. */
export async function copyByRef(db: Db, carried: string): Promise<Copy | null> {
  const { ref } = readRef(carried);
  const [row] = (await byRef(db, { ref })).rows;
  return row ? CopyRow.decode(row) : null;
}

export async function copyById(db: Db, id: string): Promise<Copy | null> {
  const [row] = (await byId(db, { id })).rows;
  return row ? CopyRow.decode(row) : null;
}

/** Who has it may update the message, until then. What is written down later is not. */
export interface Lease {
  readonly id: string;
  readonly leasedUntil: number;
}

export interface Turned {
  readonly page: number;
  readonly until: number;
}

/** It shows another page now: behind, until that was sent. */
export async function turnCopy(trx: Trx, id: string, { page, until }: Turned): Promise<void> {
  await trx
    .updateTable('copies')
    .set((eb) => ({ page, next_at: until, shown: eb('version', '-', 1) }))
    .where('id', '=', id)
    .execute();
}

const leaseOn = kept((db, the: Places<Lease & { until: number; doubtUntil: number }>) =>
  db
    .updateTable('copies')
    .set({ leased_until: the('until'), doubt_until: the('doubtUntil') })
    .where('id', '=', the('id'))
    .where('leased_until', '=', the('leasedUntil'))
    .where('state', '=', lit('live')),
);

/** Right before an update leaves: false when somebody else has the copy now. Its outcome is unknown from here on. */
export async function keepLease(db: Db, lease: Lease, next: { until: number; doubtUntil: number }): Promise<boolean> {
  const { numAffectedRows } = await leaseOn(db, { ...lease, ...next });
  return numAffectedRows === 1n;
}

/** A click's answer updates the message too: false while another update is under way. */
export async function leaseForAnswer(
  db: Db,
  id: string,
  { now, until }: { now: number; until: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('copies')
    .set({ leased_until: until })
    .where('id', '=', id)
    .where('leased_until', '<=', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface ShownVersion {
  readonly version: number;
  readonly messageId: string;
  /** Now: where it is shown for the first time, it was sent. */
  readonly at: number;
  readonly nextAt: number;
  /** Nobody else updates it before; 0 where all may at once. */
  readonly restUntil: number;
  /** Left out where nothing is known of earlier updates. */
  readonly doubtUntil?: number | null;
  readonly chatId?: string | null;
}

const mark = kept((db, the: Places<Lease & Required<ShownVersion>>) =>
  db
    .updateTable('copies')
    .set({
      shown: sql<number>`case when shown < ${the('version')} then ${the('version')} else shown end`,
      message_id: the('messageId'),
      sent_at: sql<number>`coalesce(sent_at, ${the('at')})`,
      next_at: the('nextAt'),
      leased_until: the('restUntil'),
      tries: 0,
      faults: 0,
      // Nobody waits for it any more.
      asker: '',
      doubt_until: sql<number>`coalesce(${the('doubtUntil')}, doubt_until)`,
      chat_id: sql<string>`coalesce(${the('chatId')}, chat_id)`,
    })
    .where('id', '=', the('id'))
    .where('leased_until', '=', the('leasedUntil')),
);

/** Feishu now shows `version`. Never steps back. */
export async function markShown(db: Db, lease: Lease, shown: ShownVersion): Promise<void> {
  await mark(db, { ...lease, doubtUntil: null, ...shown, chatId: shown.chatId || null });
}

/** It did not work out: another look at `at`. Left out, `doubtUntil` stays as it is. */
export async function postponeCopy(
  db: Db,
  { id, leasedUntil }: Lease,
  { at, tries, doubtUntil }: { at: number; tries: number; doubtUntil?: number },
): Promise<void> {
  await db
    .updateTable('copies')
    .set({ next_at: at, tries, leased_until: 0, ...(doubtUntil === undefined ? {} : { doubt_until: doubtUntil }) })
    .where('id', '=', id)
    .where('leased_until', '=', leasedUntil)
    .execute();
}

/** Its message or chat is gone: it goes to this person's own chat, once. False where it has been moved before. */
export async function moveCopy(db: Db, id: string, person: string): Promise<boolean> {
  const nowhere = { message_id: null, chat_id: '', reply_to: '', shown: 0, tries: 0, next_at: 0, sent_at: null };
  const { numUpdatedRows } = await db
    .updateTable('copies')
    .set({ ...nowhere, to_person: person, moved: 1, leased_until: 0, doubt_until: 0 })
    .where('id', '=', id)
    .where('moved', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The message is gone or too old: nothing to catch up any more. */
export async function abandonCopy(db: Db, id: string): Promise<void> {
  await db.updateTable('copies').set({ state: 'dead' }).where('id', '=', id).execute();
}

/** Drawing it has broken: another look at `at`. */
export async function noteCopyFault(db: Db, id: string, at: number): Promise<void> {
  await db
    .updateTable('copies')
    .set((eb) => ({ next_at: at, leased_until: 0, faults: eb('faults', '+', 1) }))
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

/** Keeps the background sender away until the click is answered: Feishu undoes an update that lands before. */
export async function holdCopy(db: Db, id: string, until: number): Promise<void> {
  await db.updateTable('copies').set({ next_at: until }).where('id', '=', id).execute();
}
