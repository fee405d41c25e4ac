/** The chat page in a real Chromium, driven as a person would; what the browser complains of is kept. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));

if (process.env.CI && !executablePath) throw new Error('CI runs the browser tests: install chromium');

/** On a machine without Chromium these tests are skipped; CI has one. */
export const withoutBrowser = executablePath === undefined;

export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

export interface TabOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Of the browser; Chinese unless said otherwise. */
  readonly locale?: string;
}

const PATIENCE_MS = 20_000;

/** One person's view of the sandbox. */
export class Tab {
  readonly page: Page;
  /** Console errors, exceptions, violations of the content security policy, requests that failed. */
  readonly problems: string[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, url: string, options: TabOptions = {}): Promise<Tab> {
    const { width = 1360, height = 860, dark = false, locale = 'zh-CN' } = options;
    const page = await browser.newPage({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      locale,
      acceptDownloads: false,
    });
    page.setDefaultTimeout(PATIENCE_MS);
    const tab = new Tab(page);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') tab.problems.push(message.text());
    });
    page.on('pageerror', (error) => tab.problems.push(String(error)));
    page.on('dialog', (dialog) => {
      tab.problems.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.exposeFunction('reportViolation', (what: string) => tab.problems.push(`policy: ${what}`));
    await page.addInitScript(
      "document.addEventListener('securitypolicyviolation', (e) => window.reportViolation(e.violatedDirective + ' ' + e.blockedURI))",
    );
    await page.goto(url);
    await page.locator('#composer').waitFor();
    return tab;
  }

  /** Types as a person does: what is completed meanwhile is closed, Enter sends. */
  async say(text: string): Promise<void> {
    await this.page.locator('#composer').fill(text);
    await this.page.locator('#composer').press('Escape');
    await this.page.locator('#composer').press('Enter');
  }

  get cards(): Locator {
    return this.page.locator('article.card');
  }

  get card(): Locator {
    return this.cards.last();
  }

  /** Waits until there are that many cards, and that the newest carries this tag or title. */
  async sees(words: string, count?: number): Promise<Locator> {
    if (count !== undefined) await this.cards.nth(count - 1).waitFor();
    await this.card.locator('.card-header', { hasText: words }).waitFor();
    return this.card;
  }

  press(act: string): Promise<void> {
    return this.card.locator(`button[data-act="${act}"]`).click();
  }

  /** Chooses in a list by what its button says or its name, as with a mouse. */
  async choose(picker: Locator, ...options: readonly string[]): Promise<void> {
    await picker.locator('.picker-button').click();
    for (const option of options) await picker.locator('[role="option"]', { hasText: option }).first().click();
    if (await picker.locator('.options').isVisible()) await this.page.keyboard.press('Escape');
  }

  named(name: string): Locator {
    return this.card.locator(`[data-name="${name}"]`);
  }

  async become(role: string): Promise<void> {
    const options = await this.page.locator('#persona option').allTextContents();
    await this.page.locator('#persona').selectOption({ label: options.find((each) => each.includes(role)) ?? role });
  }

  toast(words: string): Promise<void> {
    return this.page.locator('.toast', { hasText: words }).first().waitFor();
  }

  pane(name: 'chat' | 'hire' | 'calls' | 'trouble'): Promise<void> {
    return this.page.locator(`.tab-${name}`).click();
  }

  /** Nothing sticks out to the side: the page is as wide as the window. */
  async fits(): Promise<void> {
    const [page, window] = await this.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    if (Number(page) > Number(window)) throw new Error(`the page is ${page} px wide in a window of ${window}`);
  }

  /** Ends the visit: the browser had nothing to complain of. */
  async close(): Promise<void> {
    const { problems } = this;
    await this.page.close();
    if (problems.length > 0) throw new Error(`the browser complained:\n${problems.join('\n')}`);
  }
}
