/** Forms: filled with what Hire holds, and a submitted one wants exactly what the command wants. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../../src/operations/index.ts';
import type { Person } from '../../../src/sandbox/seed/people.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, isNode, type Node, nodesOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const person = (role: Person['role']): string => world.person(role).openId;
const controls = (card: Message): Map<string, Node> =>
  new Map(nodesOf(cardOf(card)).flatMap((node) => (typeof node.name === 'string' ? [[node.name, node]] : [])));

/** Everything on all pages of a form. */
async function allControls(card: Message): Promise<Map<string, Node>> {
  const found = controls(card);
  const turn = actsOf(cardOf(card)).get('open');
  const pages = nodesOf(cardOf(card)).find(({ behaviors }) => JSON.stringify(behaviors ?? '').includes('"open"'));
  const options = isNode(pages) && Array.isArray(pages.options) ? pages.options : [];
  for (const { value } of options.slice(1)) {
    await world.sandbox.press({ from: 'recruiter', messageId: card.id, value: turn, option: value });
    for (const [name, node] of controls(card)) found.set(name, node);
  }
  return found;
}

/** Turns to the page that has the control. */
async function pageWith(card: Message, name: string): Promise<void> {
  for (let page = 0; page < 9 && !controls(card).has(name); page += 1)
    await world.sandbox.press({
      from: 'recruiter',
      messageId: card.id,
      value: actsOf(cardOf(card)).get('open'),
      option: String(page),
    });
}

interface Stored {
  readonly wanted: unknown;
  readonly request: Record<string, unknown>;
}

/** What a proposal's items want and send, without the token that is each item's own. */
async function draftOf(message: Message): Promise<Stored[]> {
  const copy = await world.until(async () => {
    const found = await world.db
      .selectFrom('copies')
      .selectAll()
      .where('message_id', '=', message.id)
      .executeTakeFirst();
    return found ?? null;
  });
  const items = await world.db
    .selectFrom('items')
    .selectAll()
    .where('proposal_id', '=', copy.proposal_id ?? '')
    .execute();
  return items.map(({ wanted, request }) => ({
    wanted: JSON.parse(wanted),
    request: { ...JSON.parse(request), query: null },
  }));
}

async function byCommand(command: string): Promise<Stored[]> {
  const card = await world.say('recruiter', command);
  await world.state(card, 'To confirm');
  return draftOf(card);
}

async function byForm(command: string, form: Record<string, unknown>): Promise<Stored[]> {
  const card = await world.say('recruiter', command);
  await pageWith(card, Object.keys(form)[0] ?? '');
  await world.press('recruiter', card, 'submit', { form });
  const proposal = await world.answer(card, 1);
  await world.state(proposal, 'To confirm');
  return draftOf(proposal);
}

const SECOND_FORM = '6960555100000006370';

