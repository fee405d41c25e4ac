/** What holds of all rows at any moment. Each query counts those of which it does not. */
import { sql } from 'kysely';
import { MINUTE_MS } from '../core/time.ts';
import { firstBrokenEntry } from './audit.ts';
import { oldestStuck } from './lines.ts';
import type { Db } from './schema.ts';

export interface Moment {
  /** By the steady clock. */
  readonly steady: number;
  /** What people's watches show. */
  readonly now: number;
}

/** The slowest API of Hire: 100 calls a minute. */
const SLOWEST_MS = 600;
const BEGINS_MS = 5 * MINUTE_MS;

type Counted = { readonly count: number | string };

const counted = async (rows: Promise<Counted>): Promise<number> => Number((await rows).count);

export const invariants = {
  /** Whatever was on its way when its process died is looked at when its quiet period is over. */
  'call without an outcome': (db, { steady }) =>
    counted(
      db
        .selectFrom('items')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('state', '=', 'sending')
        .where('settle_at', '<', steady - MINUTE_MS)
        .executeTakeFirstOrThrow(),
    ),
  /** The windows of Feishu allow it by then, whatever else waits for them. */
  'approved and not begun': async (db, { now }) => {
    const waiting = await counted(
      db
        .selectFrom('items')
        .innerJoin('proposals', 'proposals.id', 'items.proposal_id')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('items.state', '=', 'pending')
        .where('proposals.state', 'in', ['approved', 'applying'])
        .executeTakeFirstOrThrow(),
    );
    return counted(
      db
        .selectFrom('proposals')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('state', '=', 'approved')
        .where('decided_at', '<', now - BEGINS_MS - waiting * SLOWEST_MS)
        .executeTakeFirstOrThrow(),
    );
  },
  /** Proven by Feishu's answer, by what was read back, or by a person. */
  'applied without proof': (db) =>
    counted(
      db
        .selectFrom('items')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('state', '=', 'applied')
        .where('log_id', 'is', null)
        .where('held', 'is', null)
        .where('proposal_id', 'not in', (eb) =>
          eb
            .selectFrom('audit')
            .select(sql<string>`coalesce(proposal_id, '')`.as('id'))
            .where('kind', 'in', ['happened', 'purged']),
        )
        .executeTakeFirstOrThrow(),
    ),
  'delivery that waits': async (db, { steady }) => {
    const oldest = await oldestStuck(db, steady);
    return oldest !== null && steady - oldest > MINUTE_MS ? 1 : 0;
  },
  'proposal without its entry in the trail': (db) =>
    counted(
      db
        .selectFrom('proposals')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('audit')
                .select('seq')
                .whereRef('audit.proposal_id', '=', 'proposals.id')
                .where('kind', '=', 'proposed'),
            ),
          ),
        )
        .executeTakeFirstOrThrow(),
    ),
  'state that does not follow its items': (db) =>
    counted(
      db
        .selectFrom('items')
        .innerJoin('proposals', 'proposals.id', 'items.proposal_id')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('proposals.state', 'in', ['applied', 'failed', 'stale'])
        .where('items.state', 'in', ['pending', 'sending', 'checking'])
        .executeTakeFirstOrThrow(),
    ),
} as const satisfies Readonly<Record<string, (db: Db, at: Moment) => Promise<number>>>;

/** The same of the trail, which is read whole. */
export const brokenTrail = async (db: Db): Promise<number> => ((await firstBrokenEntry(db)) === null ? 0 : 1);
