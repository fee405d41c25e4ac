/** What the page does around the cards: completing, following, drafts, languages, and another start of the sandbox. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { launch, Tab, type TabOptions, withoutBrowser } from '../support/browser.ts';

let browser: Browser;
let sandbox: Sandbox;
const tabs: Tab[] = [];
const commands = ['帮助 help', '职位 job', '需求 jr', '人才库 pool', '待入职 prehire'].flatMap((noun) => {
  const [zh = '', en = ''] = noun.split(' ');
  return ['查看 show', '更新 update', '查找 find'].map((verb) => {
    const [zhVerb = '', enVerb = ''] = verb.split(' ');
    const words = [`/${en} ${enVerb}`, `/${zh} ${zhVerb}`];
    return { zh: `${zh}${zhVerb}`, en: `${enVerb} ${en}`, words, targets: [{ kind: 'job', many: true }], flags: [] };
  });
});

const open = async (options: TabOptions = {}): Promise<Tab> => {
  const tab = await Tab.open(browser, sandbox.url, options);
  tabs.push(tab);
  return tab;
};
/** Drawn, and its scroll events told. */
const drawn = ({ page }: Tab) =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
const box = ({ page }: Tab) => page.locator('#composer');
const said = () => [...sandbox.world.messages.values()].map(({ versions }) => JSON.parse(versions[0] ?? '{}').text);

beforeAll(async () => {
  if (!withoutBrowser) browser = await launch();
});
afterAll(async () => {
  if (!withoutBrowser) await browser.close();
});
beforeEach(async () => {
  if (!withoutBrowser) sandbox = await startSandbox({ port: 0, retriesMs: [], commands });
});
afterEach(async () => {
  if (withoutBrowser) return;
  for (const { page } of tabs.splice(0)) await page.close();
  await sandbox.stop();
});

describe.skipIf(withoutBrowser)('the message box', () => {
  test('a bare slash lists all commands; the arrows go through them, the marked one is in view', async () => {
    const tab = await open();
    await box(tab).pressSequentially('/');
    const offered = tab.page.locator('.suggestions [role="option"]');
    await expect.poll(() => offered.count()).toBe(commands.length);
    for (let step = 0; step < commands.length; step += 1) await box(tab).press('ArrowDown');
    const last = offered.last();
    await expect.poll(() => last.getAttribute('aria-selected')).toBe('true');
    const [list, item] = [await tab.page.locator('.suggestions').boundingBox(), await last.boundingBox()];
    expect(item && list && item.y + item.height <= list.y + list.height + 1).toBe(true);
    await box(tab).press('Enter');
    expect(await box(tab).inputValue()).toBe('/待入职 查找 ');
  });

  test('Enter takes what is offered for a word that was begun; a whole one is sent', async () => {
    const tab = await open();
    await box(tab).pressSequentially('/职位 查');
    await tab.page.locator('.suggestions .active', { hasText: '/职位 查看' }).waitFor();
    await box(tab).press('Enter');
    expect(await box(tab).inputValue()).toBe('/职位 查看 ');
    await box(tab).pressSequentially('J100');
    await tab.page.locator('.suggestions .active', { hasText: 'J1001' }).waitFor();
    await box(tab).press('Enter');
    expect(await box(tab).inputValue()).toBe('/职位 查看 J1001 ');
    expect(said()).toEqual([]);
    await box(tab).press('Enter');
    await expect.poll(said).toEqual(['/职位 查看 J1001']);
  });

  test('with the mark taken off the word is sent as it is', async () => {
    const tab = await open();
    await box(tab).pressSequentially('/职位 查看 J10');
    await tab.page.locator('.suggestions .active').waitFor();
    await box(tab).press('ArrowUp');
    await box(tab).press('Enter');
    await expect.poll(said).toEqual(['/职位 查看 J10']);
  });

  test('what was typed in a chat is still there after a look into another one, and after a reload', async () => {
    const tab = await open();
    await box(tab).fill('还没写完');
    await tab.page.locator('.chat-row', { hasText: '招聘小组' }).click();
    expect(await box(tab).inputValue()).toBe('');
    await tab.page.locator('.chat-row').first().click();
    expect(await box(tab).inputValue()).toBe('还没写完');
    await tab.page.reload();
    await box(tab).waitFor();
    expect(await box(tab).inputValue()).toBe('还没写完');
  });

  test('an English reader’s plain @name is the person', async () => {
    const tab = await open({ locale: 'en-US' });
    const lead = sandbox.world.people.find(({ role }) => role === 'lead');
    await box(tab).fill(`ask @${lead?.name} ${lead?.enName}, please`);
    await box(tab).press('Enter');
    await expect
      .poll(() => [...sandbox.world.messages.values()].flatMap(({ mentions }) => mentions ?? []))
      .toHaveLength(1);
    await tab.page.locator('.bubble', { hasText: `ask @${lead?.name}, please` }).waitFor();
  });
});

