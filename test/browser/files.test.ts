/** Files on the page: try-outs that send one, one that is dropped, one that the bot sends back. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launch, Tab, type TabOptions, withoutBrowser } from '../support/browser.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

let browser: Browser;
let world: TestWorld;
const tabs: Tab[] = [];

beforeAll(async () => {
  if (!withoutBrowser) browser = await launch();
});
afterAll(async () => {
  if (!withoutBrowser) await browser.close();
});
beforeEach(async () => {
  if (!withoutBrowser) world = await startWorld({ sandbox: { takesFiles: true } });
});
afterEach(async () => {
  if (withoutBrowser) return;
  for (const tab of tabs.splice(0)) await tab.close();
  await world.stop();
});

async function open(options: TabOptions = {}): Promise<Tab> {
  const tab = await Tab.open(browser, world.sandbox.url, options);
  tabs.push(tab);
  return tab;
}

const tryOut = ({ page }: Tab, title: string): Promise<void> => page.locator('.suggestion', { hasText: title }).click();
const choose = ({ card }: Tab, label: string): Promise<void> => card.locator('button', { hasText: label }).click();

/** As a person drops it from another window. */
const drop = ({ page }: Tab, name: string, text: string): Promise<unknown> =>
  page.evaluate(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text ?? ''], name ?? ''));
      const over = new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector('.messages')?.dispatchEvent(over);
      const shown = new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return shown.then(() => {
        const place = document.querySelector('.drop-place')?.textContent ?? '';
        const dropped = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector('.messages')?.dispatchEvent(dropped);
        return { place, taken: over.defaultPrevented && dropped.defaultPrevented };
      });
    },
    [name, text],
  );

describe.skipIf(withoutBrowser)('files on the page', () => {
  test.each<TabOptions>([{ width: 1360 }, { width: 390, height: 800 }])(
    'the list of a fair goes from one click into the pool, at $width px',
    async (options) => {
      const tab = await open(options);
      await tryOut(tab, '招聘会名单');
      await tab.page.locator('.bubble', { hasText: '招聘会名单.csv' }).waitFor();
      await tab.sees('招聘会名单', 1);
      await tab.choose(tab.card.locator('.picker'), '加入人才库');
      await tab.sees('加入人才库', 2);
      if ((await tab.card.locator('button[data-act="continue"]').count()) > 0) await tab.press('continue');
      await tab.sees('待确认');
      await tab.fits();
      await tab.press('confirm');
      await tab.sees('已生效');
      await tab.fits();
    },
  );

  test('the try-out of a handover is one table to confirm', async () => {
    const tab = await open();
    await tryOut(tab, '有人离职');
    await tab.page.locator('.composer button', { hasText: '发送' }).click();
    await tab.sees('待确认', 1);
    await tab.fits();
  });

  test('a list with mistakes: each row says what is wrong with it', async () => {
    const tab = await open({ width: 390, height: 800, locale: 'en-GB' });
    await tryOut(tab, 'A list with mistakes');
    await tab.sees('mistakes.csv', 1);
    await choose(tab, 'job people');
    await tab.card.locator('button[data-act="continue"]').click();
    await tab.card.locator('text=7 rows').waitFor();
    const words = await tab.card.innerText();
    for (const state of ['To change', 'Wrong value', 'Not found', 'Twice', 'Same name']) expect(words).toContain(state);
    await tab.fits();
  });

  test('a file is dropped anywhere on the page; words that are dragged stay what they are', async () => {
    const tab = await open();
    const csv = `职位,招聘负责人\nJ1002,${world.person(20).name}\n`;
    expect(await drop(tab, '交接.csv', csv)).toEqual({ place: '松开鼠标，发给招聘助手', taken: true });
    await tab.page.locator('.bubble', { hasText: '交接.csv' }).waitFor();
    await tab.sees('交接.csv', 1);
    expect(await tab.page.locator('.drop-place').count()).toBe(0);
    const [file] = [...world.sandbox.world.messages.values()].flatMap(({ files }) => [...files.values()]);
    expect(file?.bytes.toString()).toBe(csv);
  });

  test('what the bot sends is there to download, byte for byte, and never shown by the browser itself', async () => {
    const tab = await open();
    await tab.say('/模板 职位 人员');
    const link = tab.page.locator('.message:not(.mine) .bubble a');
    await link.waitFor();
    expect(await link.getAttribute('download')).toMatch(/\.xlsx$/);
    const answer = await tab.page.request.get(new URL((await link.getAttribute('href')) ?? '', world.sandbox.url).href);
    const [sent] = [...world.sandbox.world.messages.values()].flatMap(({ files }) => [...files.values()]);
    expect(sent && (await answer.body()).equals(sent.bytes)).toBe(true);
    expect(answer.headers()).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringContaining('attachment'),
      'x-content-type-options': 'nosniff',
    });
    expect((await tab.page.request.get(`${world.sandbox.url}/sandbox/files/om_none/file_none`)).status()).toBe(404);
  });

  test('in a group, where a file waits for a command, no try-out sends one', async () => {
    const tab = await open();
    await tab.page.locator('.suggestion', { hasText: '有错的名单' }).waitFor();
    await tab.page.locator('.chat-row', { hasText: '招聘小组' }).click();
    await tab.page.locator('.suggestion').first().waitFor();
    expect(await tab.page.locator('.suggestion', { hasText: '名单' }).count()).toBe(0);
  });

  test('somebody leaves at a click: who is in charge of the jobs is offered the handover, and its table', async () => {
    const tab = await open();
    await tryOut(tab, '同事要离职了');
    await tab.card.getByText('即将离职').first().waitFor();
    await choose(tab, '要一份表格');
    await tab.page.locator('.bubble', { hasText: '工作交接-' }).waitFor();
    expect(world.effects).toEqual([]);
  });
});
