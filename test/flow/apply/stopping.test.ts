/** A run is stopped: what has not begun is cancelled, what is on its way ends, and all of it can go on later. */
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { jobManagers } from '../../../src/operations/job-managers.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { holdBack } from '../../../src/store/pace.ts';
import { timeOf } from '../../support/bot.ts';
import { actsOf, buttonsWith, stateOf, textOf } from '../../support/card.ts';
import { LEAD } from '../../support/people.ts';
import { type Line, slowWrites } from '../../support/slow-writes.ts';
import { waitedOut } from '../../support/waited-out.ts';
import { cardOf, startWorld, type TestOptions, type TestWorld } from '../../support/world.ts';

const PAUSE_MS = 300_000;

let world: TestWorld;
afterEach(() => world.stop());
const start = async (options: TestOptions = {}): Promise<void> => {
  world = await startWorld({ settleAfterMs: 60_000, ...options });
};

async function slowly(ms: number): Promise<Line> {
  const line = await slowWrites(ms);
  onTestFinished(() => line.close());
  return line;
}

const words = (card: Message): string => textOf(cardOf(card));
const buttons = (card: Message): string[] => [...actsOf(cardOf(card)).keys()];

/** So many jobs get the recruiter whom none of them has. */
async function proposed(count: number, from = 'recruiter'): Promise<Message> {
  const all = [...world.sandbox.world.jobs.values()];
  const jobs = all.slice(0, count);
  for (const job of all) job.recruiter = world.person(20).openId;
  const codes = jobs.map(({ code }) => code).join(' ');
  const card = await world.say(from, `/job managers ${codes} --recruiter ${world.person(21).openId}`);
  return world.state(card, 'To confirm');
}

const holdWrites = (): Promise<void> =>
  holdBack(world.db, `${jobManagers.write.method} ${jobManagers.write.path}`, timeOf(world.clock) + PAUSE_MS);

const changed = (): string[] =>
  [...world.sandbox.world.jobs.values()]
    .filter(({ recruiter }) => recruiter === world.person(21).openId)
    .map(({ code }) => code)
    .sort();

async function counts(): Promise<Record<string, number>> {
  const items = await world.db.selectFrom('items').select('state').execute();
  const counted: Record<string, number> = {};
  for (const { state } of items) counted[state] = (counted[state] ?? 0) + 1;
  return counted;
}

test('in the middle of a run: the calls on their way end, the rest is cancelled, counted, and goes on with one button', async () => {
  const line = await slowly(200);
  await start({ front: line.front });
  const card = await proposed(40);
  await world.settled();
  const begun = new Promise<void>((resolve) => {
    line.onWrite = resolve;
  });
  await world.press('recruiter', card, 'confirm');
  await begun;
  const { toast } = await world.press('recruiter', card, 'stop');
  const cancelled = Number(/已停止，(\d+) 项没有开始的已取消/.exec(toast ?? '')?.[1]);
  await world.state(card, 'Partly applied');
  const applied = 40 - cancelled;
  expect(cancelled).toBeGreaterThan(20);
  expect(applied).toBeGreaterThan(0);
  expect(await counts()).toEqual({ applied, cancelled });
  expect(world.effects).toHaveLength(applied);
  expect(words(card)).toContain(`共 40 项：已取消 ${cancelled} · 已生效 ${applied}`);
  expect(words(card)).toContain(`已取消（${cancelled}）`);
  expect(words(card)).toContain('已停止，没有写入');
  expect(buttons(card)).toEqual(expect.arrayContaining(['retry', 'undo']));
  expect(buttonsWith(cardOf(card), 'retry')[0]?.text).toBe('继续执行\nGo on');
  await world.settled();
  await world.press('recruiter', card, 'retry');
  await world.state(card, 'Applied');
  expect(changed()).toHaveLength(40);
  expect(world.effects).toHaveLength(40);
  const { kind } =
    (await world.db.selectFrom('audit').select('kind').where('kind', '=', 'stop').executeTakeFirst()) ?? {};
  expect(kind).toBe('stop');
});

test('while it runs the card shows a bar, what is done and left, and until when', async () => {
  await start();
  const card = await proposed(12);
  await world.settled();
  await holdWrites();
  await world.press('recruiter', card, 'confirm');
  expect(words(card)).toContain('进度 0/12 ▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱\nProgress 0/12');
  expect(words(card)).toContain('剩余 12\n12 left');
  expect(words(card)).toMatch(/大约还要 [56] 分钟（\d\d:\d\d 前后）\nAbout [56] min left \(until \d\d:\d\d\)/);
  expect(buttons(card)).toEqual(['stop']);
  world.clock.offsetMs += PAUSE_MS;
  await world.state(card, 'Applied');
  expect(words(card)).toContain('共 12 项：已生效 12');
});

test('stopped before anything was written it is cancelled, and can go on', async () => {
  await start();
  const card = await proposed(3);
  await world.settled();
  await holdWrites();
  await world.press('recruiter', card, 'confirm');
  await world.press('recruiter', card, 'stop');
  await world.state(card, 'Cancelled');
  expect(buttons(card)).toEqual(['retry']);
  world.clock.offsetMs += PAUSE_MS;
  await world.settled();
  expect(changed()).toEqual([]);
  await world.press('recruiter', card, 'retry');
  await world.state(card, 'Applied');
  expect(changed()).toHaveLength(3);
});

