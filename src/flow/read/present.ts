/** What Hire holds of some targets right now: before the preview, right before the write, and to settle an unclear one. */
import type { Failed, Turn } from '../../core/api.ts';
import { isBlocked, type Operation, type Present } from '../../core/operation.ts';
import type { Ids } from '../../core/target.ts';
import type { Deps } from '../deps.ts';

export type Read =
  | { readonly kind: 'present'; readonly present: Present }
  /** There is no such target, or it cannot be written now: the code says why. */
  | { readonly kind: 'missing'; readonly code: number; readonly logId: string | null }
  | { readonly kind: 'failed'; readonly reply: Failed };

/** What reading one target may take, with its share of the pace. */
export const READ_MS = 250;
/** Reads under way at the same time: more than leave at once, so that no room is left to what nobody waits for. */
const WIDTH = 24;

type Reading = Pick<Deps, 'gateway' | 'settings'> & {
  /** Left out: few enough for a person to wait for. */
  readonly turn?: Turn;
  /** Told of each that was read. */
  readonly onRead?: (count?: number) => void;
};

/** One answer per target, in order. After the first read that fails for good nobody starts another: the rest stay empty. */
export async function readPresent(deps: Reading, operation: Operation, targets: readonly Ids[]): Promise<Read[]> {
  const reads: Read[] = new Array(targets.length);
  const waiting = targets.entries();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const [index, ids] of waiting) {
      if (failed) return;
      const read = await readOne(deps, operation, ids);
      reads[index] = read;
      deps.onRead?.();
      failed ||= read.kind === 'failed';
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
  return reads;
}

async function readOne({ gateway, settings, turn }: Reading, operation: Operation, ids: Ids): Promise<Read> {
  const reply = await gateway.read(operation.read, operation.readCall(ids), turn && { turn });
  if (reply.kind === 'refused' && operation.missing.includes(reply.code))
    return { kind: 'missing', code: reply.code, logId: reply.logId };
  if (reply.kind !== 'answered') return { kind: 'failed', reply };
  const present = operation.presentFrom(reply.data, ids, settings.timeZone);
  if (present && isBlocked(present)) return { kind: 'missing', code: present.blocked, logId: reply.logId };
  return present
    ? { kind: 'present', present }
    : { kind: 'failed', reply: { kind: 'unknown', reason: 'unreadable answer', logId: reply.logId } };
}
