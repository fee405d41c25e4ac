import { MINUTE_MS } from '../core/time.ts';
import { oldestStuck } from '../store/lines.ts';
import { type Check, ill, well } from './check.ts';
import { type DatabaseParts, database } from './database.ts';

export interface InboxParts extends DatabaseParts {
  /** By it deliveries are stamped. */
  readonly steady: () => number;
}

export const inbox: Check<InboxParts> = {
  what: 'inbox',
  after: database,
  look: async ({ db, steady }) => {
    const oldest = await oldestStuck(await db, steady());
    return oldest !== null && steady() - oldest > MINUTE_MS
      ? [ill('deliveries wait for more than a minute', 'start the bot; where it runs, its log tells what breaks')]
      : [well('no delivery waits for more than a minute')];
  },
};
