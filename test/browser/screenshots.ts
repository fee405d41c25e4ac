/** `npm run screenshots`: the pictures of README and tour, taken from the running page. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { launch, Tab, withoutBrowser } from '../support/browser.ts';
import { startWorld, type TestOptions, type TestWorld } from '../support/world.ts';

/** From `dist/test/browser` as from `test/browser`, the project's own folder. */
const folder = resolve(process.cwd(), 'docs/screenshots');

if (withoutBrowser) throw new Error('taking screenshots: no Chromium found; set CHROMIUM to its path');
mkdirSync(folder, { recursive: true });
const browser = await launch();

/** Toasts pass, pictures stay. */
async function shoot({ page }: Tab, name: string): Promise<void> {
  await page.locator('.toast').first().waitFor({ state: 'detached' });
  await page.screenshot({ path: `${folder}/${name}.png` });
  process.stdout.write(`docs/screenshots/${name}.png\n`);
}

async function inWorld(story: (world: TestWorld) => Promise<void>, options: TestOptions = {}): Promise<void> {
  const world = await startWorld({ ...options, sandbox: { takesFiles: true, ...options.sandbox } });
  try {
    await story(world);
  } finally {
    await world.stop();
  }
}

await inWorld(async ({ sandbox }) => {
  const tab = await Tab.open(browser, sandbox.url);
  await tab.page.getByText('J1001').first().waitFor();
  await shoot(tab, 'first-minute');
  await tab.say('/职位 人员 J1002 --recruiter @陈静 --add-assistants @林晓 --note 张三离职交接');
  await tab.sees('待确认', 1);
  await shoot(tab, 'preview');
  await tab.press('confirm');
  await tab.sees('已生效');
  await shoot(tab, 'receipt');
  await tab.close();
});

await inWorld(async ({ sandbox }) => {
  const tab = await Tab.open(browser, sandbox.url, { height: 1000 });
  await tab.page.locator('.bar button', { hasText: 'English' }).click();
  await tab.say('/jr update R00407');
  await tab.sees('Change', 1);
  await shoot(tab, 'form-en');
  await tab.close();
});

await inWorld(async (world) => {
  const tab = await Tab.open(browser, world.sandbox.url, { dark: true });
  await tab.say('/需求 更新 R00407 --headcount +2 --note 业务扩张');
  await tab.sees('待确认', 1);
  const [requirement] = [...world.sandbox.world.requirements.values()].filter(({ code }) => code === 'R00407');
  if (requirement) requirement.body.head_count = 11;
  await tab.press('confirm');
  await tab.sees('已失效');
  await shoot(tab, 'stale-dark');
  await tab.close();
});

await inWorld(async ({ sandbox }) => {
  const tab = await Tab.open(browser, sandbox.url, { width: 390, height: 780 });
  await tab.say('/人才库 加入 校招储备 13810002713、13810005426 --note 秋招');
  await tab.sees('待确认', 1);
  await shoot(tab, 'phone');
  await tab.close();
});

const policyFile = 'docs/policies/sandbox.json';
await inWorld(
  async ({ sandbox }) => {
    const [recruiter, lead] = [await Tab.open(browser, sandbox.url), await Tab.open(browser, sandbox.url)];
    await lead.become('负责人');
    await recruiter.say('/需求 更新 R00407 --headcount +2 --note 业务扩张');
    await recruiter.sees('待确认', 1);
    await recruiter.press('confirm');
    await lead.sees('待审批', 1);
    await shoot(lead, 'approval');
    await recruiter.close();
    await lead.close();
  },
  { policyFile },
);

await browser.close();
