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

const at = <T>(values: Iterable<T>, index: number): T => {
  const value = [...values][index];
  if (value === undefined) throw new Error('no such thing in the seed');
  return value;
};
const job = (index: number) => at(world.sandbox.world.jobs.values(), index);
const requirement = (index: number) => at(world.sandbox.world.requirements.values(), index);
const talent = (index: number) => at(world.sandbox.world.talents.values(), index);
const pool = (index: number) => at(world.sandbox.world.pools.values(), index);
const preHire = (index: number) => at(world.sandbox.world.preHires.values(), index);
const person = (name: string) =>
  at(
    world.sandbox.world.people.filter((each) => each.name === name),
    0,
  ).openId;

/** Preview, confirmation, receipt. */
async function confirmed(): Promise<void> {
  await tab.sees('待确认');
  await tab.press('confirm');
  await tab.sees('已生效');
}

describe.skipIf(withoutBrowser)('by command', () => {
  test('people of a job', async () => {
    await tab.say(`/职位 人员 ${job(1).code} --recruiter @陈静 --note 交接`);
    expect(await (await tab.sees('待确认', 1)).textContent()).toContain('张伟 → 陈静');
    await confirmed();
    expect(job(1).recruiter).toBe(person('陈静'));
    // The Hire pane shows it at once, old and new.
    await tab.page
      .locator('.record.changed', { hasText: job(1).code })
      .locator('ins', { hasText: '陈静' })
      .waitFor();
  });

  test('settings of a job', async () => {
    await tab.say(`/job config ${job(2).code} --evaluators @张伟 --self-scheduling off`);
    await confirmed();
    expect(job(2).config.evaluators).toEqual([person('张伟')]);
  });

  test('a requirement', async () => {
    const before = Number(requirement(6).body.head_count);
    await tab.say('/需求 更新 R00407 --headcount +2');
    await confirmed();
    expect(requirement(6).body.head_count).toBe(before + 2);
  });

  test('a talent pool, in and out', async () => {
    await tab.say(`/人才库 加入 校招储备 ${talent(1).mobile} ${talent(2).mobile}`);
    await confirmed();
    expect([talent(1), talent(2)].every(({ pools }) => pools.has(pool(0).id))).toBe(true);
    await tab.say(`/pool remove 校招储备 ${talent(1).mobile}`);
    await confirmed();
    expect([talent(1).pools.has(pool(0).id), talent(2).pools.has(pool(0).id)]).toEqual([false, true]);
  });

  test('a pre-hire', async () => {
    await tab.say(`/待入职 更新 ${preHire(1).workerId} --hire-date 2026-12-15`);
    await confirmed();
    expect(preHire(1).hireDate).toBe('2026-12-15');
  });
});

describe.skipIf(withoutBrowser)('by form', () => {
  const submit = (): Promise<void> => tab.card.locator('button[data-act="submit"]').click();

  test('people of a job', async () => {
    await tab.say(`/职位 人员 ${job(5).code}`);
    await tab.sees('更新职位人员');
    await tab.choose(tab.named('recruiter'), '林晓');
    await submit();
    await confirmed();
    expect(job(5).recruiter).toBe(person('林晓'));
  });

  test('settings of a job', async () => {
    await tab.say(`/职位 设置 ${job(6).code}`);
    await tab.sees('更新职位设置');
    await tab.card.locator('.panel-header', { hasText: 'Offer 申请表' }).click();
    await tab.choose(tab.named('offer-form'), '实习申请表');
    await submit();
    await confirmed();
    expect(await tab.page.locator('.record.changed', { hasText: job(6).code }).textContent()).toContain('实习申请表');
  });

  test('a requirement', async () => {
    await tab.say('/需求 更新 R00409');
    await tab.sees('更新招聘需求');
    await tab.card.locator('input[name="headcount"]').fill('20');
    await submit();
    await confirmed();
    expect(requirement(8).body.head_count).toBe(20);
  });

  test('a talent pool', async () => {
    await tab.say('/人才库 加入');
    await tab.sees('加入人才库');
    await tab.card.locator('[name="pool"]').fill('高潜人才');
    await tab.card.locator('[name="talent"]').fill(`${talent(5).mobile}、${talent(6).mobile}`);
    await submit();
    await confirmed();
    expect([talent(5), talent(6)].every(({ pools }) => pools.has(pool(1).id))).toBe(true);
  });

  test('a pre-hire', async () => {
    await tab.say(`/待入职 更新 ${preHire(3).workerId}`);
    await tab.sees('更新待入职');
    await tab.card.locator('input[type="date"]').first().fill('2026-12-20');
    await submit();
    await confirmed();
    expect(preHire(3).hireDate).toBe('2026-12-20');
  });
});
