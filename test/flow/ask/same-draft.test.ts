/** A submitted form wants exactly what the command wants. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../../src/operations/index.ts';
import { draftOf, pageWith, type Stored } from '../../support/form.ts';
import { LEAD, RECRUITER } from '../../support/people.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

type Draft = readonly [command: string, flags: string, form: Record<string, unknown>];

const SECOND_FORM = '6960555100000006370';
const on = (id: string) => ({
  job: `/job config ${id}`,
  people: `/job managers ${id}`,
  jr: `/jr update ${id}`,
  prehire: `/prehire update ${id}`,
});
const field = (type: number) => `7101${String(200_000_000_009 + type * 4_513).padStart(15, '3')}`;

const drafts: readonly Draft[] = [
  [on('J1002').people, `--recruiter ${LEAD}`, { recruiter: LEAD }],
  [on('J1002').people, `--assistants ${LEAD}`, { assistants: [LEAD] }],
  [on('J1002').people, `--hiring-managers ${LEAD},me`, { 'hiring-managers': [LEAD, RECRUITER] }],
  [on('J1003').job, '--feedback-form 综合面评价表', { 'feedback-form': '7012555100000006370' }],
  [on('J1003').job, '--offer-form 校招申请表', { 'offer-form': SECOND_FORM }],
  [on('J1003').job, '--offer-flow 标准审批流', { 'offer-flow': '6961555100000000003' }],
  [on('J1003').job, '--interview-registration 技术面试登记表', { 'interview-registration': '6930555100000006370' }],
  [on('J1003').job, '--onboarding-form 实习生入职登记表', { 'onboarding-form': '6931555100000006370' }],
  [on('J1004').job, '--site-form 官网标准申请表', { 'site-form': '6932555100000000003' }],
  [on('J1003').job, `--interviewers 1=${LEAD}`, { 'interviewers-1': [LEAD] }],
  [on('J1004').job, `--interviewers 1=${LEAD} 2=me`, { 'interviewers-1': [], interviewers: `1=${LEAD}，2=me` }],
  [on('J1003').job, `--evaluators ${LEAD}`, { evaluators: [LEAD] }],
  [on('J1003').job, '--requirements R00402', { requirements: ['6966333200000004522'] }],
  [on('J1003').job, '--related-jobs J1017', { 'related-jobs': ['7096888369132126711'] }],
  [on('J1003').job, '--self-scheduling on', { 'self-scheduling': 'on' }],
  [on('J1003').job, '--interview-type 1', { 'interview-type': '1' }],
  [on('J1003').job, '--video zoom', { video: '1' }],
  [on('J1003').job, '--timezone Asia/Tokyo', { timezone: 'Asia/Tokyo' }],
  [on('J1003').job, '--contact me', { contact: RECRUITER }],
  [on('J1003').job, '--contact-mobile 13900001111', { 'contact-mobile': '13900001111' }],
  [on('J1003').job, '--contact-email a@example.com', { 'contact-email': 'a@example.com' }],
  [on('J1004').job, '--address 北京总部3层会议区', { address: '7266555100000000003' }],
  [on('J1003').job, `--cc ${LEAD}`, { cc: [LEAD] }],
  [on('J1003').job, '--remark "两行，也可以"', { remark: '两行，也可以' }],
  [on('J1003').job, '--interview-template 6960663240925956573', { 'interview-template': '6960663240925956573' }],
  [on('J1003').job, '--appointment-template 6960663240925956573', { 'appointment-template': '6960663240925956573' }],
  [on('J1003').job, '--cancel-template 6960663240925956573', { 'cancel-template': '6960663240925956573' }],
  [on('J1003').job, '--clear offer-flow,remark', { clear: ['offer-flow', 'remark'] }],
  [on('R00402').jr, '--name 新的名字', { name: '新的名字' }],
  [on('R00402').jr, '--status 取消', { status: '3' }],
  [on('R00402').jr, '--headcount +2', { headcount: '+2' }],
  [on('R00402').jr, '--headcount 21', { headcount: '21' }],
  [on('R00402').jr, '--priority low', { priority: '3' }],
  [on('R00402').jr, '--start 2026-12-24', { start: '2026-12-24 +0800' }],
  [on('R00402').jr, '--deadline 2028-01-31', { deadline: '2028-01-31' }],
  [on('R00402').jr, '--category 新增', { category: '1' }],
  [on('R00402').jr, '--process social', { process: '1' }],
  [on('R00402').jr, '--description 一句话', { description: '一句话' }],
  [on('R00402').jr, `--recruiters ${LEAD}`, { recruiters: [LEAD] }],
  [on('R00402').jr, '--hiring-managers me', { 'hiring-managers': [RECRUITER] }],
  [on('R00402').jr, '--leaders me', { leaders: [RECRUITER] }],
  [on('R00402').jr, '--department 电商', { department: '电商' }],
  [on('R00402').jr, '--address 深圳办公室', { address: '7265555100000012737' }],
  [on('R00402').jr, '--employee-type 正式', { 'employee-type': '6909555100000000003' }],
  [on('R00402').jr, '--recruitment-type 社招全职', { 'recruitment-type': '101' }],
  [on('R00402').jr, '--min-level P5', { 'min-level': '6907555100000000003' }],
  [on('R00402').jr, '--max-level P6', { 'max-level': '6907555100000006370' }],
  [on('R00402').jr, '--min-salary 18', { 'min-salary': '18' }],
  [on('R00402').jr, '--max-salary 99.5', { 'max-salary': '99.5' }],
  [on('R00402').jr, '--degree 博士', { degree: '8' }],
  [on('R00402').jr, '--job-family 职能序列', { 'job-family': '6911555100000012737' }],
  [on('R00402').jr, '--job-type 研发', { 'job-type': '6933555100000000003' }],
  [on('R00402').jr, '--jobs J1003,J1004', { jobs: ['7096888369132015845', '7096888369132023764'] }],
  [on('R00402').jr, '--custom 项目代号=甲', { [`custom-${field(1)}`]: '甲' }],
  [on('R00402').jr, '--custom 补充说明="a=b, c"', { [`custom-${field(2)}`]: 'a=b, c' }],
  [on('R00402').jr, '--custom 紧急程度=普通', { [`custom-${field(3)}`]: '1' }],
  [on('R00402').jr, '--custom 技能标签=Go、Kubernetes', { [`custom-${field(4)}`]: ['1', '3'] }],
  [on('R00402').jr, '--custom 面谈日期=2027-02-02', { [`custom-${field(5)}`]: '2027-02-02 +0800' }],
  [on('R00402').jr, '--custom 预算月份=2027-02-01', { [`custom-${field(6)}`]: '2027-02-01' }],
  [on('R00402').jr, '--custom 预算年份=2027-01-01', { [`custom-${field(7)}`]: '2027-01-01' }],
  [on('R00402').jr, '--custom 招聘周期=2027-01-01..2027-02-01', { [`custom-${field(8)}`]: '2027-01-01..2027-02-01' }],
  [on('R00402').jr, '--custom 预算人数=12', { [`custom-${field(9)}`]: '12' }],
  [on('R00402').jr, '--employment-job 6807407987381831949', { 'employment-job': '6807407987381831949' }],
  [on('R00402').jr, '--position 7094136522860922111', { position: '7094136522860922111' }],
  [on('24002').prehire, '--hire-date 2027-09-01', { 'hire-date': '2027-09-01 +0800' }],
  [on('24002').prehire, '--status day_one', { status: 'day_one' }],
  [on('24002').prehire, '--worker-id B-7', { 'worker-id': 'B-7' }],
  [on('24002').prehire, '--employment-type contingent_worker', { 'employment-type': 'contingent_worker' }],
  [on('24002').prehire, '--workforce-type 顾问', { 'workforce-type': '6892555100000012737' }],
  [on('24002').prehire, '--cost-centers 研发中心=55 平台部=45', { 'cost-centers': '研发中心=55，平台部=45' }],
  [on('24002').prehire, '--custom seat__c=12', { custom: 'seat__c=12' }],
  [on('24002').prehire, '--custom seat__c=13', { custom: `laptop__c='"ThinkPad"'、seat__c=13` }],
  [on('24002').prehire, `--custom tags__c='["a","b"]'`, { custom: `seat__c=101 tags__c='["a","b"]'` }],
  [on('24002').prehire, '--application 4719168654814483759', { application: '4719168654814483759' }],
  [on('24002').prehire, '--person 656464648662', { person: '656464648662' }],
];

test('every flag is among them', () => {
  const compared = new Set(['round-types', 'update-related-jobs']);
  for (const [, flags] of drafts) for (const [, flag = ''] of flags.matchAll(/--([a-z-]+)/g)) compared.add(flag);
  const offered = operations.flatMap(({ fields }) => [...fields].filter(([, field]) => field.offered));
  expect(offered.map(([flag]) => flag).filter((flag) => !compared.has(flag))).toEqual([]);
});

async function byCommand(world: TestWorld, command: string): Promise<Stored[]> {
  const card = await world.say('recruiter', command);
  await world.state(card, 'To confirm');
  return draftOf(world, card);
}

async function byForm(world: TestWorld, command: string, form: Record<string, unknown>): Promise<Stored[]> {
  const card = await world.say('recruiter', command);
  await pageWith(world, card, Object.keys(form)[0] ?? '');
  await world.press('recruiter', card, 'submit', { form });
  const proposal = await world.answer(card, 1);
  await world.state(proposal, 'To confirm');
  return draftOf(world, proposal);
}

async function expectSameDraft(world: TestWorld, [command, flags, form]: Draft): Promise<void> {
  const typed = await byCommand(world, `${command} ${flags}`);
  expect(typed).toHaveLength(1);
  // Another open proposal of the same would be shown instead of a new one.
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  expect(await byForm(world, command, form)).toEqual(typed);
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
}

const LANES = 5;

// Side by side in worlds of their own: the time goes by waiting for Feishu's pace.
describe.concurrent.each(Array.from({ length: LANES }, (_, lane) => lane))('lane %i', (lane) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  describe.sequential('a form and the command make the same draft', () => {
    test.each(drafts.filter((_, index) => index % LANES === lane))('%s %s', (...draft) =>
      expectSameDraft(world, draft),
    );
  });
});

describe('so does', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  test('the form of round types, where the tenant has them on', async () => {
    world.sandbox.world.switches.roundTypes = true;
    const [round, form] = ['7013555100000006370', '7012555100000006370'];
    const flags = `--round-types ${round}=${form}`;
    await expectSameDraft(world, ['/job config J1006', flags, { [`round-types-${round}`]: form }]);
  });

  test('the bare switch, beside the change that it is for', async () => {
    const form = { jobs: [world.job('J1005').id], 'update-related-jobs': 'on' };
    await expectSameDraft(world, ['/jr update R00402', '--jobs J1005 --update-related-jobs', form]);
  });
});
