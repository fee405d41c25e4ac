/** Pauses between tries go by on the clock of the world, never in the middle of a call. */
import type { Message } from '../../src/sandbox/world/world.ts';
import { stateOf } from './card.ts';
import { cardOf, type TestWorld } from './world.ts';

/** Until the proposal of this card has come to an end and the card tells it. */
export async function waitedOut(world: TestWorld, card: Message): Promise<void> {
  await world.until(
    async () => {
      const rows = await world.db
        .selectFrom('items')
        .selectAll()
        .where('state', 'in', ['pending', 'sending'])
        .execute();
      const due = rows.map(({ state, next_at, settle_at }) =>
        next_at === 0 || state === 'pending' ? next_at : settle_at,
      );
      const now = Date.now() + world.clock.offsetMs;
      const waits = due.map((at) => (at ?? 0) - now);
      if (rows.length > 0 && waits.every((ms) => ms > 50)) world.clock.offsetMs += Math.min(...waits);
      return rows.length === 0 && !['Approved', 'Applying'].includes(stateOf(cardOf(card)) ?? '') ? true : null;
    },
    () => `an end of "${stateOf(cardOf(card))}"`,
  );
}
