/** The audit trail: append-only, each entry sealed with the hash of the one before. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { canonicalJson } from '../core/api.ts';
import type { AuditKind } from '../core/audit-kind.ts';
import { Fault } from '../core/outcome.ts';
import { kept, type Places } from './kept.ts';
import { lit } from './lit.ts';
import type { AuditRow } from './rows/audit.ts';
import type { Db, Trx } from './schema.ts';
import { atEnd } from './transact.ts';

export interface AuditEntry {
  readonly at: number;
  /** open_id, or `bot` for what time or a restart brought about. */
  readonly actor: string;
  readonly kind: AuditKind;
  readonly proposal: string | null;
  /** Ids, codes, hashes, counts. Never names or contacts. */
  readonly detail: unknown;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const seal = (entry: Omit<z.input<typeof AuditRow>, 'hash'>): string => sha256(canonicalJson(entry));

/** In the transaction of the change that it records, and last there: no audit, no change. */
export const appendAudit = (trx: Trx, entry: AuditEntry): void =>
  atEnd(trx, { stage: 'trail', key: '', work: () => write(trx, entry) });

const takeHead = kept((db) =>
  db
    .updateTable('audit_head')
    .set((eb) => ({ seq: eb('seq', '+', lit(1)) }))
    .where('id', '=', lit(1))
    .returning(['seq', 'hash']),
);

const addEntry = kept((db, the: Places<z.input<typeof AuditRow>>) =>
  db.insertInto('audit').values({
    seq: the('seq'),
    at: the('at'),
    actor: the('actor'),
    kind: the('kind'),
    proposal_id: the('proposal_id'),
    detail: the('detail'),
    previous: the('previous'),
    hash: the('hash'),
  }),
);

const setHead = kept((db, the: Places<{ hash: string }>) =>
  db
    .updateTable('audit_head')
    .set({ hash: the('hash') })
    .where('id', '=', lit(1)),
);

async function write(trx: Trx, { at, actor, kind, proposal, detail }: AuditEntry): Promise<void> {
  // The update takes the head's row, so two writers never build on the same entry.
  const [head] = (await takeHead(trx, {})).rows;
  if (!head) throw new Fault('reading the head of the audit trail', { code: 'no-head' });
  const entry = {
    seq: head.seq,
    at,
    actor,
    kind,
    proposal_id: proposal,
    detail: canonicalJson(detail),
    previous: head.hash,
  };
  const hash = seal(entry);
  // What the row before holds is not kept twice.
  await addEntry(trx, { ...entry, previous: '', hash });
  await setHead(trx, { hash });
}

/**
 * The number of the first entry that was changed, removed or moved; null when the chain is whole. Entries may come
 * meanwhile, each in one transaction with its head: the last that is read lies between the heads before and after.
 */
export async function firstBrokenEntry(db: Db): Promise<number | null> {
  const before = await headOf(db);
  let previous = '';
  let seq = 0;
  for await (const { hash, ...entry } of entriesOf(db)) {
    seq += 1;
    const isNext = entry.seq === seq && ['', previous].includes(entry.previous);
    if (!isNext || seal({ ...entry, previous }) !== hash) return seq;
    previous = hash;
  }
  const after = await headOf(db);
  const isEnd = seq === after.seq ? previous === after.hash : seq < after.seq;
  return isEnd && seq >= before.seq ? null : seq + 1;
}

const headOf = (db: Db) => db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();

const AT_ONCE = 1000;

/** In pieces, so that a trail of years fits into memory, and no statement takes long. */
async function* entriesOf(db: Db): AsyncGenerator<z.input<typeof AuditRow>> {
  for (let after: number | null = null; ; ) {
    const from = db.selectFrom('audit').selectAll().orderBy('seq').limit(AT_ONCE);
    const entries: z.input<typeof AuditRow>[] = await (after === null ? from : from.where('seq', '>', after)).execute();
    yield* entries;
    const last = entries.at(-1);
    if (!last || entries.length < AT_ONCE) return;
    after = last.seq;
  }
}
