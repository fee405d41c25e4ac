/** The tenant's own fields are edited like all others: one more choice, a week later, nothing any more. */
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
  if (stateOf(cardOf(card)) === 'To confirm') await world.press('recruiter', card, 'cancel');
  return textOf(cardOf(card));
}

test.each([
  ['技能标签加Kubernetes', '技能标签：Go、英语 → Go、英语、Kubernetes'],
  ['加技能标签 Kubernetes', '技能标签：Go、英语 → Go、英语、Kubernetes'],
  ['技能标签去掉Go', '技能标签：Go、英语 → 英语'],
  ['去掉技能标签 英语', '技能标签：Go、英语 → Go'],
  ['技能标签去掉Go、英语', '技能标签：Go、英语 → （空）'],
  ['技能标签改成Kubernetes', '技能标签：Go、英语 → Kubernetes'],
  ['--add-custom 技能标签=Kubernetes', '技能标签：Go、英语 → Go、英语、Kubernetes'],
  ['面谈日期推迟7天', '面谈日期：2026-12-07 → 2026-12-14'],
  ['面谈日期 提前 3 天', '面谈日期：2026-12-07 → 2026-12-04'],
  ['预算月份推迟一个月', '预算月份：2026-12 → 2027-01'],
  ['预算人数加2', '预算人数：4 → 6'],
  ['预算人数 +2', '预算人数：4 → 6'],
  ['预算人数减1', '预算人数：4 → 3'],
  ['紧急程度 加急', '紧急程度：普通 → 加急'],
  ['清空预算人数', '预算人数：4 → （空）'],
  ['--clear 预算人数', '预算人数：4 → （空）'],
])('/需求 R00407 %s', async (typed, change) => {
  expect(await said(`/需求 R00407 ${typed}`)).toContain(`自定义字段 · ${change}`);
});

test('several are emptied together; one is set while another is added to', async () => {
  const emptied = await said('/需求 R00407 清空预算人数、补充说明');
  expect(emptied).toContain('预算人数：4 → （空）');
  expect(emptied).toContain('补充说明：团队扩张');
  const both = await said('/需求 R00407 预算人数 9 技能标签加Kubernetes');
  expect(both).toContain('预算人数：4 → 9');
  expect(both).toContain('技能标签：Go、英语 → Go、英语、Kubernetes');
});

test('what is mandatory is not emptied; what is so already is said of that field alone', async () => {
  expect(await said('/需求 R00407 清空项目代号')).toContain('「项目代号」是必填的自定义字段');
  expect(await said('/需求 R00407 技能标签加英语')).toContain('自定义字段现在就是「技能标签：Go、英语」');
});

test.each([
  ['R00407 技能标签加Kubernetes', '增加自定义字段 技能标签=Kubernetes'],
  ['从 R00407 的技能标签里去掉 Go', '去掉自定义字段 技能标签=Go'],
  ['清空R00407的补充说明', '去掉自定义字段 补充说明'],
  ['R00407 面谈日期推迟7天', '自定义字段 面谈日期=推迟7天'],
])('%s is understood by names, not by ids', async (text, understood) => {
  expect(await said(text)).toContain(`理解为：/需求 更新 R00407 ${understood}`);
});
