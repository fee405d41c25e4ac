/** `npm run bench`, the chat page: how long after `npm start` is ready the first card stands, and from Enter to card. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launch, Tab, withoutBrowser } from '../support/browser.ts';
import { freePort } from '../support/process.ts';
import { startBuilt } from './built.ts';
import { report, share } from './report.ts';

const COMMANDS = 40;
const APART_MS = 250;

/** In the page itself: from the Enter key to the card being in the document. */
const fromEnterToCard = `(count) => new Promise((resolve) => {
  const began = performance.now();
  const box = document.getElementById('composer');
  const watch = new MutationObserver(() => {
    if (document.querySelectorAll('article.card').length <= count) return;
    watch.disconnect();
    resolve(performance.now() - began);
  });
  watch.observe(document.body, { childList: true, subtree: true });
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
})`;

async function measure(url: string, ready: number): Promise<void> {
  const browser = await launch();
  const tab = await Tab.open(browser, url);
  await tab.say('/help');
  await tab.cards.first().waitFor();
  const firstMs = performance.now() - ready;
  const times: number[] = [];
  for (let index = 0; index < COMMANDS; index += 1) {
    await tab.page
      .locator('#composer')
      .fill(`/职位 人员 J${1002 + index} --recruiter me --add-assistants @陈静 --note ${index}`);
    times.push(Number(await tab.page.evaluate(`(${fromEnterToCard})(${index + 1})`)));
    // Feishu takes five messages a second for a chat: what waits for that is measured elsewhere.
    await pause(APART_MS);
  }
  report({
    title: `In Chromium, ${COMMANDS} commands`,
    columns: ['', 'p50 ms', 'p90 ms', 'most ms'],
    rows: [
      ['Enter to card', share(times, 0.5), share(times, 0.9), share(times, 1)],
      ['"ready" to the first card, the start of the browser included', firstMs, '', ''],
    ],
  });
  await tab.close();
  await browser.close();
}

if (withoutBrowser) process.stdout.write('page: no Chromium found, not measured\n');
else {
  const folder = mkdtempSync(join(tmpdir(), 'hirebot-bench-'));
  const ports = [await freePort(), await freePort()] as const;
  const child = await startBuilt(folder, ports);
  try {
    await measure(`http://127.0.0.1:${ports[1]}/`, performance.now());
  } finally {
    child.kill('SIGTERM');
    await new Promise((done) => child.once('exit', done));
    rmSync(folder, { recursive: true });
  }
}
