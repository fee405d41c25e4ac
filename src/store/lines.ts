/** Everybody stands in a line of their own: what one person sends is worked off one after the other, beside all others. */
import { type ExpressionBuilder, sql } from 'kysely';
import { MINUTE_MS } from '../core/time.ts';
import { lit } from './lit.ts';
import type { Db, Tables } from './schema.ts';

type Waiting = ExpressionBuilder<Tables, 'inbox'>;

/** Nothing of this sender is at work, and nothing that they were answered still waits to be shown for the first time. */
export const isFirstInLine = (now: number) => (eb: Waiting) =>
  eb.or([eb('inbox.sender', '=', ''), eb.not(eb.or([eb.exists(atWork(eb, now)), eb.exists(unshown(eb))]))]);

/** One that was postponed after a fault keeps nobody waiting. */
const atWork = (eb: Waiting, now: number) =>
  eb
    .selectFrom('inbox as other')
    .select('other.key')
    .whereRef('other.sender', '=', 'inbox.sender')
    .where('other.state', '=', lit('new'))
    .where('other.lease_until', '>', now)
    .whereRef('other.tries', '>', 'other.faults');

/** Where sending has failed once, it is Feishu that keeps them waiting, and not their number. */
const unshown = (eb: Waiting) =>
  eb
    .selectFrom('copies')
    .select('copies.id')
    .whereRef('copies.asker', '=', 'inbox.sender')
    .where('copies.shown', '=', lit(0))
    .where('copies.state', '=', lit('live'))
    .where('copies.tries', '=', 0)
    .where('copies.faults', '=', 0);

/** How many deliveries may wait at once. */
export interface Quotas {
  readonly sender: number;
  readonly chat: number;
  readonly all: number;
}

export interface OverQuota {
  readonly key: string;
  readonly of: keyof Quotas;
  /** How many stand before it beyond the quota. */
  readonly beyond: number;
}

const AT_ONCE = 200;

/** Those that came when too many waited already, the oldest first. */
export async function overQuota(db: Db, now: number, quotas: Quotas): Promise<OverQuota[]> {
  const place = <Of extends string>(column: 'sender' | 'chat', as: Of) =>
    sql<number>`row_number() over (partition by ${sql.ref(column)} order by received_at, key)`.as(as);
  const rows = await db
    .with('waiting', (each) =>
      each
        .selectFrom('inbox')
        .select(['key', 'sender', 'chat', 'lease_until', place('sender', 'of_sender'), place('chat', 'of_chat')])
        .select(sql<number>`row_number() over (order by received_at, key)`.as('of_all'))
        .where('state', '=', lit('new')),
    )
    .selectFrom('waiting')
    .selectAll()
    .where('chat', '<>', '')
    .where('lease_until', '<=', now)
    .where((eb) =>
      eb.or([eb('of_sender', '>', quotas.sender), eb('of_chat', '>', quotas.chat), eb('of_all', '>', quotas.all)]),
    )
    .orderBy('of_all')
    .limit(AT_ONCE)
    .execute();
  return rows.map((row) => {
    const beyond = {
      sender: Number(row.of_sender) - quotas.sender,
      chat: Number(row.of_chat) - quotas.chat,
      all: Number(row.of_all) - quotas.all,
    };
    const of = beyond.sender > 0 ? 'sender' : beyond.chat > 0 ? 'chat' : 'all';
    return { key: row.key, of, beyond: beyond[of] };
  });
}

/** When the delivery came in that waits longest in a line where nothing has happened for a minute; null where all lines move. */
export async function oldestStuck(db: Db, now: number): Promise<number | null> {
  const row = await db
    .selectFrom('inbox')
    .select('received_at')
    .where('state', '=', lit('new'))
    .where(({ eb, not, exists, or }) =>
      or([
        eb('inbox.sender', '=', ''),
        not(
          exists(
            eb
              .selectFrom('inbox as other')
              .select('other.key')
              .whereRef('other.sender', '=', 'inbox.sender')
              .where('other.lease_until', '>', now - MINUTE_MS),
          ),
        ),
      ]),
    )
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst();
  return row?.received_at ?? null;
}
