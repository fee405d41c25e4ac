import { expect, onTestFinished, test } from 'vitest';
import type { IncomingMessage } from '../../src/core/incoming.ts';
import { MINUTE_MS } from '../../src/core/time.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { type Delivery, storeDeliveries } from '../../src/store/inbox.ts';
import { oldestStuck, overQuota } from '../../src/store/lines.ts';
import { openFresh } from '../support/database.ts';

const chance = createChance(17);
const oneOf = (name: string, many: number): string => `${name} ${Math.floor(chance() ** 2 * many)}`;

function message(nth: number): Delivery & { readonly incoming: IncomingMessage } {
  const incoming: IncomingMessage = {
    kind: 'message',
    messageId: `om_${nth}`,
    parentId: '',
    chatId: oneOf('chat', 12),
    direct: false,
    sender: oneOf('sender', 20),
    type: 'text',
    content: '{}',
    mentions: [],
    sentAt: 1,
  };
  return { key: `key ${nth}`, kind: 'message', incoming, receivedAt: Math.floor(chance() * 1000) };
}
type Waiting = ReturnType<typeof message>;

const inOrder = (one: Waiting, other: Waiting): number =>
  one.receivedAt - other.receivedAt || (one.key < other.key ? -1 : 1);

/** Whoever stands behind the first `quota` of their own. */
function behind(all: readonly Waiting[], quota: number, lineOf: (one: Waiting) => string): string[] {
  const before = new Map<string, number>();
  return all.flatMap((one) => {
    const place = before.get(lineOf(one)) ?? 0;
    before.set(lineOf(one), place + 1);
    return place < quota ? [] : [one.key];
  });
}

test('40 crowds: who sends too much is turned away before others are, the oldest of the surplus first', async () => {
  const { db, close } = await openFresh();
  onTestFinished(close);
  const seen = new Set<string>();
  for (let crowd = 0; crowd < 40; crowd += 1) {
    await db.deleteFrom('inbox').execute();
    const waiting = Array.from({ length: 20 + Math.floor(chance() * 130) }, (_, nth) => message(nth));
    await storeDeliveries(db, waiting);
    const quotas = { sender: 8 + crowd, chat: 12 + crowd, all: 60 };
    const all = waiting.toSorted(inOrder);
    const lines = {
      sender: behind(all, quotas.sender, ({ incoming }) => incoming.sender),
      chat: behind(all, quotas.chat, ({ incoming }) => incoming.chatId),
      all: behind(all, quotas.all, () => ''),
    };
    const of = (['sender', 'chat', 'all'] as const).find((each) => lines[each].length > 0);
    const over = await overQuota(db, 2000, quotas);
    expect(over.map(({ key }) => key)).toEqual(of ? lines[of] : []);
    expect(new Set(over.map((each) => each.of))).toEqual(new Set(of ? [of] : []));
    seen.add(of ?? 'nobody');
  }
  expect(seen).toEqual(new Set(['sender', 'chat', 'all', 'nobody']));
});

test('30 crowds: a line is stuck when nothing of it was in anybody’s hands for a minute, handled or not', async () => {
  const { db, close } = await openFresh();
  onTestFinished(close);
  const seen = new Set<boolean>();
  for (let crowd = 0; crowd < 30; crowd += 1) {
    await db.deleteFrom('inbox').execute();
    const all = Array.from({ length: 3 + Math.floor(chance() * 40) }, (_, nth) => message(nth));
    await storeDeliveries(db, all);
    const rows = all.map((one) => {
      const done = chance() < 0.8;
      return { one, done, until: chance() < crowd / 30 ? Math.floor(chance() * 2 * MINUTE_MS) : 0 };
    });
    for (const { one, done, until } of rows) {
      const row = { lease_until: until, state: done ? ('done' as const) : ('new' as const) };
      await db.updateTable('inbox').set(row).where('key', '=', one.key).execute();
    }
    const now = 2 * MINUTE_MS;
    const moved = new Set(rows.filter(({ until }) => until > now - MINUTE_MS).map(({ one }) => one.incoming.sender));
    const stuck = rows
      .filter(({ one, done }) => !done && !moved.has(one.incoming.sender))
      .map(({ one }) => one.receivedAt);
    expect(await oldestStuck(db, now)).toBe(stuck.length > 0 ? Math.min(...stuck) : null);
    seen.add(stuck.length > 0);
  }
  expect(seen).toEqual(new Set([true, false]));
});
