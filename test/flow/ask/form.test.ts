/** Forms: filled with what Hire holds; what was not touched is not changed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodesOf, textOf } from '../../support/card.ts';
import { allControls, controls, draftOf, pageWith } from '../../support/form.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

describe('filled with the present values', () => {
  test('people, settings and choices', async () => {
    const job = world.job('J1005');
    const people = controls(await world.say('recruiter', '/job managers J1005'));
    expect(people.get('recruiter')?.initial_option).toBe(job.recruiter);
    expect(people.get('assistants')?.selected_values).toEqual(job.assistants);
    const settings = await allControls(world, await world.say('recruiter', '/job config J1005'));
    expect(settings.get('offer-form')?.initial_option).toBe(job.config.offerForm);
    expect(settings.get('interviewers-1')?.selected_values).toEqual(job.config.interviewers[0]?.people);
    expect(settings.get('video')?.initial_option).toBe('5');
    expect(settings.get('self-scheduling')?.initial_option).toBe(job.config.scheduling.on ? 'on' : 'off');
    expect(settings.get('remark')?.default_value).toBe('请提前十分钟到场');
  });

  test('requirements: days in the tenant’s zone, custom fields by their type', async () => {
    const form = await allControls(world, await world.say('recruiter', '/jr update R00403'));
    const { body } = world.requirement('R00403');
    expect(form.get('headcount')?.default_value).toBe(String(body.head_count));
    expect(form.get('start')?.initial_date).toMatch(/^20\d\d-\d\d-\d\d$/);
    const custom = [...form].filter(([name]) => name.startsWith('custom-')).map(([, { tag }]) => tag);
    expect(custom).toEqual([
      'input',
      'input',
      'select_static',
      'multi_select_static',
      'date_picker',
      'date_picker',
      'date_picker',
      'input',
      'input',
    ]);
  });

  test('of several jobs only what they share', async () => {
    const [first, second] = [world.job('J1041'), world.job('J1042')];
    second.assistants = [...first.assistants];
    const form = controls(await world.say('recruiter', `/job managers ${first.code} ${second.code}`));
    expect(form.get('assistants')?.selected_values).toEqual(first.assistants);
    expect(form.get('recruiter')?.initial_option).toBe(
      first.recruiter === second.recruiter ? first.recruiter : undefined,
    );
  });

  test('every form keeps the limits: 30 KB, 180 elements', async () => {
    for (const command of [
      '/job managers J1006',
      '/job config J1006',
      '/jr update R00404',
      '/prehire update 24003',
      '/job config',
    ]) {
      const card = await world.say('recruiter', command);
      await allControls(world, card);
      for (const version of card.versions) {
        expect(Buffer.byteLength(version)).toBeLessThanOrEqual(30_000);
        expect(nodesOf(JSON.parse(version).body).length).toBeLessThanOrEqual(180);
      }
    }
  });
});

describe('what a submitted form does not say', () => {
  test('untouched and emptied fields change nothing', async () => {
    const card = await world.say('recruiter', '/jr update R00405');
    const { versions } = card;
    const untouched = Object.fromEntries(
      [...controls(card)].map(([name, node]) => [
        name,
        node.default_value ?? node.initial_option ?? node.initial_date ?? node.selected_values ?? '',
      ]),
    );
    const answer = await world.press('recruiter', card, 'submit', {
      form: { ...untouched, description: '', priority: null },
    });
    expect(answer.toast).toContain('请选择或填写一项');
    expect(versions).toHaveLength(1);
  });

  test('a text that is too long for an input is neither shown nor cut', async () => {
    const requirement = world.requirement('R00410');
    const description = '长'.repeat(1_500);
    requirement.body = { ...requirement.body, description };
    const card = await world.say('recruiter', `/jr update ${requirement.code}`);
    expect(controls(card).get('description')?.default_value).toBeUndefined();
    await world.press('recruiter', card, 'submit', { form: { headcount: '61', description: '' } });
    const proposal = await world.answer(card, 1);
    await world.state(proposal, 'To confirm');
    const [item] = await draftOf(world, proposal);
    expect(item?.wanted).toEqual({ headcount: 61 });
    expect(item?.request.body).toMatchObject({ description });
  });

  test('what the client should have checked is checked again', async () => {
    const card = await world.say('recruiter', '/jr update R00406');
    await pageWith(world, card, 'max-salary');
    await world.press('recruiter', card, 'submit', { form: { 'max-salary': '25000', stranger: 'x' } });
    const ask = await world.answer(card, 1);
    expect(textOf(cardOf(ask))).toContain('25000 元请写 25');
  });

  test('nobody else may submit it', async () => {
    const card = await world.say('recruiter', '@招聘助手 /job managers J1007', { chat: 'group' });
    const answer = await world.press('colleague', card, 'submit', { form: { recruiter: world.person('lead').openId } });
    expect(answer.toast).toContain('只有提出人可以选择');
  });
});

describe('edit', () => {
  test('opens the form with what was wanted; the new proposal takes the place of the old', async () => {
    const card = await world.say('recruiter', '/jr update R00408 --headcount 33 --priority 高');
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'edit');
    const form = await world.answer(card, 1);
    expect(controls(form).get('headcount')?.default_value).toBe('33');
    await world.press('recruiter', form, 'submit', { form: { headcount: '34' } });
    const proposal = await world.answer(card, 2);
    await world.state(proposal, 'To confirm');
    expect(textOf(cardOf(proposal))).toContain('→ 34');
    await world.state(card, 'Cancelled');
  });

  test('a failed one keeps its values', async () => {
    world.sandbox.world.switches.quota = 5;
    const card = await world.say('recruiter', '/jr update R00409 --headcount 35');
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Failed');
    world.sandbox.world.switches.quota = null;
    await world.press('recruiter', card, 'edit');
    const form = await world.answer(card, 1);
    expect(controls(form).get('headcount')?.default_value).toBe('35');
    await world.press('recruiter', form, 'submit', { form: {} });
    const proposal = await world.answer(card, 2);
    await world.state(proposal, 'To confirm');
  });

  test('a step for several stays a step', async () => {
    const two = [world.requirement('R00411'), world.requirement('R00412')];
    two.forEach((requirement, index) => {
      requirement.body = { ...requirement.body, head_count: 5 + index };
    });
    const card = await world.say('recruiter', `/jr update ${two.map(({ code }) => code).join(' ')} --headcount +1`);
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'edit');
    const form = await world.answer(card, 1);
    expect(controls(form).get('headcount')?.default_value).toBe('+1');
    await world.press('recruiter', form, 'submit', { form: { headcount: '+1', priority: '3' } });
    const proposal = await world.answer(card, 2);
    await world.state(proposal, 'To confirm');
    const drafts = await draftOf(world, proposal);
    expect(drafts.map(({ wanted }) => (wanted as { headcount: number }).headcount)).toEqual([6, 7]);
  });

  test('a pool change is edited by its names', async () => {
    const [first, second] = [world.talent(1), world.talent(2)];
    const card = await world.say('recruiter', `/pool add 高潜人才 ${first.id}`);
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'edit');
    const form = await world.answer(card, 1);
    expect(controls(form).get('talent')?.default_value).toBe(first.id);
    await world.press('recruiter', form, 'submit', { form: { talent: `${first.id}, ${second.id}` } });
    const proposal = await world.answer(card, 2);
    await world.state(proposal, 'To confirm');
    expect(await draftOf(world, proposal)).toHaveLength(2);
  });
});