describe('a form and the command make the same draft', () => {
  const on = (id: string) => ({
    job: `/job config ${id}`,
    people: `/job managers ${id}`,
    jr: `/jr update ${id}`,
    prehire: `/prehire update ${id}`,
  });
  const lead = () => person('lead');
  const field = (type: number) => `7101${String(200_000_000_009 + type * 4_513).padStart(15, '3')}`;

  const drafts: (readonly [string, () => string, () => Record<string, unknown>])[] = [
    [on('J1002').people, () => `--recruiter ${lead()}`, () => ({ recruiter: lead() })],
    [on('J1002').people, () => `--assistants ${lead()}`, () => ({ assistants: [lead()] })],
    [
      on('J1002').people,
      () => `--hiring-managers ${lead()},me`,
      () => ({ 'hiring-managers': [lead(), person('recruiter')] }),
    ],
    [on('J1003').job, () => '--feedback-form 综合面评价表', () => ({ 'feedback-form': '7012555100000006370' })],
    [on('J1003').job, () => '--offer-form 校招申请表', () => ({ 'offer-form': SECOND_FORM })],
    [on('J1003').job, () => '--offer-flow 标准审批流', () => ({ 'offer-flow': '6961555100000000003' })],
    [
      on('J1003').job,
      () => '--interview-registration 技术面试登记表',
      () => ({ 'interview-registration': '6930555100000006370' }),
    ],
    [on('J1003').job, () => '--onboarding-form 实习生入职登记表', () => ({ 'onboarding-form': '6931555100000006370' })],
    [on('J1004').job, () => '--site-form 官网标准申请表', () => ({ 'site-form': '6932555100000000003' })],
    [on('J1003').job, () => `--interviewers 1=${lead()}`, () => ({ 'interviewers-1': [lead()] })],
    [
      on('J1004').job,
      () => `--interviewers 1=${lead()} 2=me`,
      () => ({ 'interviewers-1': [], interviewers: `1=${lead()}，2=me` }),
    ],
    [on('J1003').job, () => `--evaluators ${lead()}`, () => ({ evaluators: [lead()] })],
    [on('J1003').job, () => '--requirements R00402', () => ({ requirements: ['6966333200000004522'] })],
    [on('J1003').job, () => '--related-jobs J1017', () => ({ 'related-jobs': ['7096888369132126711'] })],
    [on('J1003').job, () => '--self-scheduling on', () => ({ 'self-scheduling': 'on' })],
    [on('J1003').job, () => '--interview-type 1', () => ({ 'interview-type': '1' })],
    [on('J1003').job, () => '--video zoom', () => ({ video: '1' })],
    [on('J1003').job, () => '--timezone Asia/Tokyo', () => ({ timezone: 'Asia/Tokyo' })],
    [on('J1003').job, () => '--contact me', () => ({ contact: person('recruiter') })],
    [on('J1003').job, () => '--contact-mobile 13900001111', () => ({ 'contact-mobile': '13900001111' })],
    [on('J1003').job, () => '--contact-email a@example.com', () => ({ 'contact-email': 'a@example.com' })],
    [on('J1004').job, () => '--address 北京总部3层会议区', () => ({ address: '7266555100000000003' })],
    [on('J1003').job, () => `--cc ${lead()}`, () => ({ cc: [lead()] })],
    [on('J1003').job, () => '--remark "两行，也可以"', () => ({ remark: '两行，也可以' })],
    [
      on('J1003').job,
      () => '--interview-template 6960663240925956573',
      () => ({ 'interview-template': '6960663240925956573' }),
    ],
    [
      on('J1003').job,
      () => '--appointment-template 6960663240925956573',
      () => ({ 'appointment-template': '6960663240925956573' }),
    ],
    [
      on('J1003').job,
      () => '--cancel-template 6960663240925956573',
      () => ({ 'cancel-template': '6960663240925956573' }),
    ],
    [on('J1003').job, () => '--clear offer-flow,remark', () => ({ clear: ['offer-flow', 'remark'] })],
    [on('R00402').jr, () => '--name 新的名字', () => ({ name: '新的名字' })],
    [on('R00402').jr, () => '--status 取消', () => ({ status: '3' })],
    [on('R00402').jr, () => '--headcount +2', () => ({ headcount: '+2' })],
    [on('R00402').jr, () => '--headcount 21', () => ({ headcount: '21' })],
    [on('R00402').jr, () => '--priority low', () => ({ priority: '3' })],
    [on('R00402').jr, () => '--start 2026-12-24', () => ({ start: '2026-12-24 +0800' })],
    [on('R00402').jr, () => '--deadline 2028-01-31', () => ({ deadline: '2028-01-31' })],
    [on('R00402').jr, () => '--category 新增', () => ({ category: '1' })],
    [on('R00402').jr, () => '--process social', () => ({ process: '1' })],
    [on('R00402').jr, () => '--description 一句话', () => ({ description: '一句话' })],
    [on('R00402').jr, () => `--recruiters ${lead()}`, () => ({ recruiters: [lead()] })],
    [on('R00402').jr, () => '--hiring-managers me', () => ({ 'hiring-managers': [person('recruiter')] })],
    [on('R00402').jr, () => '--leaders me', () => ({ leaders: [person('recruiter')] })],
    [on('R00402').jr, () => '--department 电商', () => ({ department: '电商' })],
    [on('R00402').jr, () => '--address 深圳办公室', () => ({ address: '7265555100000012737' })],
    [on('R00402').jr, () => '--employee-type 正式', () => ({ 'employee-type': '6909555100000000003' })],
    [on('R00402').jr, () => '--recruitment-type 社招全职', () => ({ 'recruitment-type': '101' })],
    [on('R00402').jr, () => '--min-level P5', () => ({ 'min-level': '6907555100000000003' })],
    [on('R00402').jr, () => '--max-level P6', () => ({ 'max-level': '6907555100000006370' })],
    [on('R00402').jr, () => '--min-salary 18', () => ({ 'min-salary': '18' })],
    [on('R00402').jr, () => '--max-salary 99.5', () => ({ 'max-salary': '99.5' })],
    [on('R00402').jr, () => '--degree 博士', () => ({ degree: '8' })],
    [on('R00402').jr, () => '--job-family 职能序列', () => ({ 'job-family': '6911555100000012737' })],
    [on('R00402').jr, () => '--job-type 研发', () => ({ 'job-type': '6933555100000000003' })],
    [on('R00402').jr, () => '--jobs J1003,J1004', () => ({ jobs: ['7096888369132015845', '7096888369132023764'] })],
    [on('R00402').jr, () => '--custom 项目代号=甲', () => ({ [`custom-${field(1)}`]: '甲' })],
    [on('R00402').jr, () => '--custom 补充说明="a=b, c"', () => ({ [`custom-${field(2)}`]: 'a=b, c' })],
    [on('R00402').jr, () => '--custom 紧急程度=普通', () => ({ [`custom-${field(3)}`]: '1' })],
    [on('R00402').jr, () => '--custom 技能标签=Go、Kubernetes', () => ({ [`custom-${field(4)}`]: ['1', '3'] })],
    [on('R00402').jr, () => '--custom 面谈日期=2027-02-02', () => ({ [`custom-${field(5)}`]: '2027-02-02 +0800' })],
    [on('R00402').jr, () => '--custom 预算月份=2027-02-01', () => ({ [`custom-${field(6)}`]: '2027-02-01' })],
    [on('R00402').jr, () => '--custom 预算年份=2027-01-01', () => ({ [`custom-${field(7)}`]: '2027-01-01' })],
    [
      on('R00402').jr,
      () => '--custom 招聘周期=2027-01-01..2027-02-01',
      () => ({ [`custom-${field(8)}`]: '2027-01-01..2027-02-01' }),
    ],
    [on('R00402').jr, () => '--custom 预算人数=12', () => ({ [`custom-${field(9)}`]: '12' })],
    [
      on('R00402').jr,
      () => '--employment-job 6807407987381831949',
      () => ({ 'employment-job': '6807407987381831949' }),
    ],
    [on('R00402').jr, () => '--position 7094136522860922111', () => ({ position: '7094136522860922111' })],
    [on('24002').prehire, () => '--hire-date 2027-09-01', () => ({ 'hire-date': '2027-09-01 +0800' })],
    [on('24002').prehire, () => '--status day_one', () => ({ status: 'day_one' })],
    [on('24002').prehire, () => '--worker-id B-7', () => ({ 'worker-id': 'B-7' })],
    [
      on('24002').prehire,
      () => '--employment-type contingent_worker',
      () => ({ 'employment-type': 'contingent_worker' }),
    ],
    [on('24002').prehire, () => '--workforce-type 顾问', () => ({ 'workforce-type': '6892555100000012737' })],
    [
      on('24002').prehire,
      () => '--cost-centers 研发中心=55 平台部=45',
      () => ({ 'cost-centers': '研发中心=55，平台部=45' }),
    ],
    [on('24002').prehire, () => '--custom seat__c=12', () => ({ custom: 'seat__c=12' })],
    [on('24002').prehire, () => '--custom seat__c=13', () => ({ custom: `laptop__c='"ThinkPad"'、seat__c=13` })],
    [on('24002').prehire, () => `--custom tags__c='["a","b"]'`, () => ({ custom: `seat__c=101 tags__c='["a","b"]'` })],
    [on('24002').prehire, () => '--application 4719168654814483759', () => ({ application: '4719168654814483759' })],
    [on('24002').prehire, () => '--person 656464648662', () => ({ person: '656464648662' })],
  ];

  test('every flag is among them', () => {
    const compared = new Set(['round-types', 'update-related-jobs']);
    for (const [, flags] of drafts) for (const [, flag = ''] of flags().matchAll(/--([a-z-]+)/g)) compared.add(flag);
    const offered = operations.flatMap(({ fields }) => [...fields].filter(([, field]) => field.offered));
    expect(offered.map(([flag]) => flag).filter((flag) => !compared.has(flag))).toEqual([]);
  });

  test.each(drafts)('%s %s', async (command, flags, form) => {
    const typed = await byCommand(`${command} ${flags()}`);
    await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
    const filled = await byForm(command, form());
    expect(filled).toEqual(typed);
    expect(typed).toHaveLength(1);
    await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  });
});