describe.skipIf(withoutBrowser)('the page', () => {
  test.each([
    ['en-US', 'Send'],
    ['zh-CN', '发送'],
    ['zh-TW', '发送'],
    ['de-DE', 'Send'],
  ])('a browser of %s starts with “%s”', async (locale, word) => {
    const tab = await open({ locale });
    await tab.page.locator('.composer .primary_filled', { hasText: word }).waitFor();
  });

  test('what there is to try stays in reach', async () => {
    const tab = await open();
    await tab.page.locator('.suggestion').first().waitFor();
    expect(await tab.page.locator('.tries').count()).toBe(0);
    await tab.say('早');
    await tab.page.locator('.bubble', { hasText: '早' }).waitFor();
    expect(await tab.page.locator('.suggestion').count()).toBe(0);
    await tab.page.locator('.tries button').click();
    await tab.page.locator('.suggestion').first().click();
    expect(await box(tab).inputValue()).toContain('/职位 人员');
    expect(await tab.page.locator('.suggestion').count()).toBe(0);
  });

  test('who reads above is told of what comes below, and goes there', async () => {
    const tab = await open();
    await tab.page.locator('.chat-row', { hasText: '招聘小组' }).click();
    for (let index = 0; index < 20; index += 1)
      await sandbox.say({ from: 'recruiter', chat: 'group', text: `第 ${index} 句` });
    await tab.page.locator('.bubble', { hasText: '第 19 句' }).waitFor();
    const pill = tab.page.locator('.unseen');
    expect(await pill.count()).toBe(0);
    await tab.page.locator('.messages').evaluate((list) => list.scrollTo(0, 0));
    await drawn(tab);
    await sandbox.say({ from: 'lead', chat: 'group', text: '新来的' });
    await pill.click();
    await expect.poll(() => pill.count()).toBe(0);
    const newest = await tab.page.locator('.message', { hasText: '新来的' }).boundingBox();
    const list = await tab.page.locator('.messages').boundingBox();
    expect(newest && list && newest.y < list.y + list.height).toBe(true);
  });
});

describe.skipIf(withoutBrowser)('files', () => {
  const csv = '姓名,手机\n王思远,13810002713\n';
  const chosen = { name: '人才.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };

  test('a bot that reads none is offered none', async () => {
    const tab = await open();
    expect(await tab.page.locator('.attach, input[type="file"]').count()).toBe(0);
  });

  test('otherwise a file arrives at the stand-in, byte for byte, also a large one', async () => {
    await sandbox.stop();
    sandbox = await startSandbox({ port: 0, retriesMs: [], commands, takesFiles: true });
    const tab = await open();
    const large = Buffer.alloc(3_000_000, csv);
    for (const [name, buffer] of [
      ['人才.csv', chosen.buffer],
      ['很多.xlsx', large],
    ] as const) {
      await tab.page.locator('input[type="file"]').setInputFiles({ ...chosen, name, buffer });
      await tab.page.locator('.bubble', { hasText: name }).waitFor();
    }
    const files = [...sandbox.world.messages.values()].flatMap((message) => [...message.files.values()]);
    expect(files.map(({ bytes }) => bytes.equals(bytes.length > 1_000 ? large : chosen.buffer))).toEqual([true, true]);
  });
});

describe.skipIf(withoutBrowser)('another start of the sandbox', () => {
  test('an open page says so and begins anew; what was typed is still in its box', async () => {
    const tab = await open();
    await tab.say('第一世');
    await tab.page.locator('.bubble', { hasText: '第一世' }).waitFor();
    await box(tab).fill('还没发出去');
    const port = Number(new URL(sandbox.url).port);
    await sandbox.stop();
    await tab.page.locator('.bar .tag.red').waitFor();
    // Sent to nobody: it comes back into the box.
    await box(tab).press('Enter');
    await tab.toast('没有发出去');
    await expect.poll(() => box(tab).inputValue()).toBe('还没发出去');
    sandbox = await startSandbox({ port, retriesMs: [], commands });
    await tab.page.locator('.restarted', { hasText: '沙盒重启过了' }).waitFor();
    expect(await tab.page.locator('.bubble').count()).toBe(0);
    expect(await box(tab).inputValue()).toBe('还没发出去');
    await tab.page.locator('.restarted button').click();
    expect(await tab.page.locator('.restarted').count()).toBe(0);
    await box(tab).press('Enter');
    await expect.poll(said).toEqual(['还没发出去']);
    // The same start again is no other one.
    await tab.page.reload();
    await tab.page.locator('.bubble', { hasText: '还没发出去' }).waitFor();
    expect(await tab.page.locator('.restarted').count()).toBe(0);
  });
});
