/** Everything else that a card can become, and what the page does around it. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launch, Tab, type TabOptions, withoutBrowser } from '../support/browser.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

let browser: Browser;
let world: TestWorld;
const tabs: Tab[] = [];
const open = async (options: TabOptions = {}): Promise<Tab> => {
  const tab = await Tab.open(browser, world.sandbox.url, options);
  tabs.push(tab);
  return tab;
};
beforeAll(async () => {
  if (!withoutBrowser) browser = await launch();
});
afterAll(async () => {
  if (!withoutBrowser) await browser.close();
});
beforeEach(async () => {
  if (!withoutBrowser) world = await startWorld();
});
afterEach(async () => {
  if (withoutBrowser) return;
  for (const tab of tabs.splice(0)) await tab.close();
  await world.stop();
});

describe.skipIf(withoutBrowser)('cards', () => {
  test('a refusal says what was meant and how it is written', async () => {
    const tab = await open();
    await tab.say('/职位 人圆 J1002');
    const card = await tab.sees('没看懂', 1);
    expect(await card.textContent()).toContain('/职位 人员');
  });

  test('somebody else may not confirm: the toast says so, the card stays', async () => {
    const tab = await open();
    await tab.page.locator('.chat-row', { hasText: '招聘小组' }).click();
    await tab.say('@招聘助手 /职位 人员 J1002 --recruiter @陈静');
    await tab.sees('待确认', 1);
    await tab.become('同事');
    await tab.press('confirm');
    await tab.toast('只有提出人可以操作');
    await tab.sees('待确认');
    expect(world.effects).toHaveLength(0);
  });

  test('changed by hand between preview and confirmation: stale, three values, previewed again', async () => {
    const tab = await open();
    await tab.say('/职位 人员 J1002 --recruiter @陈静');
    await tab.sees('待确认', 1);
    const record = tab.page.locator('.record', { hasText: 'J1002' });
    await record.locator('.record-title').click();
    await record.getByLabel('修改 招聘负责人').click();
    await tab.choose(record, '林晓');
    await record.locator('button', { hasText: '保存' }).click();
    await record.locator('ins', { hasText: '林晓' }).waitFor();
    await tab.press('confirm');
    expect(await (await tab.sees('已失效')).textContent()).toContain('现在是：林晓');
    await tab.press('rebase');
    expect(await (await tab.sees('待确认')).textContent()).toContain('林晓 → 陈静');
  });

  test('an error names the code, what to do and the log id; a retry mends it', async () => {
    const tab = await open();
    await tab.pane('trouble');
    await tab.page.getByLabel('允许通过 API 同步职位').click();
    await tab.say('/职位 设置 J1002 --evaluators @陈静');
    await tab.sees('待确认', 1);
    await tab.press('confirm');
    const failed = await tab.sees('失败');
    expect(await failed.textContent()).toMatch(/1002613.*日志 ID/s);
    await tab.page.getByLabel('允许通过 API 同步职位').click();
    await tab.press('retry');
    await tab.sees('已生效');
  });

  test('several jobs of one title: a list to pick from', async () => {
    const tab = await open();
    await tab.say('/职位 人员 前端工程师 --recruiter @陈静');
    await tab.sees('选择职位', 1);
    await tab.card.locator('button', { hasText: 'J1002' }).click();
    expect(await (await tab.sees('待确认', 2)).textContent()).toContain('张伟 → 陈静');
    expect(await tab.cards.first().textContent()).toContain('J1002');
  });

  test('cancelled: grey, no buttons; its first version can still be looked at', async () => {
    const tab = await open();
    await tab.say('/职位 人员 J1002 --recruiter @陈静');
    await tab.sees('待确认', 1);
    await tab.press('cancel');
    await tab.sees('已取消');
    expect(await tab.card.locator('button[data-act]').count()).toBe(0);
    await tab.page.locator('.versions button', { hasText: '上一版' }).click();
    await tab.sees('待确认');
    expect(await tab.card.locator('button[data-act="confirm"]').isDisabled()).toBe(true);
    await tab.page.locator('.versions button', { hasText: '下一版' }).click();
    await tab.sees('已取消');
  });

  test('a bot that does not answer: the code that the client shows', async () => {
    const tab = await open();
    await tab.say('/职位 人员 J1002 --recruiter @陈静');
    await tab.sees('待确认', 1);
    world.sandbox.connect('http://127.0.0.1:9');
    await tab.press('confirm');
    await tab.toast('200341');
  });
});

describe.skipIf(withoutBrowser)('the page', () => {
  test('history, chats and who I am survive a reload', async () => {
    const tab = await open();
    await tab.say('/职位 人员 J1002 --recruiter @陈静');
    await tab.sees('待确认', 1);
    await tab.become('负责人');
    await tab.page.locator('.first-minute').waitFor();
    await tab.say('/help');
    await tab.cards.first().waitFor();
    await tab.page.reload();
    await tab.cards.first().waitFor();
    await tab.become('招聘专员');
    await tab.sees('待确认', 1);
  });

  test('a second window sees the same card move', async () => {
    const [first, second] = [await open(), await open()];
    await first.say('/职位 人员 J1002 --recruiter @陈静');
    await second.sees('待确认', 1);
    await second.press('confirm');
    await first.sees('已生效');
  });

  test('what comes is seen, also below a card that is higher than the window; my own words bring me back down', async () => {
    const tab = await open();
    const inView = (words: string) =>
      expect.poll(async () => {
        const [box, list] = await Promise.all([
          tab.page.locator('.message', { hasText: words }).last().boundingBox(),
          tab.page.locator('.messages').boundingBox(),
        ]);
        return box !== null && list !== null && box.y >= list.y - 1 && box.y < list.y + list.height;
      });
    await tab.say('/help');
    await tab.sees('我能做什么', 1);
    await inView('我能做什么').toBe(true);
    await tab.say('/职位 人员 J1002 --recruiter @陈静');
    await tab.sees('待确认', 2);
    await inView('张伟 → 陈静').toBe(true);
    await tab.page.locator('.messages').evaluate((list) => list.scrollTo(0, 0));
    await world.sandbox.say({ from: 'recruiter', text: '/职位 人圆' });
    await tab.sees('没看懂', 3);
    await inView('没看懂').toBe(true);
  });

  test('things to try fill the message box', async () => {
    const tab = await open();
    const suggestions = tab.page.locator('.suggestion');
    expect(await suggestions.count()).toBe(5);
    await suggestions.nth(1).click();
    const box = tab.page.locator('#composer');
    expect((await box.inputValue()).split(' ').filter((word) => /^1\d{10}$/.test(word))).toHaveLength(120);
    await box.press('Enter');
    await tab.sees('待确认', 1);
    await tab.press('confirm');
    await tab.sees('生效');
    expect(world.effects.length).toBeGreaterThan(1);
  });

  test('commands, flags, people, names and choices are completed', async () => {
    const tab = await open();
    const box = tab.page.locator('#composer');
    const offered = tab.page.locator('.suggestions [role="option"]');
    await box.pressSequentially('/需求 更');
    await offered.filter({ hasText: '/需求 更新' }).waitFor();
    await box.press('Tab');
    await box.pressSequentially('R0040');
    await offered.filter({ hasText: 'R00407' }).waitFor();
    await box.press('Enter');
    await box.pressSequentially('--pri');
    await offered.filter({ hasText: '--priority' }).waitFor();
    await box.press('Tab');
    await offered.filter({ hasText: '高' }).first().waitFor();
    await box.press('Tab');
    await box.pressSequentially('--recruiters @陈');
    await offered.filter({ hasText: '陈静' }).first().waitFor();
    await box.press('Enter');
    await box.pressSequentially('--job-f');
    await offered.filter({ hasText: '--job-family' }).waitFor();
    await box.press('Tab');
    await box.pressSequentially('产');
    await offered.filter({ hasText: '产品序列' }).waitFor();
    await box.press('Tab');
    expect(await box.inputValue()).toBe('/需求 更新 R00401 --priority 高 --recruiters @陈静 --job-family 产品序列 ');
  });

  test('a reply is quoted; a thread in the group holds its answers', async () => {
    const tab = await open();
    await tab.page.locator('.chat-row', { hasText: '招聘小组' }).click();
    await tab.say('大家早');
    await tab.page.locator('.message .link-button', { hasText: '在话题中回复' }).click();
    await tab.say('@招聘助手 /help');
    await tab.cards.first().waitFor();
    await tab.page.locator('.chat-header button', { hasText: '返回' }).click();
    expect(await tab.cards.count()).toBe(0);
    await tab.page.locator('.link-button', { hasText: '2 条回复' }).waitFor();
    await tab.say('今天面试几场？');
    const asked = tab.page.locator('.message', { hasText: '今天面试几场？' });
    await asked.locator('.link-button', { hasText: /^回复$/ }).click();
    await tab.say('三场');
    await tab.page.locator('.message .quote', { hasText: '今天面试几场？' }).waitFor();
  });

  test('what a Chinese and an English reader see; dark and light', async () => {
    const tab = await open({ dark: true });
    await tab.say('/职位 人员 J1002 --recruiter @陈静');
    await tab.sees('待确认', 1);
    await tab.page.locator('.bar button', { hasText: 'English' }).click();
    expect(await (await tab.sees('To confirm')).textContent()).toContain('Recruiter in charge: ');
    const paper = () =>
      tab.page.evaluate(() => getComputedStyle(document.querySelector('.card') as Element).backgroundColor);
    const dark = await paper();
    await tab.page.locator('.bar button', { hasText: 'Light' }).click();
    await expect.poll(paper).not.toBe(dark);
  });

  test('calls are listed with what was sent and got, faults in the queue are told', async () => {
    const tab = await open();
    await tab.pane('trouble');
    await tab.page.locator('.filter', { hasText: '500，其实已写入' }).click();
    await tab.page.locator('.hint', { hasText: '500-after' }).waitFor();
    await tab.say('/职位 人员 J1002 --recruiter @陈静');
    await tab.sees('待确认', 1);
    await tab.press('confirm');
    // Read back and found done: the receipt, though Feishu's answer was a fault.
    await tab.sees('已生效');
    await tab.pane('calls');
    const write = tab.page.locator('.calls li', { hasText: 'batch_update' });
    expect(await write.textContent()).toMatch(/500-after.*\d+ ms/);
    await write.locator('button').click();
    await write.locator('pre', { hasText: 'recruiter_id' }).first().waitFor();
  });

  test('on a phone: everything in reach, nothing wider than the screen', async () => {
    const tab = await open({ width: 375, height: 740 });
    await tab.pane('chat');
    await tab.say('/职位 设置 J1003');
    await tab.sees('更新职位设置', 1);
    await tab.fits();
    await tab.pane('hire');
    await tab.page.locator('.record').first().waitFor();
    await tab.fits();
    for (const pane of ['calls', 'trouble', 'chat'] as const) {
      await tab.pane(pane);
      await tab.fits();
    }
    await tab.say('/职位 人员 J1002 --recruiter @陈静');
    await tab.sees('待确认', 2);
    await tab.press('confirm');
    await tab.sees('已生效');
  });
});
