/** What becomes of items whose try has failed for sure: another one after a pause, or the end with Feishu's own reason. */
import { adviceFor, pauseAfter, triesFor } from '../../core/advice.ts';
import type { Failed, Reply } from '../../core/api.ts';
import type { Operation } from '../../core/operation.ts';
import type { Failure, ItemOutcome } from '../../store/calls.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Deps } from '../deps.ts';

interface Tried {
  readonly operation: Operation;
  readonly items: readonly Item[];
}

export const failureIn = (reply: Reply): Failure => ({
  code: reply.kind === 'answered' ? null : (reply.code ?? null),
  message: (reply.kind !== 'answered' && reply.message) || null,
  logId: reply.logId,
});

/** After a read that failed, or a write that Feishu refused: nothing was done. */
export function afterFailure(deps: Deps, { operation, items }: Tried, reply: Failed): ItemOutcome {
  const failure = failureIn(reply);
  // Told to wait is not told no.
  if (reply.kind === 'refused' && reply.waitMs !== undefined)
    return { state: 'pending', nextAt: deps.steady() + reply.waitMs, ...failure };
  const lists = [operation.advice, deps.commonAdvice];
  const mayHelp = reply.kind === 'unknown' || adviceFor(reply.code, lists)?.retry === 'backoff';
  const tries = (items[0]?.tries ?? 0) + 1;
  if (!mayHelp || tries >= triesFor(failure.code, lists)) return { state: 'failed', tries, ...failure };
  return { state: 'pending', nextAt: deps.steady() + pauseAfter(tries), tries, ...failure };
}
