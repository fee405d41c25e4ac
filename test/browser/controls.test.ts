/** What each control of a card tells the bot (`platform.md` sections 5.1 and 5.2), as the page's clicks arrive. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { launch, Tab, withoutBrowser } from '../support/browser.ts';
import { cardWith, postCard } from '../support/post-card.ts';

let browser: Browser;
let sandbox: Sandbox;
let tab: Tab;
beforeAll(async () => {
  if (withoutBrowser) return;
  browser = await launch();
  sandbox = await startSandbox({ port: 0 });
  // No bot: what counts is what would be sent to it.
  sandbox.connect('http://127.0.0.1:9');
});
afterAll(async () => {
  if (withoutBrowser) return;
  await tab.close();
  await browser.close();
  await sandbox.stop();
});
beforeEach(async () => {
  if (withoutBrowser) return;
  await tab?.close();
  sandbox.world.messages.clear();
  tab = await Tab.open(browser, sandbox.url);
});

const text = (content: string): object => ({ tag: 'plain_text', content });
const value = { act: 'x', ref: 'r' };
const behaviors = [{ type: 'callback', value }];
const options = [
  { text: text('甲'), value: 'a' },
  { text: text('乙'), value: 'b' },
];
const people = (): string[] => sandbox.world.people.map(({ openId }) => openId);

async function show(...elements: readonly unknown[]): Promise<void> {
  postCard(sandbox.world, cardWith(...elements));
  await tab.card.waitFor();
}

const actions = (): { action: unknown; context: unknown }[] =>
  sandbox.traffic.newest.filter(({ what }) => what === 'card.action.trigger').map(({ sent }) => JSON.parse(sent));

/** The newest click's action, once `count` more have arrived. */
async function clicked(how: () => Promise<unknown>): Promise<unknown> {
  const before = actions().length;
  await how();
  await expect.poll(() => actions().length).toBe(before + 1);
  return actions().at(-1)?.action;
}

const timezone = 'Asia/Shanghai';

describe.skipIf(withoutBrowser)('outside a form each control calls back at once', () => {
  test('button, list, person, overflow', async () => {
    await show(
      { tag: 'button', text: text('按'), behaviors },
      { tag: 'select_static', name: 'one', options, behaviors },
      { tag: 'select_person', name: 'who', behaviors },
      { tag: 'overflow', options, behaviors },
    );
    const button = tab.card.locator('.button', { hasText: '按' });
    expect(await clicked(() => button.click())).toEqual({ tag: 'button', value, timezone });
    const list = { tag: 'select_static', value, timezone, option: 'b' };
    expect(await clicked(() => tab.choose(tab.named('one'), '乙'))).toEqual(list);
    // Without options: the members of the chat, here the person alone.
    const person = { tag: 'select_person', value, timezone, option: people()[0] };
    expect(await clicked(() => tab.choose(tab.named('who'), '林晓'))).toEqual(person);
    await tab.card.getByLabel('更多 More').click();
    const menu = { tag: 'overflow', value, timezone, option: 'a' };
    expect(await clicked(() => tab.card.locator('[role="menuitem"]').first().click())).toEqual(menu);
  });

  test('input, checker, date and time', async () => {
    await show(
      { tag: 'input', name: 'in', behaviors },
      { tag: 'checker', text: text('好'), behaviors },
      { tag: 'date_picker', name: 'day', behaviors },
      { tag: 'picker_time', name: 'time', behaviors },
      { tag: 'picker_datetime', name: 'both', behaviors },
    );
    await tab.card.locator('input[name="in"]').fill('你好');
    const typed = { tag: 'input', value, timezone, input_value: '你好' };
    expect(await clicked(() => tab.card.locator('input[name="in"]').press('Enter'))).toEqual(typed);
    const ticked = { tag: 'checker', value, timezone, checked: true };
    expect(await clicked(() => tab.card.locator('input[type="checkbox"]').check())).toEqual(ticked);
    const pick = (name: string, given: string) => clicked(() => tab.card.locator(`input[name="${name}"]`).fill(given));
    expect(await pick('day', '2026-12-01')).toMatchObject({ tag: 'date_picker', option: '2026-12-01 +0800' });
    expect(await pick('time', '09:30')).toMatchObject({ tag: 'picker_time', option: '09:30 +0800' });
    const moment = { tag: 'picker_datetime', option: '2026-12-01 09:30 +0800' };
    expect(await pick('both', '2026-12-01T09:30')).toMatchObject(moment);
  });

  test('a confirm dialog that is cancelled sends nothing', async () => {
    const confirm = { title: text('确定吗'), text: text('会写入') };
    await show({ tag: 'button', text: text('按'), behaviors, confirm });
    const before = actions().length;
    await tab.card.locator('.button').click();
    await tab.page.locator('dialog .button', { hasText: '取消' }).click();
    await tab.card.locator('.button').click();
    const yes = tab.page.locator('dialog .button', { hasText: '确定' });
    expect(await clicked(() => yes.click())).toEqual({ tag: 'button', value, timezone });
    expect(actions()).toHaveLength(before + 1);
  });

  test('a button without behaviors calls back without a value; one that opens an address does not', async () => {
    await show(
      { tag: 'button', text: text('空') },
      { tag: 'button', text: text('链'), behaviors: [{ type: 'open_url', default_url: 'ftp://example.com' }] },
    );
    const plain = tab.card.locator('.button', { hasText: '空' });
    expect(await clicked(() => plain.click())).toEqual({ tag: 'button', timezone });
    const before = actions().length;
    await tab.card.locator('.button', { hasText: '链' }).click();
    expect(actions()).toHaveLength(before);
  });
});