test('what was withdrawn before a decision cannot go on; one target alone has no stop', async () => {
  await start();
  const two = await proposed(2);
  await world.press('recruiter', two, 'cancel');
  await world.state(two, 'Cancelled');
  expect(buttons(two)).toEqual([]);
  const one = await proposed(1);
  await holdWrites();
  await world.press('recruiter', one, 'confirm');
  expect(stateOf(cardOf(one))).toBe('Applying');
  expect(buttons(one)).toEqual([]);
});

test('only who asked may stop, by the button and by /stop; what is not running says so', async () => {
  await start({ policy: { rules: [{ operations: ['*'], propose: ['everyone'], approve: { by: [LEAD] } }] } });
  const card = await world.say(
    'recruiter',
    `@招聘助手 /job managers J1001 J1002 --add-assistants ${world.person(21).openId}`,
    { chat: 'group' },
  );
  await world.state(card, 'To confirm');
  await holdWrites();
  await world.press('recruiter', card, 'confirm');
  await world.press('lead', card, 'approve');
  await world.state(card, 'Applying');
  expect((await world.press('lead', card, 'stop')).toast).toBe('只有提出人可以操作。');
  expect(words(await world.say('lead', '/stop 1'))).toContain('只有提出人可以操作。');
  expect(words(await world.say('lead', '/停止'))).toContain('没有正在执行的批量改动');
  expect(stateOf(cardOf(card))).toBe('Applying');
  const list = await world.say('recruiter', '/停止');
  expect(buttonsWith(cardOf(list), 'open').map(({ text }) => text)).toEqual(['停止执行 #1\nStop #1']);
  expect(words(await world.say('recruiter', '/停止 1'))).toContain('#1 已停止，2 项没有开始的已取消');
  await world.state(card, 'Cancelled');
  expect(words(await world.say('recruiter', '/stop 1'))).toContain('Nothing of #1 can be stopped: it is "Cancelled".');
});

const refusal = (code: number) => ({ status: 400, code, msg: 'no more this month' });
const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);
/** So many calls are on their way side by side at most. */
const AT_ONCE = 12;

test('three calls in a row that an administrator must put right stop the run: it says so with the remedy, and one button goes on', async () => {
  await start();
  const card = await proposed(40);
  world.sandbox.trouble.refusals.push(...times(40, refusal(99991403)));
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Failed');
  const { failed = 0, cancelled = 0 } = await counts();
  expect(failed).toBeGreaterThanOrEqual(3);
  expect(failed).toBeLessThan(3 + AT_ONCE);
  expect(failed + cancelled).toBe(40);
  expect(world.writes).toHaveLength(failed);
  expect(words(card)).toContain(`共 40 项：未写入 ${failed} · 已取消 ${cancelled}`);
  expect(words(card)).toContain(
    '同样的错误接连出现，已停止：本月接口调用额度用完。联系管理员升级版本或下月再试，之后可以继续。',
  );
  expect(words(card).match(/飞书错误码 99991403 · 日志 ID \S+ \S+ \S+/g)).toHaveLength(1);
  expect(buttonsWith(cardOf(card), 'retry')[0]?.text).toBe('重试失败项并继续\nRetry what failed and go on');
  world.sandbox.trouble.refusals.length = 0;
  await world.settled();
  await world.press('recruiter', card, 'retry');
  await world.state(card, 'Applied');
  expect(words(card)).not.toContain('已停止');
  expect(changed()).toHaveLength(40);
});

test('errors that differ, or that a recruiter can put right, stop nothing', async () => {
  await start();
  const card = await proposed(12);
  const admins = [99991403, 99991401, 99991662, 99991671].flatMap((code) => times(2, refusal(code)));
  world.sandbox.trouble.refusals.push(...admins, ...times(4, refusal(1002507)));
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Failed');
  expect(await counts()).toEqual({ failed: 12 });
});

test('what a missing scope has stopped goes on by itself, all of it', async () => {
  await start();
  const card = await proposed(40);
  world.sandbox.trouble.missingScopes.add('hire:job');
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Failed');
  expect((await counts()).cancelled).toBeGreaterThan(20);
  world.sandbox.trouble.missingScopes.clear();
  await world.later(11 * 60_000);
  await world.state(card, 'Applied');
  expect(changed()).toHaveLength(40);
});

const chance = createChance(14);

test.each([1, 2, 3, 4])(
  'at any moment, with Feishu in trouble: nothing is sent after it but what was on its way (%i)',
  async () => {
    const line = await slowly(30);
    await start({ front: line.front, settleAfterMs: 1_000 });
    const count = 20 + Math.floor(chance() * 30);
    const card = await proposed(count);
    await world.settled();
    const { trouble } = world.sandbox;
    trouble.faultRate = 0.3;
    trouble.faultKinds = ['429', '500-before', '500-after'];
    const after = 1 + Math.floor(chance() * 12);
    let writes = 0;
    const reached = new Promise<void>((resolve) => {
      line.onWrite = () => {
        writes += 1;
        if (writes === after) resolve();
      };
    });
    await world.press('recruiter', card, 'confirm');
    await reached;
    await world.press('recruiter', card, 'stop');
    await waitedOut(world, card);
    trouble.faultRate = 0;
    const { applied = 0, cancelled = 0, failed = 0, ...none } = await counts();
    expect(none).toEqual({});
    expect(applied + cancelled + failed).toBe(count);
    expect(cancelled).toBeGreaterThan(0);
    expect(changed()).toHaveLength(applied);
    await world.settled();
    await world.press('recruiter', card, 'retry');
    await waitedOut(world, card);
    await world.state(card, 'Applied');
    expect(changed()).toHaveLength(count);
    expect(world.effects).toHaveLength(count);
  },
);
