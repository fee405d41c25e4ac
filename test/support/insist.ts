/** Who presses and is not answered in time presses again, as people do: a machine with too much to do says 503, or nothing. */
import type { Clicked } from '../../src/sandbox/delivery/press.ts';

/** What the bot answers where it could not store or decide in time: nothing came of it. */
export const UNAVAILABLE = 503;
const NO_ANSWER = 200341;
/** Somebody who presses as often as this has found a bot that is down. */
const MOST = 20;

const isUnanswered = ({ status, error }: Clicked): boolean => status === UNAVAILABLE || error === NO_ANSWER;

let turn: Promise<unknown> = Promise.resolve();

export async function insist(press: () => Promise<Clicked>): Promise<Clicked> {
  let clicked = await press();
  for (let tries = 0; isUnanswered(clicked) && tries < MOST; tries += 1) {
    // One after the other: all at once it would be too much again.
    const next = turn.then(press);
    turn = next.catch(() => undefined);
    clicked = await next;
  }
  return clicked;
}
