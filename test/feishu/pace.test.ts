/** When calls leave, on a clock of the test's own: what a real database and the queues make of it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMessages } from '../../src/feishu/messages.ts';
import { perMinute, perMinute1000, perSecond } from '../../src/hire/windows.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { figure } from '../support/figure.ts';
import { json, startGateway } from '../support/gateway.ts';
import { mostIn, type Paced, startPaced } from '../support/paced.ts';

let paced: Paced;
beforeEach(async () => {
  paced = await startPaced();
});
afterEach(() => paced.close());

async function withOneInstance(): Promise<void> {
  await paced.close();
  paced = await startPaced(1);
}

const tiers = { perMinute1000, perMinute100: perMinute(100), perSecond5: perSecond(5), perSecond50: perSecond(50) };
const runs = { rank: 'run', whom: 'ou_a' } as const;
const person = { rank: 'person', whom: 'ou_p' } as const;

test.each(Object.entries(tiers))(
  '%s: no window holds more than its limit, and all of it is used',
  async (key, windows) => {
    const calls = 4 * Math.min(...windows.map(({ limit }) => limit));
    const left = await paced.all(Array.from({ length: calls }, () => ({ keys: [{ key, windows }], turn: person })));
    const above = windows.map(({ limit, seconds }) => Math.max(0, mostIn(left, seconds * 1000) - limit));
    const took = Math.max(...left) - Math.min(...left);
    const bound = Math.max(...windows.map(({ limit, seconds }) => (Math.ceil(calls / limit) - 1) * seconds * 1000));
    const used = `${Math.round((bound / took) * 100)} % of what the windows allow`;
    figure('M11', { tried: calls, bad: Math.max(...above), beside: `${key}, two instances: ${used}` });
    expect(Math.max(...above)).toBe(0);
    expect(took / bound).toBeLessThanOrEqual(1.05);
  },
);

test('calls at odd moments and of odd lengths, by two instances, with two limits each: every window holds', async () => {
  const chance = createChance(33);
  const windows = [
    { limit: 12, seconds: 60 },
    { limit: 3, seconds: 1 },
  ];
  const chats = ['a', 'b', 'c'].map((name) => ({ key: `chat ${name}`, windows: perSecond(2) }));
  const wishes = Array.from({ length: 60 }, (_, index) => ({
    keys: [{ key: 'api', windows }, chats[index % 3] ?? { key: 'chat', windows: [] }],
    turn: { rank: chance() < 0.5 ? ('run' as const) : ('person' as const), whom: `ou_${index % 4}` },
    afterMs: Math.floor(chance() * 20_000),
    tookMs: Math.floor(chance() * 900),
  }));
  const left = await paced.all(wishes);
  for (const { limit, seconds } of windows) expect(mostIn(left, seconds * 1000)).toBeLessThanOrEqual(limit);
  for (const [index, chat] of chats.entries()) {
    const own = left.filter((_, at) => at % 3 === index);
    expect(mostIn(own, 1000), chat.key).toBeLessThanOrEqual(2);
  }
});

test('a change of one person leaves at once in the middle of a run', async () => {
  const keys = [{ key: 'minute', windows: perMinute(100) }];
  const wishes = Array.from({ length: 300 }, () => ({ keys, turn: runs }));
  const left = await paced.all([...wishes, { keys, turn: person, afterMs: 5_000 }]);
  const start = Math.min(...left);
  expect(left.at(-1)).toBe(start + 5_000);
  expect(mostIn(left, 60_000)).toBeLessThanOrEqual(100);
});

test("a person's call in one instance leaves before the rest of a run in the other", async () => {
  const keys = [{ key: 'both', windows: perSecond(2) }];
  // Every other call is of the second instance.
  const wishes = Array.from({ length: 41 }, (_, index) =>
    index === 11 ? { keys, turn: person, afterMs: 500 } : { keys, turn: runs, afterMs: index % 2 === 0 ? 0 : 30_000 },
  );
  const left = await paced.all(wishes);
  expect((left[11] ?? 0) - Math.min(...left)).toBeLessThan(1_100);
});

test('who waits takes turns: a hundred of one person do not hold up three of another', async () => {
  await withOneInstance();
  const keys = [{ key: 'second', windows: perSecond(5) }];
  const many = Array.from({ length: 100 }, () => ({ keys, turn: runs }));
  const few = Array.from({ length: 3 }, () => ({ keys, turn: { rank: 'run', whom: 'ou_b' } as const }));
  const left = await paced.all([...many, ...few]);
  const start = Math.min(...left);
  expect(Math.max(...left.slice(100)) - start).toBeLessThan(2_100);
});

test('what nobody waits for leaves last', async () => {
  await withOneInstance();
  const keys = [{ key: 'second', windows: perSecond(5) }];
  const background = Array.from({ length: 20 }, () => ({ keys, turn: { rank: 'background', whom: 'ou_a' } as const }));
  const ofRun = Array.from({ length: 10 }, () => ({ keys, turn: runs, afterMs: 100 }));
  const left = await paced.all([...background, ...ofRun]);
  expect(left.slice(0, 20).filter((at) => at > Math.max(...left.slice(20)))).toHaveLength(15);
});

test('a pause that Feishu asks for holds everybody back, and is obeyed to the end', async () => {
  const keys = [{ key: 'held', windows: perSecond(5) }];
  const start = paced.now();
  await paced.holdBack('held', start + 40_000);
  expect(
    await paced.all([
      { keys, turn: runs },
      { keys, turn: runs },
    ]),
  ).toEqual([start + 40_000, start + 40_000]);
  const impatient = { keys, turn: person, patienceMs: 5_000 };
  await paced.holdBack('held', paced.now() + 40_000);
  expect(await paced.departure(impatient)).toEqual({ kind: 'too-far', waitMs: 40_000 });
});

test('an answer that comes late is of a call that may have arrived late: its place is kept as long', async () => {
  const keys = [{ key: 'late', windows: perSecond(2) }];
  const wish = { keys, turn: person };
  await paced.all([{ ...wish, tookMs: 20 }]);
  await paced.pass(5_000);
  const start = paced.now();
  const left = await paced.all([{ ...wish, tookMs: 720 }, { ...wish, tookMs: 20 }, ...[1, 2].map(() => wish)]);
  expect(left.map((at) => at - start)).toEqual([0, 0, 1_020, 1_720]);
});

test('a process that stood still takes its moment anew', async () => {
  const keys = [{ key: 'still', windows: perSecond(2) }];
  const fence = async (): Promise<void> => {
    if (stalls.length > 0) paced.stall(stalls.pop() ?? 0);
  };
  const stalls = [0, 700, 0, 700];
  const left = await paced.all(Array.from({ length: 6 }, () => ({ keys, turn: runs, fence })));
  expect(mostIn(left, 1_000)).toBeLessThanOrEqual(2);
});

test('a card keeps the limit of its chat, its person or its message beside that of the API', async () => {
  const { gateway, reserved } = await startGateway((_request, response) => json(response, 200, { code: 0, data: {} }));
  const messages = createMessages(gateway);
  const fence = async () => undefined;
  const card = { card: {} };
  await messages.reply({ messageId: 'om_1', chatId: 'oc_1' }, card, { uuid: 'a', fence });
  await messages.send('ou_1', card, { uuid: 'b', fence });
  await messages.update('om_1', {}, fence);
  const own = reserved.filter(({ key }) => !key.includes('/open-apis/'));
  expect(own).toEqual(['chat oc_1', 'person ou_1', 'message om_1'].map((key) => ({ key, windows: perSecond(5) })));
});
