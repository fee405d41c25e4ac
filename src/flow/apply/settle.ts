/** Finds out what became of a call whose outcome nobody recorded: a crash, a lost answer, a fault at Feishu. */

import { turnOf } from '../../core/api.ts';
import { takeUnsettledCall } from '../../store/calls.ts';
import { proposalById } from '../../store/proposals.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { readPresent } from '../read/present.ts';
import { learnShown } from './learn-names.ts';
import { record, type Sending } from './record.ts';
import { grouped } from './settled.ts';
import { verdictsOf } from './verdicts.ts';

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
  const proposal = await proposalById(deps.db, unsettled.group.proposal);
  if (proposal) await settle(deps, { ...unsettled, proposal });
  return true;
}

async function settle(deps: Deps, taken: Omit<Sending, 'operation'>): Promise<void> {
  const { proposal, items } = taken;
  const operation = operationNamed(deps, items[0]?.operation ?? '');
  // Nothing of this version can read it back: a person looks.
  if (!operation) return record(deps, taken, [{ items, outcome: { state: 'unclear' } }]);
  const sending = { ...taken, operation };
  const reads = await readPresent(
    { ...deps, turn: turnOf(proposal.requester, items.length) },
    operation,
    items.map(({ ids }) => ids),
  );
  await deps.pass('unsettled read');
  const verdicts = verdictsOf({ items, reads, operation, commonAdvice: deps.commonAdvice, now: deps.steady() });
  if (!verdicts) return;
  const shown = verdicts.flatMap(({ outcome }) => (outcome.state === 'unclear' && outcome.held ? [outcome.held] : []));
  await learnShown(deps, sending, { shown, reads });
  await record(deps, sending, grouped(verdicts.map(({ item, outcome }) => ({ items: [item], outcome }))));
}
