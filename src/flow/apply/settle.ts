/** Finds out what became of a call whose outcome nobody recorded: a crash, a lost answer, a fault at Feishu. */
import { triesFor } from '../../core/advice.ts';
import { canonicalJson } from '../../core/api.ts';
import type { Operation } from '../../core/operation.ts';
import { readBackVerdict } from '../../core/value.ts';
import { takeUnsettledCall } from '../../store/calls.ts';
import { proposalById } from '../../store/proposals.ts';
import type { Item } from '../../store/rows/item.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { type Read, readPresent } from '../read/present.ts';
import { record, type Settled } from './record.ts';

/** A call that cannot be read back, or that keeps dying with its process, is handed to a person after this many looks. */
const MAX_ATTEMPTS = 12;

/** Reads back the call that has been unclear longest; false when none is due. */
export async function settleNext(deps: Deps): Promise<boolean> {
  const now = deps.now();
  const unsettled = await takeUnsettledCall(deps.db, now, now + deps.settings.settleAfterMs);
  if (!unsettled) return false;
  const { group, items } = unsettled;
  const proposal = await proposalById(deps.db, group.proposal);
  if (!proposal) return true;
  const operation = operationNamed(deps, proposal.operation);
  // Nothing of this version can read it back: a person looks.
  if (!operation) {
    await record(deps, { group, proposal, items }, [{ items, outcome: { state: 'unclear' } }]);
    return true;
  }
  const sending = { group, operation, proposal, items };
  const reads = await readPresent(
    deps,
    operation,
    items.map(({ ids }) => ids),
  );
  const tired = (items[0]?.attempt ?? 0) >= MAX_ATTEMPTS;
  if (reads.length < items.length || reads.some((read) => read?.kind === 'failed')) {
    // Not readable now: it stays claimed and is looked at again, until a person has to look instead.
    if (tired) await record(deps, sending, [{ items, outcome: { state: 'unclear' } }]);
    return true;
  }
  const outcomes = items.map(
    (item, index): Settled => ({
      items: [item],
      outcome: verdictOf(deps, item, { operation, read: reads[index], tired }),
    }),
  );
  await record(deps, sending, grouped(outcomes));
  return true;
}

function verdictOf(
  deps: Deps,
  item: Item,
  { operation, read, tired }: { operation: Operation; read: Read | undefined; tired: boolean },
): Exclude<Settled['outcome'], { state: 'unsettled' }> {
  if (read?.kind === 'missing') return { state: 'failed', code: read.code, logId: read.logId };
  const failure = { code: item.code, message: item.message, logId: item.log_id };
  if (read?.kind !== 'present') return { state: 'unclear', ...failure };
  switch (readBackVerdict(operation.lasting(item.wanted), item.seen, read.present.values)) {
    case 'wanted':
      return { state: 'applied', logId: item.log_id };
    case 'seen':
      // The quiet period is over and nothing has happened: the call can be made again, as often as the contract says.
      return {
        state: spent(deps, item, { operation, tired }) ? 'failed' : 'pending',
        nextAt: deps.now(),
        ...failure,
      };
    case 'other':
      return { state: 'unclear', ...failure };
  }
}

/** The answers to the tries were counted; a try that died with its process has none. */
const spent = (
  { commonAdvice }: Deps,
  { next_at: answeredAt, tries, code }: Item,
  { operation, tired }: { operation: Operation; tired: boolean },
): boolean => (answeredAt > 0 ? tries >= triesFor(code, [operation.advice, commonAdvice]) : tired);

/** Items with the same verdict make one audit entry. */
function grouped(outcomes: readonly Settled[]): Settled[] {
  const groups = new Map<string, Settled>();
  for (const { items, outcome } of outcomes) {
    const key = canonicalJson(outcome);
    groups.set(key, { items: [...(groups.get(key)?.items ?? []), ...items], outcome });
  }
  return [...groups.values()];
}
