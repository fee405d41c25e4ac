/** What holds of all rows at any moment. Each query counts those of which it does not. */
import { type ExpressionBuilder, sql } from 'kysely';
import type { AuditKind } from '../core/audit-kind.ts';
import { DAY_MS, MINUTE_MS } from '../core/time.ts';
import { firstBrokenEntry } from './audit.ts';
import { oldestStuck } from './lines.ts';
import { lit } from './lit.ts';
import type { Db, Tables } from './schema.ts';

export interface Moment {
  /** By the steady clock. */
  readonly steady: number;
  /** What people's watches show. */
  readonly now: number;
}

/** The slowest API of Hire: 100 calls a minute. */
const SLOWEST_MS = 600;
const BEGINS_MS = 5 * MINUTE_MS;
/** What was so made is looked at every minute; older rows were looked at when they were made, and grow with the years. */
const RECENT_MS = DAY_MS;

type Counted = { readonly count: number | string };

const counted = async (rows: Promise<Counted>): Promise<number> => Number((await rows).count);

/** The trail has no entry of these kinds of the proposal. */
const without =
  (...kinds: readonly AuditKind[]) =>
  ({ not, exists, selectFrom }: ExpressionBuilder<Tables, 'proposals'>) =>
    not(
      exists(
        selectFrom('audit')
          .select('seq')
          .whereRef('audit.proposal_id', '=', 'proposals.id')
          .where(hasIndex)
          .where('kind', 'in', kinds),
      ),
    );

/** Word for word as in the index of the trail, which is used for nothing else. */
const hasIndex = sql<boolean>`kind in ('proposed', 'happened', 'purged')`;

export const invariants = {
  /** Whatever was on its way when its process died is looked at when its quiet period is over. */
  'call without an outcome': (db, { steady }) =>
    counted(
      db
        .selectFrom('items')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('state', '=', lit('sending'))
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
        .where('items.state', '=', lit('pending'))
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
  'applied without proof': (db, { now }) =>
    counted(
      db
        .selectFrom('proposals')
        // SQLite keeps the order of a cross join: the few proposals first.
        .crossJoin('items')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('proposals.created_at', '>=', now - RECENT_MS)
        .whereRef('items.proposal_id', '=', 'proposals.id')
        .where('items.state', '=', lit('applied'))
        .where('items.log_id', 'is', null)
        .where('items.held', 'is', null)
        .where(without('happened', 'purged'))
        .executeTakeFirstOrThrow(),
    ),
  'delivery that waits': async (db, { steady }) => {
    const oldest = await oldestStuck(db, steady);
    return oldest !== null && steady - oldest > MINUTE_MS ? 1 : 0;
  },
  'proposal without its entry in the trail': (db, { now }) =>
    counted(
      db
        .selectFrom('proposals')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('proposals.created_at', '>=', now - RECENT_MS)
        .where(without('proposed'))
        .executeTakeFirstOrThrow(),
    ),
  'state that does not follow its items': (db) =>
    counted(
      db
        .selectFrom('items')
        .innerJoin('proposals', 'proposals.id', 'items.proposal_id')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('proposals.state', 'in', ['applied', 'failed', 'stale'])
        .where('items.state', 'in', [lit('pending'), lit('sending'), lit('checking')])
        .executeTakeFirstOrThrow(),
    ),
} as const satisfies Readonly<Record<string, (db: Db, at: Moment) => Promise<number>>>;

/** The same of the trail, which is read whole. */
export const brokenTrail = async (db: Db): Promise<number> => ((await firstBrokenEntry(db)) === null ? 0 : 1);
