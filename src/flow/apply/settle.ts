/** Finds out what became of a call whose outcome nobody recorded: a crash, a lost answer, a fault at Feishu. */

import { triesFor } from '../../core/advice.ts';
import { turnOf } from '../../core/api.ts';
import type { Operation } from '../../core/operation.ts';
import { readBackVerdict } from '../../core/value.ts';
import { type ItemOutcome, takeUnsettledCall } from '../../store/calls.ts';
import { proposalById } from '../../store/proposals.ts';
import type { Item } from '../../store/rows/item.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { type Read, readPresent } from '../read/present.ts';
import { learnShown } from './learn-names.ts';
import { record, type Sending } from './record.ts';
import { grouped, type Settled } from './settled.ts';

/** A call that cannot be read back, or that keeps dying with its process, is handed to a person after this many looks. */
const MAX_ATTEMPTS = 12;

/** Reads back the call that has been unclear longest; false when none is due. */
export async function settleNext(deps: Deps): Promise<boolean> {
  const now = deps.steady();
  const unsettled = await takeUnsettledCall(deps.db, {
    now,
    nextLook: now + deps.settings.settleAfterMs,
    except: deps.underWay,
  });
  if (!unsettled) return false;
  await deps.pass('unsettled taken');
  const { group, items } = unsettled;
  const proposal = await proposalById(deps.db, group.proposal);
  if (!proposal) return true;
  const operation = operationNamed(deps, items[0]?.operation ?? '');
  // Nothing of this version can read it back: a person looks.
  if (!operation) {
    await record(deps, { group, proposal, items }, [{ items, outcome: { state: 'unclear' } }]);
    return true;
  }
  await settle(deps, { group, operation, proposal, items });
  return true;
}

async function settle(deps: Deps, sending: Sending): Promise<void> {
  const { operation, items } = sending;
  const reads = await readPresent(
    { ...deps, turn: turnOf(sending.proposal.requester, items.length) },
    operation,
    items.map(({ ids }) => ids),
  );
  await deps.pass('unsettled read');
  const tired = (items[0]?.attempt ?? 0) >= MAX_ATTEMPTS;
  if (reads.length < items.length || reads.some((read) => read?.kind === 'failed')) {
    // Not readable now: it stays claimed and is looked at again, until a person has to look instead.
    if (tired) await record(deps, sending, [{ items, outcome: { state: 'unclear' } }]);
    return;
  }
  const verdicts = items.map((item, index) => readVerdict(operation, item, reads[index]));
  // A call takes effect as one. Where some of its items moved it did: those that are as before were perhaps put back by
  // somebody, and must not be changed a second time without a person.
  const tookEffect = verdicts.some((verdict) => verdict === 'wanted' || verdict === 'other');
  const outcomes = items.map((item, index): Settled => {
    const judged = { operation, read: reads[index], verdict: verdicts[index] ?? 'other', tookEffect, tired };
    return { items: [item], outcome: outcomeOf(deps, item, judged) };
  });
  const shown = outcomes.flatMap(({ outcome }) => (outcome.state === 'unclear' && outcome.held ? [outcome.held] : []));
  await learnShown(deps, sending, { shown, reads });
  await record(deps, sending, grouped(outcomes));
}

type Verdict = ReturnType<typeof readBackVerdict> | 'missing';

function readVerdict(operation: Operation, { wanted, seen }: Item, read: Read | undefined): Verdict {
  if (read?.kind !== 'present') return read?.kind === 'missing' ? 'missing' : 'other';
  return readBackVerdict(operation.lasting(wanted), seen, read.present.values);
}

interface Judged {
  readonly operation: Operation;
  readonly read: Read | undefined;
  readonly verdict: Verdict;
  readonly tookEffect: boolean;
  readonly tired: boolean;
}

function outcomeOf(deps: Deps, item: Item, { operation, read, verdict, tookEffect, tired }: Judged): ItemOutcome {
  if (read?.kind === 'missing') return { state: 'failed', code: read.code, logId: read.logId };
  const failure = { code: item.code, message: item.message, logId: item.log_id };
  const held = read?.kind === 'present' ? read.present.values : null;
  if (verdict === 'wanted') return { state: 'applied', held, logId: item.log_id };
  if (verdict !== 'seen' || tookEffect) return { state: 'unclear', held, ...failure };
  // The quiet period is over and nothing has happened: the call can be made again, as often as the contract says.
  const state = spent(deps, item, { operation, tired }) ? 'failed' : 'pending';
  return { state, nextAt: deps.steady(), ...failure };
}

/** The answers to the tries were counted; a try that died with its process has none. */
const spent = (
  { commonAdvice }: Deps,
  { next_at: answeredAt, tries, code }: Item,
  { operation, tired }: { operation: Operation; tired: boolean },
): boolean => (answeredAt > 0 ? tries >= triesFor(code, [operation.advice, commonAdvice]) : tired);
