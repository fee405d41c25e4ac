/** What waits for approval is brought to mind at half time and an hour before it expires, once each, not at night. */
import { minuteOf } from '../../core/dates.ts';
import { HOUR_MS } from '../../core/time.ts';
import { remindable } from '../../store/proposal-lists.ts';
import { proposalById } from '../../store/proposals.ts';
import { noteReminder } from '../../store/reminders.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { transact } from '../../store/transact.ts';
import type { Deps } from '../deps.ts';
import { eachAlone } from '../loop.ts';
import { audit } from '../rights/audit.ts';
import { remindApprovers } from './tell.ts';

/** How many reminders are due by now: 0, 1 at half time, 2 an hour before the end. */
export function remindersDue(
  { created_at: from, expires_at: to }: Pick<Proposal, 'created_at' | 'expires_at'>,
  now: number,
): number {
  if (now >= to) return 0;
  // A short life leaves no room for a second one after half time.
  const last = to - HOUR_MS > (from + to) / 2 && now >= to - HOUR_MS;
  return last ? 2 : now >= (from + to) / 2 ? 1 : 0;
}

const QUIET = { from: '22:00', until: '08:00' };

/** In the tenant's zone. What would expire before the morning is not held back: silence would decide it. */
export function isQuiet(now: number, timeZone: string): boolean {
  const clock = minuteOf(now, timeZone).slice(-5);
  return clock >= QUIET.from || clock < QUIET.until;
}

export async function remindDue(deps: Deps): Promise<boolean> {
  const one = ({ id }: { id: string }) => remindIfDue(deps, id);
  await eachAlone(remindable(deps.db), one, { log: deps.log, activity: 'reminding of a proposal' });
  return false;
}

async function remindIfDue(deps: Deps, id: string): Promise<void> {
  const now = deps.now();
  const proposal = await proposalById(deps.db, id);
  if (!proposal) return;
  const due = remindersDue(proposal, now);
  if (due <= proposal.reminded) return;
  if (due < 2 && isQuiet(now, deps.settings.timeZone)) return;
  await transact(deps.db, async (trx) => {
    if (!(await noteReminder(trx, proposal, due))) return;
    const people = await remindApprovers(deps, trx, { proposal, name: `reminder ${due}` });
    audit(deps, trx, { at: now, actor: 'bot', kind: 'reminded', proposal: id, detail: { people } });
  });
  deps.bells.cards.ring();
}
