/** After a yes of Feishu: what Hire holds is read back before anybody is told that it is so (ADR 0012). */
import { turnOf } from '../../core/api.ts';
import { heldVerdict, isSurprising, type Values } from '../../core/value.ts';
import { readBackLater, takeAccepted } from '../../store/accepted.ts';
import { proposalById } from '../../store/proposals.ts';
import type { Item } from '../../store/rows/item.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { READ_MS, type Read, readPresent } from '../read/present.ts';
import { learnShown } from './learn-names.ts';
import { record, type Sending } from './record.ts';
import { grouped, type Settled } from './settled.ts';

/** The pauses between two of them double, from this share of the quiet period on. */
const FIRST_PAUSE = 1 / 64;
/** What cannot be read is left to a person after this many quiet periods. */
const MOST_PERIODS = 12;
/** How many are taken at once: of a list in the background a slice soon shows on the card. */
const TAKEN = { again: 50, first: 10 };

/** Reads items back that Feishu has just accepted, or whose next turn is due. */
export async function readBack(deps: Deps, sending: Sending): Promise<void> {
  const targets = sending.items.map(({ ids }) => ids);
  const turn = turnOf(sending.proposal.requester, targets.length);
  await judge(deps, sending, await readPresent({ ...deps, turn }, sending.operation, targets));
}

/** Once more what showed something else; false when nothing is due. */
export const readBackAgain = (deps: Deps): Promise<boolean> => readBackNext(deps, 'again', readBack);

/** Long lists when nobody else wants to read. */
export const readBackFirst = (deps: Deps): Promise<boolean> =>
  readBackNext(deps, 'first', async (own, sending) => {
    const turn = { rank: 'background', whom: sending.proposal.requester } as const;
    const targets = sending.items.map(({ ids }) => ids);
    await judge(own, sending, await readPresent({ ...own, turn }, sending.operation, targets));
  });

async function readBackNext(deps: Deps, which: 'again' | 'first', how: typeof readBack): Promise<boolean> {
  const now = deps.steady();
  const nextAt = now + deps.settings.settleAfterMs + TAKEN[which] * READ_MS;
  const taken = await takeAccepted(deps.db, { now, which, most: TAKEN[which], nextAt });
  if (!taken) return false;
  const { group, items } = taken;
  const proposal = await proposalById(deps.db, group.proposal);
  const operation = operationNamed(deps, items[0]?.operation ?? '');
  if (proposal && operation) await how(deps, { group, operation, proposal, items });
  // Nothing of this version can read it back: a person looks.
  else if (proposal) await record(deps, { group, proposal, items }, [{ items, outcome: { state: 'unclear' } }]);
  return true;
}

async function judge(deps: Deps, sending: Sending, reads: readonly (Read | undefined)[]): Promise<void> {
  await deps.pass('read back');
  const verdicts: Settled[] = [];
  const shown: Values[] = [];
  for (const [index, item] of sending.items.entries()) {
    const outcome = verdictOf(deps, sending, { item, read: reads[index] });
    if (outcome) verdicts.push({ items: [item], outcome });
    else await readBackLater(deps.db, item, { at: nextReadAt(deps, item), held: heldIn(reads[index]) ?? item.held });
    if (outcome && 'held' in outcome && outcome.held && isSurprising(item, outcome.held)) shown.push(outcome.held);
  }
  await learnShown(deps, sending, { shown, reads });
  if (verdicts.length > 0) await record(deps, sending, grouped(verdicts));
}

const heldIn = (read: Read | undefined): Values | null => (read?.kind === 'present' ? read.present.values : null);

/** Null where another read may show something else. */
function verdictOf(
  deps: Deps,
  { operation }: Sending,
  { item, read }: { item: Item; read: Read | undefined },
): Settled['outcome'] | null {
  const passed = (deps.steady() - (item.accepted_at ?? 0)) / deps.settings.settleAfterMs;
  const held = heldIn(read);
  const logId = item.log_id;
  // Feishu said yes to a target that is not shown, or cannot be read: neither proves anything.
  if (!held) return passed >= (read?.kind === 'missing' ? 1 : MOST_PERIODS) ? { state: 'unclear', logId } : null;
  switch (heldVerdict(operation.lasting(item.wanted), item.seen, held)) {
    case 'wanted':
      return { state: 'applied', held, logId };
    case 'other':
      return { state: 'failed', held, logId };
    case 'late':
      return passed >= 1 ? { state: 'failed', held, logId } : null;
  }
}

/** Soon at first, then more and more rarely; once when the quiet period is over. */
function nextReadAt(deps: Deps, { accepted_at: acceptedAt }: Item): number {
  const quiet = deps.settings.settleAfterMs;
  const now = deps.steady();
  const last = (acceptedAt ?? 0) + quiet;
  const first = Math.ceil(quiet * FIRST_PAUSE);
  return now >= last ? now + quiet : Math.min(last, now + Math.max(now - (acceptedAt ?? 0), first));
}
