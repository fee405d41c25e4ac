/** The workers of the bot. What each does is in the file of its verb. */

import { HOUR_MS, MINUTE_MS } from '../core/time.ts';
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
import { type Loops, startLoops } from './loop.ts';
import { remindDue } from './tell/remind.ts';
import { renewOld } from './tell/renew.ts';
import { tellNeighbours } from './tell/tell-neighbours.ts';
import { showAgain, showNext } from './view/show.ts';

const SOON_MS = 500;
/** So that a preview of 2,000 talents keeps nobody waiting. */
const DELIVERIES_AT_ONCE = 8;
const CARDS_AT_ONCE = 3;

export function startWork(deps: Deps): Loops {
  const { inbox, calls, cards, clock } = deps.bells;
  return startLoops(
    [
      {
        name: 'receive',
        step: (found) => receiveNext(deps, found),
        atOnce: DELIVERIES_AT_ONCE,
        bell: inbox,
        idleMs: SOON_MS,
        // Feishu waits for an acknowledgement three seconds at most, a person for an answer somewhat longer.
        givesWay: true,
      },
      ...linesOf(deps).map((line) => ({
        name: `apply: ${line.name}`,
        step: (found: () => void) => applyNext(deps, line, found),
        atOnce: line.atOnce,
        bell: calls,
        idleMs: SOON_MS,
      })),
      { name: 'show', step: (found) => showNext(deps, found), atOnce: CARDS_AT_ONCE, bell: cards, idleMs: SOON_MS },
      {
        name: 'show again',
        step: (found) => showAgain(deps, found),
        atOnce: CARDS_AT_ONCE,
        bell: clock,
        idleMs: SOON_MS,
      },
      // What goes on twice within so long is told once.
      { name: 'tell neighbours', step: () => tellNeighbours(deps), bell: clock, idleMs: SOON_MS },
      { name: 'turn away', step: () => turnAway(deps), bell: clock, idleMs: SOON_MS },
      { name: 'settle', step: () => settleNext(deps), bell: clock, idleMs: SOON_MS },
      { name: 'read back again', step: () => readBackAgain(deps), bell: clock, idleMs: SOON_MS },
      { name: 'read back first', step: () => readBackFirst(deps), bell: clock, idleMs: SOON_MS },
      { name: 'remind', step: () => remindDue(deps), bell: clock, idleMs: SOON_MS * 4 },
      { name: 'expire', step: () => expireDue(deps), bell: clock, idleMs: SOON_MS * 2 },
      { name: 'policy', step: () => followPolicy(deps), bell: clock, idleMs: SOON_MS * 2 },
      { name: 'mend', step: () => mendNext(deps), bell: clock, idleMs: SOON_MS * 20 },
      { name: 'colleagues', step: () => meetColleagues(deps), bell: clock, idleMs: MINUTE_MS * 10 },
      { name: 'renew', step: () => renewOld(deps), bell: clock, idleMs: MINUTE_MS },
      { name: 'purge', step: () => purgeOld(deps), bell: clock, idleMs: HOUR_MS },
      { name: 'forget', step: () => forgetOld(deps), bell: clock, idleMs: HOUR_MS },
    ],
    deps.log,
  );
}

async function meetColleagues({ people }: Deps): Promise<boolean> {
  await people.refresh();
  return false;
}
