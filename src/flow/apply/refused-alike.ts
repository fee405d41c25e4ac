/** Calls that are refused alike, one after the other, where an administrator has to act: the rest would be refused too. */
import { adviceFor } from '../../core/advice.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Trx } from '../../store/schema.ts';
import { cancelPending, noteRefusals, type Refusals } from '../../store/stops.ts';
import type { Deps } from '../deps.ts';
import { audit } from '../rights/audit.ts';
import type { Settled } from './settled.ts';

/** So many of them stop the run. */
const MOST = 3;

/** The proposal's row is taken. */
export async function stopAfterRefusals(
  deps: Deps,
  trx: Trx,
  { proposal, recorded }: { proposal: Proposal; recorded: readonly Settled[] },
): Promise<void> {
  const before = { code: proposal.refused_code, times: proposal.refused_times };
  const now = recorded.reduce((counted, settled) => counting(deps, counted, settled), before);
  if (now.code !== before.code || now.times !== before.times) await noteRefusals(trx, proposal.id, now);
  if (now.code === null || now.times < MOST) return;
  const items = await cancelPending(trx, proposal.id, now.code);
  if (items === 0) return;
  audit(deps, trx, {
    at: deps.now(),
    actor: 'bot',
    kind: 'stop',
    proposal: proposal.id,
    detail: { items, code: now.code },
  });
}

/** What goes on says nothing yet; whatever else ends a call ends the row. */
function counting({ drawn, commonAdvice }: Deps, counted: Refusals, { items: [item], outcome }: Settled): Refusals {
  if (outcome.state === 'pending' || outcome.state === 'unsettled') return counted;
  const code = outcome.state === 'failed' ? (outcome.code ?? null) : null;
  const retry = code === null ? null : adviceFor(code, [drawn(item?.operation ?? '').advice, commonAdvice])?.retry;
  if (retry !== 'after_admin') return { code: null, times: 0 };
  return { code, times: code === counted.code ? counted.times + 1 : 1 };
}