test('so does the form of round types, where the tenant has them on', async () => {
  const off = world;
  world = await startWorld();
  world.sandbox.world.switches.roundTypes = true;
  const [round, form] = ['7013555100000006370', '7012555100000006370'];
  const typed = await byCommand(`/job config J1006 --round-types ${round}=${form}`);
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  expect(await byForm('/job config J1006', { [`round-types-${round}`]: form })).toEqual(typed);
  await world.stop();
  world = off;
});

test('so does the bare switch, beside the change that it is for', async () => {
  const typed = await byCommand('/jr update R00402 --jobs J1005 --update-related-jobs');
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  expect(await byForm('/jr update R00402', { jobs: [world.job('J1005').id], 'update-related-jobs': 'on' })).toEqual(
    typed,
  );
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
});

describe('filled with the present values', () => {
  test('people, settings and choices', async () => {
    const job = world.job('J1005');
    const people = controls(await world.say('recruiter', '/job managers J1005'));
    expect(people.get('recruiter')?.initial_option).toBe(job.recruiter);
    expect(people.get('assistants')?.selected_values).toEqual(job.assistants);
    const settings = await allControls(await world.say('recruiter', '/job config J1005'));
    expect(settings.get('offer-form')?.initial_option).toBe(job.config.offerForm);
    expect(settings.get('interviewers-1')?.selected_values).toEqual(job.config.interviewers[0]?.people);
    expect(settings.get('video')?.initial_option).toBe('5');
    expect(settings.get('self-scheduling')?.initial_option).toBe(job.config.scheduling.on ? 'on' : 'off');
    expect(settings.get('remark')?.default_value).toBe('请提前十分钟到场');
  });

  test('requirements: days in the tenant’s zone, custom fields by their type', async () => {
    const form = await allControls(await world.say('recruiter', '/jr update R00403'));
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
      await allControls(card);
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
    const [item] = await draftOf(proposal);
    expect(item?.wanted).toEqual({ headcount: 61 });
    expect(item?.request.body).toMatchObject({ description });
  });

  test('what the client should have checked is checked again', async () => {
    const card = await world.say('recruiter', '/jr update R00406');
    await pageWith(card, 'max-salary');
    await world.press('recruiter', card, 'submit', { form: { 'max-salary': '25000', stranger: 'x' } });
    const ask = await world.answer(card, 1);
    expect(textOf(cardOf(ask))).toContain('25000 元请写 25');
  });

  test('nobody else may submit it', async () => {
    const card = await world.say('recruiter', '@招聘助手 /job managers J1007', { chat: 'group' });
    const answer = await world.press('colleague', card, 'submit', { form: { recruiter: person('lead') } });
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
    const drafts = await draftOf(proposal);
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
    expect(await draftOf(proposal)).toHaveLength(2);
  });
});
