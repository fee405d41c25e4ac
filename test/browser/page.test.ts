/** The page as a whole: accessible, light, and closed to other pages. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, Tab, type TabOptions, withoutBrowser } from '../support/browser.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let world: TestWorld;
beforeAll(async () => {
  if (withoutBrowser) return;
  browser = await launch();
  world = await startWorld();
});
afterAll(async () => {
  if (withoutBrowser) return;
  await browser.close();
  await world.stop();
});

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

async function violations({ page }: Tab): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run(document).then((r) => r.violations)')) as Violation[];
  const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary}`),
  );
}

const looks: readonly (TabOptions & { readonly title: string })[] = [
  { title: 'desktop, light' },
  { title: 'desktop, dark', dark: true },
  { title: 'phone, light', width: 375, height: 740 },
];

describe.skipIf(withoutBrowser)('axe-core finds nothing serious', () => {
  test.each(looks)('$title', { timeout: 180_000 }, async (options) => {
    const tab = await Tab.open(browser, world.sandbox.url, options);
    expect(await violations(tab)).toEqual([]);
    await tab.say('/职位 设置 J1003');
    await tab.sees('更新职位设置');
    await tab.card.locator('.picker-button').first().click();
    expect(await violations(tab)).toEqual([]);
    await tab.page.keyboard.press('Escape');
    for (const [command, state] of [
      ['/职位 人员 J1002 --recruiter @林晓 --remove-assistants @张伟', '待确认'],
      ['/职位 人圆', '没看懂'],
      ['/职位 人员 前端工程师 --recruiter @陈静', '选择职位'],
      ['/需求 查看 R00407', '查看'],
    ] as const) {
      await tab.say(command);
      await tab.sees(state);
    }
    await tab.page.locator('#composer').fill('/');
    await tab.page.locator('.suggestions').waitFor();
    expect(await violations(tab)).toEqual([]);
    for (const pane of ['hire', 'calls', 'trouble'] as const) {
      await tab.pane(pane);
      const first = tab.page.locator('.record-title, .call').first();
      if (pane !== 'trouble') await first.click();
      expect(await violations(tab)).toEqual([]);
    }
    await tab.close();
  });
});

/** In the page: how often the first message is read to be drawn from now on, and how many formatters of dates are made. */
const counting = `(() => {
  const { parse } = JSON;
  const { DateTimeFormat } = Intl;
  window.counted = { drawn: 0, made: 0 };
  JSON.parse = (text) => {
    if (text === '{"text":"/职位 查看 J1002"}') window.counted.drawn += 1;
    return parse(text);
  };
  Intl.DateTimeFormat = function (...words) {
    window.counted.made += 1;
    return new DateTimeFormat(...words);
  };
})()`;

test.skipIf(withoutBrowser)('what is said draws nothing of before anew', async () => {
  const tab = await Tab.open(browser, world.sandbox.url);
  const before = await tab.cards.count();
  await tab.say('/职位 查看 J1002');
  await tab.cards.nth(before).waitFor();
  await tab.page.evaluate(counting);
  for (const more of [1, 2]) {
    await tab.say('/whoami');
    await tab.cards.nth(before + more).waitFor();
  }
  expect(await tab.page.evaluate('counted')).toEqual({ drawn: 0, made: 0 });
  await tab.close();
});

test.skipIf(withoutBrowser)('the whole page weighs 120 KB at most, and its policy lets nothing else in', async () => {
  const page = await browser.newPage();
  const sizes: number[] = [];
  const reading: Promise<unknown>[] = [];
  page.on('response', (response) => {
    const url = new URL(response.url());
    // State and events are data of the stand-in, not the page.
    if (url.pathname.startsWith('/sandbox/')) return;
    expect(url.origin).toBe(world.sandbox.url);
    reading.push(
      response
        .request()
        .sizes()
        .then((size) => sizes.push(size.responseBodySize)),
    );
  });
  const response = await page.goto(world.sandbox.url);
  await page.locator('#composer').waitFor();
  await Promise.all(reading);
  await page.close();
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  process.stdout.write(`page: ${sizes.length} files, ${kilobytes.toFixed(1)} KB gzipped\n`);
  expect(sizes.length).toBeGreaterThan(20);
  expect(kilobytes).toBeGreaterThan(20);
  expect(kilobytes).toBeLessThanOrEqual(120);
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[^']+';/);
  expect(policy).not.toContain('unsafe-eval');
});

describe('other pages', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another name for this machine', { host: 'evil.example' }],
  ])('%s is shown the door', async (_, headers) => {
    const sandbox = world ?? (await startWorld());
    const url = new URL('/sandbox/say', sandbox.sandbox.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      import('node:http').then(({ request }) => {
        const sent = request(
          url,
          { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          },
        );
        sent.on('error', reject);
        sent.end('{}');
      }, reject);
    });
    expect(status).toBe(403);
  });
});
