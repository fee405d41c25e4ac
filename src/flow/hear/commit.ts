/** What every delivery ends with: its answers and its mark in one transaction. */
import { noteCard } from '../../../cards/note.ts';
import { replaceWords } from '../../store/copies.ts';
import { finishDelivery, isRecalled, type TakenDelivery } from '../../store/inbox.ts';
import type { Trx } from '../../store/schema.ts';
import { transact } from '../../store/transact.ts';
import { ANSWER, type Save } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';

/** A crashed worker's delivery is taken over after this; a living one keeps its lease. */
export const LEASE_MS = 4_000;

export interface End {
  readonly delivery: TakenDelivery;
  readonly state: 'done' | 'poison';
  readonly saves: readonly Save[];
}

/** All answers and the marks, or nothing: a crash in between changes nothing and loses nothing. */
export async function commit(deps: Deps, ends: readonly End[]): Promise<void> {
  await deps.pass('answer made');
  const answered = async (trx: Trx): Promise<void> => {
    for (const end of ends) await commitOne(trx, end);
  };
  // A card is drawn meanwhile; it leaves when its proposal is on the disk.
  await transact(deps.db, answered, deps.bells.cards.ring);
  await deps.pass('answer stored');
}

async function commitOne(trx: Trx, { delivery, state, saves }: End): Promise<void> {
  if (!(await finishDelivery(trx, delivery, state))) return;
  // Taken back before it was answered: nothing is proposed, and the first word of an answer comes to its end.
  if (await isRecalled(trx, delivery)) return endAnnounced(trx, delivery);
  for (const save of saves) await save(trx);
}

async function endAnnounced(trx: Trx, { incoming }: TakenDelivery): Promise<void> {
  if (incoming?.kind !== 'message') return;
  await replaceWords(trx, incoming.messageId, { to: ANSWER, content: noteCard(recalled) });
}

const recalled = {
  title: { zh: '消息已撤回', en: 'The message was recalled' },
  lines: [{ zh: '没有提出任何改动。', en: 'Nothing was proposed.' }],
};
