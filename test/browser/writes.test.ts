/** The writes through the page, as a recruiter makes them: by command and by form, to the receipt. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, Tab, withoutBrowser } from '../support/browser.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

let browser: Browser;
let world: TestWorld;
let tab: Tab;
beforeAll(async () => {
  if (withoutBrowser) return;
  browser = await launch();
  world = await startWorld();
  tab = await Tab.open(browser, world.sandbox.url);
});
afterAll(async () => {
  if (withoutBrowser) return;
  await tab.close();
  await browser.close();
  await world.stop();
});

const person = (name: string): string => world.sandbox.world.people.find((each) => each.name === name)?.openId ?? '';

/** Preview, confirmation, receipt. */
async function confirmed(): Promise<void> {
  await tab.sees('待确认');
  await tab.press('confirm');
  await tab.sees('已生效');
}

describe.skipIf(withoutBrowser)('by command', () => {
  test('people of a job', async () => {
    await tab.say('/职位 人员 J1002 --recruiter @陈静 --note 交接');
    expect(await (await tab.sees('待确认', 1)).textContent()).toContain('张伟 → 陈静');
    await confirmed();
    expect(world.job('J1002').recruiter).toBe(person('陈静'));
    // The Hire pane shows it at once, old and new.
    await tab.page.locator('.record.changed', { hasText: 'J1002' }).locator('ins', { hasText: '陈静' }).waitFor();
  });

  test('settings of a job', async () => {
    await tab.say('/job config J1003 --evaluators @张伟 --self-scheduling off');
    await confirmed();
    expect(world.job('J1003').config.evaluators).toEqual([person('张伟')]);
  });

  test('a requirement', async () => {
    const before = Number(world.requirement('R00407').body.head_count);
    await tab.say('/需求 更新 R00407 --headcount +2');
    await confirmed();
    expect(world.requirement('R00407').body.head_count).toBe(before + 2);
  });

  test('a talent pool, in and out', async () => {
    await tab.say(`/人才库 加入 校招储备 ${world.talent(1).mobile} ${world.talent(2).mobile}`);
    await confirmed();
    expect([world.talent(1), world.talent(2)].every(({ pools }) => pools.has(world.pool('校招储备').id))).toBe(true);
    await tab.say(`/pool remove 校招储备 ${world.talent(1).mobile}`);
    await confirmed();
    expect([
      world.talent(1).pools.has(world.pool('校招储备').id),
      world.talent(2).pools.has(world.pool('校招储备').id),
    ]).toEqual([false, true]);
  });

  test('a pre-hire', async () => {
    await tab.say('/待入职 更新 24002 --hire-date 2026-12-15');
    await confirmed();
    expect(world.preHire('24002').hireDate).toBe('2026-12-15');
  });
});

describe.skipIf(withoutBrowser)('by form', () => {
  const submit = (): Promise<void> => tab.card.locator('button[data-act="submit"]').click();

  test('people of a job', async () => {
    await tab.say('/职位 人员 J1006');
    await tab.sees('更新职位人员');
    await tab.choose(tab.named('recruiter'), '林晓');
    await submit();
    await confirmed();
    expect(world.job('J1006').recruiter).toBe(person('林晓'));
  });

  test('settings of a job', async () => {
    await tab.say('/职位 设置 J1007');
    await tab.sees('更新职位设置');
    await tab.card.locator('.panel-header', { hasText: 'Offer 申请表' }).click();
    await tab.choose(tab.named('offer-form'), '实习申请表');
    await submit();
    await confirmed();
    expect(await tab.page.locator('.record.changed', { hasText: 'J1007' }).textContent()).toContain('实习申请表');
  });

  test('a requirement', async () => {
    await tab.say('/需求 更新 R00409');
    await tab.sees('更新招聘需求');
    await tab.card.locator('input[name="headcount"]').fill('20');
    await submit();
    await confirmed();
    expect(world.requirement('R00409').body.head_count).toBe(20);
  });

  test('a talent pool', async () => {
    await tab.say('/人才库 加入');
    await tab.sees('加入人才库');
    await tab.card.locator('[name="pool"]').fill('高潜人才');
    await tab.card.locator('[name="talent"]').fill(`${world.talent(5).mobile}、${world.talent(6).mobile}`);
    await submit();
    await confirmed();
    expect([world.talent(5), world.talent(6)].every(({ pools }) => pools.has(world.pool('高潜人才').id))).toBe(true);
  });

  test('a pre-hire', async () => {
    await tab.say('/待入职 更新 24004');
    await tab.sees('更新待入职');
    await tab.card.locator('input[type="date"]').first().fill('2026-12-20');
    await submit();
    await confirmed();
    expect(world.preHire('24004').hireDate).toBe('2026-12-20');
  });
});
