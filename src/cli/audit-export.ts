/** Audit entries as JSON lines and as CSV that no spreadsheet runs. */
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { TrailEntry } from '../store/audit-trail.ts';

const Detail = z.looseObject({
  hash: z.string().optional(),
  request: z.string().optional(),
  policy: z.string().optional(),
  api: z.string().optional(),
  code: z.number().nullish(),
  logId: z.string().nullish(),
  items: z.unknown().optional(),
  operation: z.string().optional(),
  chat: z.string().optional(),
});

/** One flat row: what an auditor filters by, and the whole detail. */
export function rowOf({ seq, at, actor, kind, number, operation, chat, typed, detail, sealed, hash }: TrailEntry) {
  const known = Detail.parse(detail);
  return {
    seq,
    at: new Date(at).toISOString(),
    actor,
    kind,
    proposal: number,
    operation: operation ?? known.operation ?? '',
    chat: chat ?? known.chat ?? '',
    command: typed,
    request: known.request ?? known.hash ?? '',
    api: known.api ?? '',
    code: known.code ?? '',
    log_id: known.logId ?? '',
    policy: known.policy ?? '',
    targets: known.items === undefined ? '' : JSON.stringify(known.items),
    detail: sealed,
    hash,
  };
}

export const columns = Object.keys(
  rowOf({
    seq: 0,
    at: 0,
    actor: '',
    kind: '',
    number: null,
    operation: null,
    chat: null,
    typed: '',
    detail: {},
    sealed: '{}',
    hash: '',
  }),
);

/** A cell that a spreadsheet would take for a formula, also in full-width letters, becomes text (ASVS 1.2.10). */
export const neutral = (cell: string): string => (/^[=+\-@\t\r\0＝＋－＠]/.test(cell) ? `'${cell}` : cell);

export const csvLine = (cells: readonly unknown[]): string =>
  stringify([cells.map((cell) => (typeof cell === 'string' ? neutral(cell) : cell))]);
