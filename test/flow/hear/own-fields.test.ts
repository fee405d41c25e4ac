/** The tenant's own fields go by their own names, typed as a label and in a sentence. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test.each([
  ['/需求 R00410 补充说明：先看作品集，再约面试', '先看作品集，再约面试'],
  ['/需求 更新 R00411 --补充说明 先看作品集', '先看作品集'],
  ['R00412 的补充说明改成 先看作品集', '先看作品集'],
  ['R00413 预算年份 2027', '2027'],
  ['R00414 技能标签 Go、英语', 'Go、英语'],
  ['R00417 技能标签 加 Kubernetes 去掉 英语', 'Go、英语 → Go、Kubernetes'],
  ['R00419 技能标签里的英语换成 Kubernetes', 'Go、英语 → Go、Kubernetes'],
  ['R00415 招聘周期 2026-12-01 到 2027-03-01', '2026-12-01 – 2027-03-01'],
])('%s', async (text, value) => {
  const card = cardOf(await world.say('recruiter', text));
  expect(stateOf(card)).toBe('To confirm');
  expect(textOf(card)).toContain('自定义字段');
  expect(textOf(card)).toContain(value);
});

const value = /自定义字段 · laptop__c：MacBook → Surface Pro/;

test.each(
  ['laptop__c：Surface Pro', 'laptop__c=Surface Pro', 'laptop__c Surface Pro', '--laptop__c "Surface Pro"'].flatMap(
    (change) => [`/待入职 24017 ${change} --只看`, `/prehire update 24017 ${change.toUpperCase()} --dry-run`],
  ),
)('%s', async (text) => {
  expect(textOf(cardOf(await world.say('recruiter', text))).replaceAll('SURFACE PRO', 'Surface Pro')).toMatch(value);
});

test('of a pre-hire: several in one command, in a sentence, and emptied', async () => {
  const answer = async (text: string) => textOf(cardOf(await world.say('recruiter', text)));
  const both = await answer('/待入职 24018 laptop__c ThinkX seat__c 250 --只看');
  expect(both).toContain('laptop__c：ThinkPad → ThinkX');
  expect(both).toContain('seat__c：117 → 250');
  expect(await answer('把 24018 的 seat__c 改成 250')).toContain('seat__c：117 → 250');
  expect(await answer('/待入职 24018 清空 laptop__c --只看')).toContain('laptop__c 将被清空');
  expect(await answer('/prehire update 24018 --remove-custom LAPTOP__C --dry-run')).toContain('laptop__c：ThinkPad');
});
