/** When each API may be called next, for all instances together and across restarts. */
import { sql } from 'kysely';
import type { PaceKey } from '../core/api.ts';
import { MINUTE_MS } from '../core/time.ts';
import type { Db } from './schema.ts';

/** No queue and no pause lasts longer; a slot further away was left by a clock that has been set back since. */
const LONGEST_MS = 600_000;

/**
 * Reserves the next slot of every key and returns when it is (ms). Evenly spaced slots hold every sliding window.
 * A later key starts from the slot of the one before, so the widest limit comes first.
 */
export async function reserveSlot(db: Db, keys: readonly PaceKey[], now: number): Promise<number> {
  let slot = now;
  for (const { key, spacingMs } of keys) {
    const { next_at } = await db
      .insertInto('pace')
      .values({ key, next_at: slot + spacingMs })
      .onConflict((oc) =>
        oc.column('key').doUpdateSet({
          next_at: sql<number>`case when pace.next_at between ${slot} and ${slot + LONGEST_MS}
            then pace.next_at else ${slot} end + ${spacingMs}`,
        }),
      )
      .returning('next_at')
      .executeTakeFirstOrThrow();
    slot = Number(next_at) - spacingMs;
  }
  return slot;
}

/** How long a call with these keys would have to wait, ms; nothing is reserved. */
export async function waitFor(db: Db, keys: readonly PaceKey[], now: number): Promise<number> {
  const rows = await db
    .selectFrom('pace')
    .select('next_at')
    .where(
      'key',
      'in',
      keys.map(({ key }) => key),
    )
    .where('next_at', '<=', now + LONGEST_MS)
    .execute();
  return Math.max(0, ...rows.map(({ next_at }) => next_at - now));
}

/** Feishu asked for a pause: nobody calls this key before `until`. */
export async function holdBack(db: Db, key: string, until: number): Promise<void> {
  await db
    .insertInto('pace')
    .values({ key, next_at: until })
    .onConflict((oc) => oc.column('key').doUpdateSet({ next_at: until }).where('pace.next_at', '<', until))
    .execute();
}

/** Keys of single messages and chats come and go; what lies in the past limits nothing. */
export async function forgetOldPace(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('pace')
    .where('next_at', '<', now - MINUTE_MS)
    .execute();
}