const form = (): object => ({
  tag: 'form',
  name: 'f',
  elements: [
    { tag: 'input', name: 'why', required: true, label: text('原因') },
    { tag: 'input', name: 'more', default_value: '先前', input_type: 'multiline_text' },
    { tag: 'select_static', name: 'one', options, initial_option: 'a' },
    { tag: 'multi_select_static', name: 'many', options, selected_values: ['a'] },
    {
      tag: 'collapsible_panel',
      header: { title: text('更多') },
      elements: [
        {
          tag: 'select_person',
          name: 'who',
          options: people()
            .slice(0, 3)
            .map((id) => ({ value: id })),
        },
        {
          tag: 'multi_select_person',
          name: 'whom',
          options: people()
            .slice(0, 3)
            .map((id) => ({ value: id })),
        },
      ],
    },
    { tag: 'date_picker', name: 'day', initial_date: '2026-11-30' },
    { tag: 'checker', name: 'ok', text: text('同意') },
    { tag: 'button', name: 'send', text: text('提交'), form_action_type: 'submit', behaviors },
    { tag: 'button', name: 'undo', text: text('重置'), form_action_type: 'reset' },
  ],
});

describe.skipIf(withoutBrowser)('in a form', () => {
  const submit = (): Promise<void> => tab.card.locator('.button', { hasText: '提交' }).click();

  test('nothing is sent before it is submitted, then every value by name; folded ones too', async () => {
    await show(form());
    const before = actions().length;
    await tab.choose(tab.named('one'), '乙');
    await tab.choose(tab.named('many'), '乙');
    await tab.card.locator('.panel-header').click();
    await tab.choose(tab.named('whom'), '林晓', '张伟');
    await tab.card.locator('.panel-header').click();
    await tab.card.locator('input[type="checkbox"]').check();
    await submit();
    await tab.toast('请填写必填项');
    expect(actions()).toHaveLength(before);
    await tab.card.locator('input[name="why"]').fill('扩张');
    expect(await clicked(submit)).toEqual({
      tag: 'button',
      name: 'send',
      value,
      timezone,
      form_value: {
        why: '扩张',
        more: '先前',
        one: 'b',
        many: ['a', 'b'],
        who: '',
        whom: people().slice(0, 2),
        day: '2026-11-30 +0800',
        ok: true,
      },
    });
  });

  test('reset brings the initial values back and sends nothing', async () => {
    await show(form());
    const before = actions().length;
    await tab.card.locator('textarea').fill('改过');
    await tab.card.locator('.button', { hasText: '重置' }).click();
    await expect.poll(() => tab.card.locator('textarea').inputValue()).toBe('先前');
    expect(actions()).toHaveLength(before);
  });

  test('with the keyboard alone', async () => {
    await show(form());
    const { keyboard } = tab.page;
    await tab.card.locator('input[name="why"]').focus();
    await keyboard.type('键盘');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await tab.card.locator('.button', { hasText: '提交' }).focus();
    const action = await clicked(() => keyboard.press('Enter'));
    expect(action).toMatchObject({ form_value: { why: '键盘', one: 'b' } });
  });
});

test.skipIf(withoutBrowser)('a chart of bars is drawn, its numbers can be read', async () => {
  const values = [
    { operation: '甲', state: '已生效', count: 3 },
    { operation: '甲', state: '失败', count: 1 },
    { operation: '乙', state: '已生效', count: 2 },
  ];
  const spec = { type: 'bar', data: { values }, xField: 'operation', yField: 'count', seriesField: 'state' };
  await show({ tag: 'chart', chart_spec: spec });
  const sums = tab.card.locator('.bar-sum');
  expect(await sums.allTextContents()).toEqual(['4', '2']);
  const widths = await tab.card.locator('.bar-piece').evaluateAll((all) => all.map((each) => each.clientWidth));
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(3, 0);
});

test.skipIf(withoutBrowser)('a table turns its pages', async () => {
  const rows = Array.from({ length: 7 }, (_, index) => ({ n: index, who: people()[index] }));
  const columns = [
    { name: 'n', display_name: '序号', data_type: 'number' },
    { name: 'who', display_name: '谁', data_type: 'persons' },
  ];
  await show({ tag: 'table', page_size: 5, columns, rows });
  expect(await tab.card.locator('tbody tr').count()).toBe(5);
  await tab.card.getByLabel('下一页 Next').click();
  expect(await tab.card.locator('tbody tr').count()).toBe(2);
});
