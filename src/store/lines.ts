/** Everybody stands in a line of their own: what one person sends is worked off one after the other, beside all others. */
import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import { MINUTE_MS } from '../core/time.ts';
import { lit } from './lit.ts';
import type { Db, Tables } from './schema.ts';

type Waiting = ExpressionBuilder<Tables, 'inbox'>;

/** Nothing of this sender is at work, and nothing that they were answered still waits to be shown for the first time. */
export const isFirstInLine = (now: RawBuilder<number>) => (eb: Waiting) =>
  eb.or([eb('inbox.sender', '=', ''), eb.not(eb.or([eb.exists(atWork(eb, now)), eb.exists(unshown(eb))]))]);

/** One that was postponed after a fault keeps nobody waiting. */
const atWork = (eb: Waiting, now: RawBuilder<number>) =>
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

/** Those that came when too many waited already, the oldest first: of who sends too much, and only then of everybody. */
export async function overQuota(db: Db, now: number, quotas: Quotas): Promise<OverQuota[]> {
  if ((await countWaiting(db)) <= Math.min(quotas.sender, quotas.chat, quotas.all)) return [];
  for (const of of ['sender', 'chat'] as const) {
    const over = await overLines(db, now, { of, quota: quotas[of] });
    if (over.length > 0) return over;
  }
  return overAll(db, now, quotas.all);
}

/** Only lines that are too long are numbered: to number tens of thousands would hold up everything else. */
async function overLines(
  db: Db,
  now: number,
  { of, quota }: { of: 'sender' | 'chat'; quota: number },
): Promise<OverQuota[]> {
  const rows = await db
    .with('waiting', (each) =>
      each
        .selectFrom('inbox')
        .select(['key', 'chat', 'received_at', 'lease_until'])
        .select(sql<number>`row_number() over (partition by ${sql.ref(of)} order by received_at, key)`.as('place'))
        .where('state', '=', lit('new'))
        .where(of, 'in', (long) =>
          long
            .selectFrom('inbox')
            .select(of)
            .where('state', '=', lit('new'))
            .groupBy(of)
            .having((eb) => eb.fn.countAll(), '>', quota),
        ),
    )
    .selectFrom('waiting')
    .select(['key', 'place'])
    .where('chat', '<>', '')
    .where('lease_until', '<=', now)
    .where('place', '>', quota)
    .orderBy('received_at')
    .orderBy('key')
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ key, place }) => ({ key, of, beyond: Number(place) - quota }));
}

async function overAll(db: Db, now: number, quota: number): Promise<OverQuota[]> {
  const rows = await db
    .selectFrom('inbox')
    .select('key')
    .where('state', '=', lit('new'))
    .where('chat', '<>', '')
    .where('lease_until', '<=', now)
    .orderBy('received_at')
    .orderBy('key')
    .limit(AT_ONCE)
    .offset(quota)
    .execute();
  return rows.map(({ key }, index) => ({ key, of: 'all', beyond: index + 1 }));
}

export async function countWaiting(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('inbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', lit('new'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** When the delivery came in that waits longest in a line where nothing has happened for a minute; null where all lines move. */
export async function oldestStuck(db: Db, now: number): Promise<number | null> {
  const row = await db
    .selectFrom('inbox')
    .select('received_at')
    .where('state', '=', lit('new'))
    .where(({ eb, and, or }) =>
      or([
        eb('sender', '=', ''),
        and([eb('sender', 'not in', moved(db, '=', now)), eb('sender', 'not in', moved(db, '<>', now))]),
      ]),
    )
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst();
  return row?.received_at ?? null;
}

/** In whose lines something was in somebody's hands within a minute: of what still waits, or of what does not. By an index each. */
const moved = (db: Db, waits: '=' | '<>', now: number) =>
  db
    .selectFrom('inbox')
    .select('sender')
    .where('state', waits, lit('new'))
    .where('lease_until', '>', now - MINUTE_MS);
