/** Two people, one change: proposed by one, approved or rejected by another, undone by the first. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, Tab, withoutBrowser } from '../support/browser.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

let browser: Browser;
let world: TestWorld;
let recruiter: Tab;
let lead: Tab;
beforeAll(async () => {
  if (withoutBrowser) return;
  browser = await launch();
  world = await startWorld({ policyFile: 'docs/policies/sandbox.json' });
  recruiter = await Tab.open(browser, world.sandbox.url);
  lead = await Tab.open(browser, world.sandbox.url);
  await lead.become('负责人');
});
afterAll(async () => {
  if (withoutBrowser) return;
  await recruiter.close();
  await lead.close();
  await browser.close();
  await world.stop();
});

const count = (): number => Number(world.requirement('R00407').body.head_count);

describe.skipIf(withoutBrowser)('with the sandbox policy', () => {
  test('the lead gets a card of their own and approves; both see who said yes', async () => {
    const before = count();
    await recruiter.say('/需求 更新 R00407 --headcount +2 --note 业务扩张');
    expect(await (await recruiter.sees('待确认', 1)).textContent()).toContain('（提交后需 1 位批准）');
    await recruiter.press('confirm');
    await recruiter.sees('待审批');
    await lead.sees('待审批', 1);
    expect(count()).toBe(before);
    await lead.press('approve');
    await lead.toast('已批准，正在执行');
    await lead.sees('已生效');
    const receipt = recruiter.cards.first();
    await receipt.locator('.card-header', { hasText: '已生效' }).waitFor();
    expect(await receipt.textContent()).toContain('陈静 已批准');
    // The outcome is told as a message too: a card that only changes rings nobody's phone.
    await recruiter.sees('#1 更新招聘需求：已生效', 2);
    expect(count()).toBe(before + 2);
  });

  test('undo: proposed by who asked, rejected with a reason', async () => {
    const before = count();
    await recruiter.cards.first().locator('button[data-act="undo"]').click();
    await recruiter.sees('待确认', 3);
    await recruiter.press('confirm');
    await recruiter.sees('待审批');
    await lead.sees('待审批', 2);
    await lead.card.locator('input[name="reason"]').fill('名额已经批给业务了');
    await lead.press('reject');
    await lead.sees('已拒绝');
    const told = await recruiter.sees('#2 更新招聘需求：已拒绝', 4);
    expect(await told.textContent()).toContain('名额已经批给业务了');
    await recruiter.cards.nth(2).locator('.card-header', { hasText: '已拒绝' }).waitFor();
    expect(count()).toBe(before);
  });

  test('what waits and what was', async () => {
    await recruiter.say('/需求 更新 R00409 --headcount +1');
    await recruiter.sees('待确认', 5);
    await recruiter.press('confirm');
    await lead.sees('待审批', 3);
    await lead.say('/待办');
    expect(await (await lead.sees('我的待办', 4)).textContent()).toContain('更新招聘需求');
    await lead.choose(lead.card, '更新招聘需求');
    await lead.sees('待审批', 5);
    await lead.press('approve');
    await lead.sees('已生效');
    await recruiter.say('/我的权限');
    expect(await (await recruiter.sees('我的权限')).textContent()).toContain('需要 1 位批准（陈静');
  });

  test('an outsider learns that this is not theirs to ask', async () => {
    await recruiter.become('外部人员');
    await recruiter.say('/需求 更新 R00407 --headcount +1');
    expect(await (await recruiter.sees('没有执行', 1)).textContent()).toContain('你没有权限');
  });
});
