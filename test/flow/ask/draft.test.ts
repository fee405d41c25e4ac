/** The pages of a long form are one draft: a page turn keeps what was filled in, one proposal comes of all of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, textOf } from '../../support/card.ts';
import { controls, draftOf, pageWith, type Stored, turnPage } from '../../support/form.ts';
import { LEAD, RECRUITER } from '../../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

type Form = Readonly<Record<string, string | readonly string[]>>;

async function proposed(card: Message, form: Form): Promise<Stored[]> {
  await world.press('recruiter', card, 'submit', { form });
  const proposal = await world.answer(card, 1);
  await world.state(proposal, 'To confirm');
  return draftOf(world, proposal);
}

describe('a form of several pages', () => {
  test('what was filled in on the first page is proposed from the last', async () => {
    const card = await world.say('recruiter', '/job config J1003');
    await turnPage(world, card, { 'offer-form': '6960555100000006370', evaluators: [LEAD] });
    expect(textOf(cardOf(card))).toContain('其他页已填：Offer 申请表、建议评估人');
    await pageWith(world, card, 'remark');
    const [item] = await proposed(card, { remark: '请带身份证' });
    expect(item?.wanted).toEqual({
      'offer-form': '6960555100000006370',
      evaluators: [LEAD],
      remark: '请带身份证',
    });
  });

  test('a page that is turned back to shows what was filled in, and what is undone there is undone', async () => {
    const card = await world.say('recruiter', '/job config J1004');
    const held = controls(card).get('evaluators')?.selected_values;
    await turnPage(world, card, { evaluators: [LEAD, RECRUITER], 'offer-form': '6960555100000006370' });
    await pageWith(world, card, 'evaluators');
    expect(controls(card).get('evaluators')?.selected_values).toEqual([LEAD, RECRUITER]);
    expect(controls(card).get('offer-form')?.initial_option).toBe('6960555100000006370');
    await turnPage(world, card, { evaluators: held });
    const [item] = await proposed(card, { video: '1' });
    expect(item?.wanted).toEqual({ 'offer-form': '6960555100000006370', video: 1 });
  });

  test('an edited proposal keeps its wishes on pages that were not opened', async () => {
    const card = await world.say('recruiter', '/job config J1005 --evaluators me --remark 带电脑 --video zoom');
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'edit');
    const form = await world.answer(card, 1);
    await world.press('recruiter', form, 'submit', { form: { evaluators: [LEAD] } });
    const proposal = await world.answer(card, 2);
    await world.state(proposal, 'To confirm');
    const [item] = await draftOf(world, proposal);
    expect(item?.wanted).toEqual({ evaluators: [LEAD], remark: '带电脑', video: 1 });
  });

  test('pressed twice it turns once, and the second press does not undo the first', async () => {
    const card = await world.say('recruiter', '/job config J1006');
    const value = actsOf(cardOf(card)).get('page');
    const press = (form: Form) => world.sandbox.press({ from: 'recruiter', messageId: card.id, value, form });
    await Promise.all([press({ evaluators: [LEAD] }), press({})]);
    await world.settled();
    expect(textOf(cardOf(card))).toContain('第 2/');
    const [item] = await proposed(card, { remark: '一次' });
    expect(item?.wanted).toMatchObject({ remark: '一次' });
  });

  test('texts as long as an input takes still leave every page a card that Feishu accepts', async () => {
    const card = await world.say('recruiter', '/job config J1007');
    const long = Object.fromEntries(
      ['timezone', 'contact-mobile', 'contact-email', 'remark'].map((name) => [name, '长'.repeat(1_000)]),
    );
    for (let turn = 0; turn < 8; turn += 1) await turnPage(world, card, long);
    for (const version of card.versions) expect(Buffer.byteLength(version)).toBeLessThanOrEqual(30_000);
    await pageWith(world, card, 'remark');
    expect(controls(card).get('remark')?.default_value).toBe('长'.repeat(1_000));
  });
});

describe('however the pages are walked', () => {
  const chance = createChance(77);
  const any = <T>(all: readonly [T, ...T[]]): T => all[Math.floor(chance() * all.length)] ?? all[0];
  const forms: Readonly<Record<string, Readonly<Record<string, readonly [Form[string], ...Form[string][]]>>>> = {
    'job config J1008': {
      'offer-form': ['6960555100000006370'],
      'interviewers-1': [[LEAD], [LEAD, RECRUITER]],
      evaluators: [[LEAD], [RECRUITER]],
      video: ['1', '5'],
      remark: ['两行\n也可以', '“引号”，--也可以'],
      'contact-mobile': ['13900001111'],
      clear: [['offer-flow'], []],
    },
    'jr update R00402': {
      headcount: ['21', '+2'],
      priority: ['3', '1'],
      start: ['2027-01-04', '2026-12-24 +0800'],
      description: ['一句话', '第一行\n- 第二行'],
      recruiters: [[LEAD], [RECRUITER, LEAD]],
      name: ['新的名字', '新名 2'],
    },
  };

  test.each(
    Object.entries(forms).flatMap(([command, values]) => Array.from({ length: 6 }, () => ({ command, values }))),
  )('/$command', async ({ command, values }) => {
    const final: Record<string, Form[string]> = {};
    const walked = await world.say('recruiter', `/${command}`);
    for (let turns = Math.floor(chance() * 5); turns >= 0; turns -= 1) {
      const here = Object.entries(values).filter(([name]) => controls(walked).has(name) && chance() < 0.6);
      const filled = Object.fromEntries(here.map(([name, options]) => [name, any(options)]));
      Object.assign(final, filled);
      await turnPage(world, walked, filled);
    }
    const last = await world.press('recruiter', walked, 'submit', { form: {} });
    const whole = await world.say('recruiter', `/${command}`);
    const once = await world.press('recruiter', whole, 'submit', { form: final });
    expect(last.toast).toBe(once.toast);
    if (last.toast?.includes('请选择或填写')) return;
    const [one, other] = [await world.answer(walked, 1), await world.answer(whole, 1)];
    await world.state(one, 'To confirm');
    await world.state(other, 'To confirm');
    expect(await draftOf(world, one)).toEqual(await draftOf(world, other));
  });
});
