/** The tenant's own fields go by their own names, typed as a label and in a sentence. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainEntity } from '../../../src/core/entity.ts';
import type { Finder } from '../../../src/feishu/find/catalogue.ts';
import type { Finders } from '../../../src/feishu/find/finders.ts';
import { ownFields } from '../../../src/flow/hear/own-fields.ts';
import { operations } from '../../../src/operations/index.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
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
  ['R00420 技能标签 Go和 Kubernetes', 'Go、Kubernetes'],
  ['R00420 技能标签 改成 Go 和 Kubernetes', 'Go、Kubernetes'],
  ['/jr update R00421 --add-skills Kubernetes', 'Go、英语、Kubernetes'],
  ['/jr update R00420 --project-code P-77', 'P-77'],
  ['R00420 Project code 改成 P-78', 'P-78'],
  ['set the project code of R00420 to P 79', 'P 79'],
  ["change R00420's project code to P-80", 'P-80'],
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
  expect(await answer('change the seat__c of 24018 to 251')).toContain('seat__c：117 → 251');
  expect(await answer('/待入职 24018 清空 laptop__c --只看')).toContain('laptop__c 将被清空');
  expect(await answer('/prehire update 24018 --remove-custom LAPTOP__C --dry-run')).toContain('laptop__c：ThinkPad');
});

describe('separators belong to the value of a field of the tenant, up to the next one', () => {
  test.each([
    ['补充说明=第一，第二；第三', '补充说明', '第一，第二；第三'],
    ['补充说明=先看, 再约 预算人数=5', '补充说明', '先看, 再约'],
    ['预算人数=1,200 补充说明=a、b', '补充说明', 'a、b'],
    ['技能标签=Go，英语；补充说明=a;b', '补充说明', 'a;b'],
    ['技能标签=Go，英语；补充说明=a;b', '技能标签', 'Go、英语'],
    ['预算人数=1,200 补充说明=a、b', '预算人数', '1200'],
  ])('--custom %s: %s', async (custom, name, shown) => {
    const text = textOf(cardOf(await world.say('recruiter', `/需求 更新 R00412 --custom ${custom} --只看`)));
    expect(text).toMatch(new RegExp(`自定义字段 · ${name}：.* → ${shown}(?:\n|$)`));
  });

  test('as in marks, whatever stands between', async () => {
    const chance = createChance(3);
    const any = [...'，、；;,'];
    for (let round = 0; round < 8; round += 1) {
      const value = ['要求', '经验', '看作品', '再约'].reduce(
        (all, word) => all + any[Math.floor(chance() * any.length)] + word,
      );
      for (const typed of [`补充说明=${value}`, `"补充说明=${value}"`, `补充说明=${value} 预算人数=5`]) {
        const card = await world.say('recruiter', `/需求 更新 R00412 --custom ${typed} --只看`);
        expect(textOf(cardOf(card)), typed).toContain(`→ ${value}\n`);
      }
    }
  });
});

test('the same lists are the same names, whatever was asked for between: what is made of them is made once', async () => {
  const entries = [{ ...plainEntity('1'), label: '补充说明' }];
  const list: Finder = { find: async () => [], all: async () => ({ ok: true, entries }) };
  const finders: Finders = new Map([['custom-field', list]]);
  const hearing = { operations, finders };
  const none = await ownFields(hearing, '/职位 人员 J1002 招聘负责人 陈静');
  expect(await ownFields(hearing, '/职位 设置 J1002')).toBe(none);
  const own = await ownFields(hearing, '/需求 更新 R00410 人数 3');
  expect(own.get('custom-field')).toBe(entries);
  for (const text of ['/职位 人员 J1002', '/需求 R00411 人数 4', 'R00412 的人数改成 5'])
    expect(await ownFields(hearing, text)).toBe(own);
  const inText = await ownFields(hearing, '/待入职 24017 laptop__c ThinkX');
  expect([...inText.keys()]).toEqual(['custom-field', 'prehire-field']);
  expect(await ownFields(hearing, '/待入职 24017 工号 E100')).toBe(own);
});
