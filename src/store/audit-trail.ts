/** The audit trail as it is read: with what is known of the proposals, in order. */
import type { Db } from './schema.ts';

/** `command`, `operation` and `chat` come from the proposal; they are gone when `RETENTION` has purged it. */
export interface TrailEntry {
  readonly seq: number;
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly actor: string;
  readonly kind: string;
  readonly number: number | null;
  readonly operation: string | null;
  readonly chat: string | null;
  /** The stored command as JSON. */
  readonly command: string | null;
  readonly detail: string;
  readonly hash: string;
}

const AT_ONCE = 1000;

/** In pieces, so that a trail of years fits into memory. */
export async function* trail(db: Db): AsyncGenerator<TrailEntry> {
  for (let after = 0; ; ) {
    const entries = await db
      .selectFrom('audit')
      .leftJoin('proposals', 'proposals.id', 'audit.proposal_id')
      .select(['audit.seq', 'audit.at', 'audit.actor', 'audit.kind', 'audit.detail', 'audit.hash'])
      .select(['proposals.number', 'proposals.operation', 'proposals.chat_id as chat', 'proposals.command'])
      .where('audit.seq', '>', after)
      .orderBy('audit.seq')
      .limit(AT_ONCE)
      .execute();
    yield* entries;
    const last = entries.at(-1);
    if (!last || entries.length < AT_ONCE) return;
    after = last.seq;
  }
}
