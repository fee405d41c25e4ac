/** Two open proposals on the same field of the same target see each other. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { jobManagers } from '../../../src/operations/job-managers.ts';
import { holdBack } from '../../../src/store/pace.ts';
import { timeOf } from '../../support/bot.ts';
import { textOf } from '../../support/card.ts';
import { LEAD } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ settleAfterMs: 60_000 });
});
afterAll(() => world.stop());

const name = (index: number): string => world.person(index).name;

test('both cards say so while both are undecided; other fields and other targets are nobody else’s business', async () => {
  const first = await world.say('recruiter', `/job managers J1002 J1003 --recruiter @${name(9)}`);
  expect(textOf(cardOf(first))).not.toContain('也要改这一项');
  await world.say('colleague', `/job managers J1003 --add-assistants @${name(15)}`);
  await world.say('colleague', `/job managers J1004 --recruiter @${name(9)}`);
  const second = await world.say('lead', `/job managers J1003 --recruiter @${name(10)}`);
  expect(textOf(cardOf(second))).toContain('林晓 的 #1 也要改这一项，尚未确认');
  await world.until(() => (textOf(cardOf(first)).includes('陈静 的 #4 也要改这一项，尚未确认') ? true : null));
  expect(textOf(cardOf(first))).not.toContain('张伟 的 #2 也要');
  await world.press('lead', second, 'confirm');
  await world.state(second, 'Applied');
  expect(textOf(cardOf(second))).not.toContain('也要改这一项');
});

test('one that is being written on the same target is named with why it waits, until it is written', async () => {
  const pauseMs = 300_000;
  const { method, path } = jobManagers.write;
  await holdBack(world.db, `${method} ${path}`, timeOf(world.clock) + pauseMs);
  const running = await world.say('colleague', `/job managers J1008 --recruiter @${name(9)}`);
  await world.press('colleague', running, 'confirm');
  const number = /#(\d+)/.exec(textOf(cardOf(running)))?.[1];
  const card = await world.say('recruiter', `/job managers J1008 --recruiter @${name(10)}`);
  expect(textOf(cardOf(card))).toContain(`张伟 的 #${number} 正在写入：排在前面的写完就轮到它`);
  expect(textOf(cardOf(card))).toContain(`张伟: #${number} is being written: it waits for its turn`);
  const own = await world.say('colleague', `/job managers J1008 --recruiter @${name(11)}`);
  expect(textOf(cardOf(own))).toContain(`你的 #${number} 正在写入`);
  world.clock.offsetMs += pauseMs;
  await world.state(running, 'Applied');
  await world.until(() => (textOf(cardOf(card)).includes('正在写入') ? null : true));
  await world.until(() => (textOf(cardOf(own)).includes('正在写入') ? null : true));
});

test('where Feishu did not say whether it was written, that is why', async () => {
  world.sandbox.trouble.next = ['500-before'];
  const running = await world.say('colleague', `/job managers J1009 --recruiter @${name(9)}`);
  await world.press('colleague', running, 'confirm');
  await world.until(() => (textOf(cardOf(running)).includes('飞书没有说是否写入') ? true : null));
  const card = await world.say('recruiter', `/job managers J1009 --recruiter @${name(10)}`);
  expect(textOf(cardOf(card))).toMatch(/张伟 的 #\d+ 正在写入：飞书没有说是否写入，\d\d:\d\d 读回核对/);
});

test('every step of one is told on the card of the other, and its end too', async () => {
  const rules = [{ operations: ['*'], propose: ['everyone'], approve: { by: [LEAD] } }];
  const careful = await startWorld({ policy: { rules } });
  onTestFinished(() => careful.stop());
  const card = await careful.say('colleague', `/job managers J1010 --recruiter @${name(10)}`);
  const says = (words: string) => careful.until(() => (textOf(cardOf(card)).includes(words) ? true : null));
  const saysNothing = () => careful.until(() => (textOf(cardOf(card)).includes('也要改这一项') ? null : true));
  const copyOfLead = (note: string) =>
    careful.until(() => careful.sentTo(LEAD).find((each) => textOf(cardOf(each)).includes(note)) ?? null);
  const ends: [act: string, by: 'recruiter' | 'lead', state: string][] = [
    ['cancel', 'recruiter', 'Cancelled'],
    ['reject', 'lead', 'Rejected'],
    ['approve', 'lead', 'Applied'],
  ];
  for (const [act, by, state] of ends) {
    const other = await careful.say('recruiter', `/job managers J1010 --recruiter @${name(9)} --note ${act}`);
    await says('也要改这一项，尚未确认');
    if (by === 'lead') {
      await careful.press('recruiter', other, 'confirm');
      await says('也要改这一项，还在审批');
    }
    await careful.press(by, by === 'lead' ? await copyOfLead(act) : other, act);
    await careful.state(other, state);
    await saysNothing();
  }
});
