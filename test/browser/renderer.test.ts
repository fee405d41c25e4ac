/** The renderer against cards that this project did not write: Feishu's samples, and cards that mean harm. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { launch, Tab, withoutBrowser } from '../support/browser.ts';
import { fixture } from '../support/contract.ts';
import { cardWith, postCard } from '../support/post-card.ts';
import { hostileCards, hostileName } from './hostile.ts';

let browser: Browser;
let sandbox: Sandbox;
let tab: Tab;
beforeAll(async () => {
  if (withoutBrowser) return;
  browser = await launch();
  sandbox = await startSandbox({ port: 0 });
  tab = await Tab.open(browser, sandbox.url);
});
afterAll(async () => {
  if (withoutBrowser) return;
  await tab.close();
  await browser.close();
  await sandbox.stop();
});

/** The card as the page drew it, with what could not be drawn. */
async function drawn(card: unknown): Promise<{ message: Message; broken: number; unknown: string[]; text: string }> {
  const message = postCard(sandbox.world, card);
  const article = tab.page.locator(`.message[data-id="${message.id}"] article`);
  await article.waitFor({ state: 'attached' });
  const notices = await article.locator('.notice').allTextContents();
  return {
    message,
    broken: notices.filter((each) => each.includes('cannot be shown')).length,
    unknown: notices.filter((each) => each.includes('does not know')),
    text: (await article.textContent()) ?? '',
  };
}

const samples = fixture('oracle/cards.json') as { name: string; v: unknown }[];

describe.skipIf(withoutBrowser)('documented sample cards', () => {
  test('there are 62', () => {
    expect(samples).toHaveLength(62);
  });

  test.each(samples.map(({ name, v }, index) => ({ title: `${index + 1} ${name}`, card: v })))(
    '$title',
    async ({ card }) => {
      const placeholder = JSON.stringify(card).includes('"tag":"xxx"');
      const { broken, unknown } = await drawn(card);
      expect(broken).toBe(0);
      expect(unknown).toEqual(placeholder ? [expect.stringContaining('xxx')] : []);
    },
  );
});

/** Nothing of a card may run, load, or open anything but http. */
const unsafe = `[...document.querySelectorAll('script:not([type="importmap"]):not([src="/page/main.js"]), iframe, object, embed, base, form, style, img, svg, meta[http-equiv]')].map((e) => e.outerHTML.slice(0, 80)).concat(
  [...document.querySelectorAll('a')].filter((a) => !/^https?:/.test(a.protocol)).map((a) => a.outerHTML),
  [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].filter((a) => /^on/i.test(a.name) || /url\\(|expression|javascript:/i.test(a.name === 'style' ? a.value : '')).map((a) => a.name + '=' + a.value)))`;

describe.skipIf(withoutBrowser)('hostile cards', () => {
  test('there are at least 20', () => {
    expect(hostileCards.length).toBeGreaterThanOrEqual(20);
  });

  test.each(hostileCards)('$title', async ({ card }) => {
    await drawn(card);
    expect(await tab.page.evaluate(unsafe)).toEqual([]);
    expect(await tab.page.evaluate('window.stolen')).toBeUndefined();
    // The page is alive: what comes next is drawn.
    expect((await drawn(cardWith({ tag: 'div', text: { tag: 'plain_text', content: 'still here' } }))).text).toContain(
      'still here',
    );
  });

  test('a hostile name of a person, a file or a message is text', async () => {
    const [first] = sandbox.world.people;
    await sandbox.say({ from: first?.openId ?? '', text: hostileName });
    await sandbox.say({ from: first?.openId ?? '', text: '', file: { name: hostileName, bytes: Buffer.from('x') } });
    await tab.page.locator('.bubble', { hasText: hostileName }).first().waitFor();
    expect(await tab.page.evaluate(unsafe)).toEqual([]);
  });

  test('links that may be opened are links', async () => {
    const { message } = await drawn(
      cardWith({ tag: 'markdown', content: '[a](https://example.com/a) <a href="http://example.com/b">b</a>' }),
    );
    const links = tab.page.locator(`.message[data-id="${message.id}"] a`);
    expect(await links.evaluateAll((all) => all.map((each) => each.getAttribute('href')))).toEqual([
      'https://example.com/a',
      'http://example.com/b',
    ]);
  });
});
