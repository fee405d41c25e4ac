/** The audit trail as it is read: with what is known of the proposals, in order. */
import { z } from 'zod';
import { json } from './rows/json.ts';
import { ProposalRow } from './rows/proposal.ts';
import type { Db } from './schema.ts';

/** What comes from the proposal, such as `typed`, is gone when `RETENTION` has purged it. */
export interface TrailEntry {
  readonly seq: number;
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly actor: string;
  readonly kind: string;
  readonly number: number | null;
  readonly operation: string | null;
  readonly chat: string | null;
  /** The command as it was typed; empty where there is none. */
  readonly typed: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** The detail as the text that was sealed. */
  readonly sealed: string;
  readonly hash: string;
}

const Read = z.object({
  command: ProposalRow.shape.command.nullable(),
  detail: json(z.record(z.string(), z.unknown())),
});

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
    for (const { command, detail: sealed, ...entry } of entries) {
      const read = Read.decode({ command, detail: sealed });
      yield { ...entry, typed: read.command?.text ?? '', detail: read.detail, sealed };
    }
    const last = entries.at(-1);
    if (!last || entries.length < AT_ONCE) return;
    after = last.seq;
  }
}
