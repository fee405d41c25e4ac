/** The workers of the bot. What each does is in the file of its verb. */

import { HOUR_MS, MINUTE_MS } from '../core/time.ts';
import { whenDue } from './apply/due.ts';
import { mendNext } from './apply/mend.ts';
import { applyNext, linesOf } from './apply/next.ts';
import { readBackAgain, readBackFirst } from './apply/read-back.ts';
import { settleNext } from './apply/settle.ts';
import { expireDue } from './decide/expire.ts';
import { followPolicy } from './decide/follow-policy.ts';
import type { Deps } from './deps.ts';
import { forgetOld } from './forget/old.ts';
import { purgeOld } from './forget/purge.ts';
import { receiveNext } from './hear/receive.ts';
import { turnAway } from './hear/turn-away.ts';
import { type Loop, type Loops, startLoops } from './loop.ts';
import { remindDue } from './tell/remind.ts';
import { renewOld } from './tell/renew.ts';
import { tellNeighbours } from './tell/tell-neighbours.ts';
import { showAgain, showNext } from './view/show.ts';

const SOON_MS = 500;
/** So that a preview of 2,000 talents keeps nobody waiting. */
const DELIVERIES_AT_ONCE = 8;
const CARDS_AT_ONCE = 3;

export function startWork(deps: Deps): Loops {
  const { inbox, calls, cards } = deps.bells;
  const loops: Loop[] = [
    {
      name: 'receive',
      step: (found) => receiveNext(deps, found),
      atOnce: DELIVERIES_AT_ONCE,
      bell: inbox,
      idleMs: SOON_MS,
    },
    ...linesOf(deps).map((line) => ({
      name: `apply: ${line.name}`,
      step: (found: () => void) => applyNext(deps, line, found),
      atOnce: line.atOnce,
      bell: calls,
      idleMs: SOON_MS,
    })),
    { name: 'show', step: (found) => showNext(deps, found), atOnce: CARDS_AT_ONCE, bell: cards, idleMs: SOON_MS },
    ...byTheClock(deps),
  ];
  // Feishu waits for an acknowledgement three seconds at most, a person for an answer somewhat longer.
  return startLoops(
    loops.map((loop) => ({ ...loop, givesWayTo: inbox })),
    deps.log,
  );
}

/** What comes with time, and what may come a moment later. */
function byTheClock(deps: Deps): Loop[] {
  const bell = deps.bells.clock;
  const step = (name: string, idleMs: number, work: Loop['step']): Loop => ({ name, step: work, bell, idleMs });
  const ifDue = whenDue(deps);
  return [
    { ...step('show again', SOON_MS, (found) => showAgain(deps, found)), atOnce: CARDS_AT_ONCE },
    // What goes on twice within so long is told once.
    step('tell neighbours', SOON_MS, () => tellNeighbours(deps)),
    step('turn away', SOON_MS, () => turnAway(deps)),
    step('settle', SOON_MS, ifDue('unsettled', settleNext)),
    step('read back again', SOON_MS, ifDue('again', readBackAgain)),
    step('read back first', SOON_MS, ifDue('unread', readBackFirst)),
    step('remind', SOON_MS * 4, () => remindDue(deps)),
    step('expire', SOON_MS * 2, () => expireDue(deps)),
    step('policy', SOON_MS * 2, () => followPolicy(deps)),
    step('mend', SOON_MS * 20, () => mendNext(deps)),
    step('colleagues', MINUTE_MS * 10, () => meetColleagues(deps)),
    step('renew', MINUTE_MS, () => renewOld(deps)),
    step('purge', HOUR_MS, () => purgeOld(deps)),
    step('forget', HOUR_MS, () => forgetOld(deps)),
  ];
}

async function meetColleagues({ people }: Deps): Promise<boolean> {
  await people.refresh();
  return false;
}
