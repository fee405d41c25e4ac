/** One connection, many who want it: what Feishu waits for does not stand behind the bot's own work. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBell } from '../../src/flow/loop.ts';
import { urgently } from '../../src/store/open.ts';
import type { Db } from '../../src/store/schema.ts';
import { openFresh } from '../support/database.ts';
import { createLuck } from '../support/drafts/luck.ts';

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openFresh());
});
afterAll(() => close());

const { upTo, often } = createLuck(20261127);

test.each(Array.from({ length: 20 }, (_, nth) => nth))(
  'round %i: first the urgent, and each in the order in which they came',
  async () => {
    const held = createBell();
    const letGo = createBell();
    const holder = db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      const over = letGo.wait();
      held.ring();
      await over;
    });
    await held.wait();
    const came = Array.from({ length: 2 + upTo(30) }, (_, nth) => ({ nth, isUrgent: often(0.25) }));
    const done: typeof came = [];
    const all = came.map((each) =>
      (each.isUrgent ? urgently(db) : db).transaction().execute(async (trx) => {
        await sql`select 1`.execute(trx);
        done.push(each);
      }),
    );
    letGo.ring();
    await Promise.all([holder, ...all]);
    expect(done).toEqual([...came.filter(({ isUrgent }) => isUrgent), ...came.filter(({ isUrgent }) => !isUrgent)]);
  },
);
