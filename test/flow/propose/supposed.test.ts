/** 负责人王芳换成陈静, where somebody else is: the change is shown, and so is what stands there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

async function said(text: string): Promise<string> {
  const card = await world.say('recruiter', text);
  expect(stateOf(cardOf(card))).toBe('To confirm');
  await world.press('recruiter', card, 'cancel');
  return textOf(cardOf(card));
}

test.each([
  ['把 J1002 的负责人王芳换成陈静', '招聘负责人现在是「张伟」，不是「王芳」。'],
  ['把 J1002 的负责人王芳换成陈静', '"Recruiter in charge" is "张伟" now, not "王芳".'],
  ['replace Bob1 with Chen Jing as recruiter of J1002', '招聘负责人现在是「张伟」，不是「Bob1」。'],
  ['J1002 J1004 的负责人由 王芳 改为 陈静', '前端工程师 J1004：招聘负责人现在是「林晓」，不是「王芳」。'],
  ['把 R00412 人数从 8 改成 10', '需求人数现在是 7，不是 8。'],
  ['R00412 优先级从高改成中', '招聘优先级现在是「低」，不是「高」。'],
  ["move 24015's start date from 1 Dec to 20 Dec", '入职日期现在是「2026-12-14」，不是「1 Dec」。'],
  ['R00412 项目代号 P-1 改成 P-2', '自定义字段现在是「项目代号：P-111」，不是「P-1」。'],
])('%s: %s', async (text, warning) => expect(await said(text)).toContain(warning));

test.each([
  '把 J1002 的负责人张伟换成陈静',
  'J1002 的负责人由 Zhang Wei 改为 陈静',
  '把 R00412 人数从 7 改成 10',
  '把 R00412 人数从七人改成 10',
  'R00412 优先级从低改成高',
  '24015 入职日期从 12月14日 改到 12月20日',
  'R00412 项目代号 P-111 改成 P-2',
])('%s: so it is', async (text) => expect(await said(text)).not.toContain('现在是'));
