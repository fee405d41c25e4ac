/** What `interface.md` section 3 lets people type counts the same in the boxes of a form: values in their spellings, targets too. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { stateOf, textOf } from '../../support/card.ts';
import { draftOf, pageWith } from '../../support/form.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** What a card came to: the items of its proposal, or what it says instead. */
async function outcomeOf(card: Message): Promise<unknown> {
  const outcome = stateOf(cardOf(card)) === 'To confirm' ? await draftOf(world, card) : textOf(cardOf(card));
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  return outcome;
}

type Form = Readonly<Record<string, string | readonly string[]>>;

async function filled(command: string, form: Form): Promise<unknown> {
  const card = await world.say('recruiter', command);
  await pageWith(world, card, Object.keys(form)[0] ?? '');
  const answer = await world.brings(
    () => world.press('recruiter', card, 'submit', { form }),
    ({ type }) => type === 'interactive',
  );
  return outcomeOf(answer);
}

const field = (type: number) => `custom-7101${String(200_000_000_009 + type * 4_513).padStart(15, '3')}`;

type Row = readonly [command: string, flags: string, form: Form];

const job = '/职位 设置 J1003';
const people = '/职位 人员 J1003';
const requirement = '/需求 更新 R00402';
const prehire = '/待入职 更新 24002';

const values: readonly Row[] = [
  [requirement, '--headcount 12人', { headcount: '12人' }],
  [requirement, '人数：两个', { headcount: '两个' }],
  [requirement, '人数加2', { headcount: '加2' }],
  [requirement, '--headcount -1', { headcount: '－１' }],
  [requirement, '--headcount 1,200', { headcount: '1,200' }],
  [requirement, '--headcount 许多', { headcount: '许多' }],
  [requirement, '--min-salary 2.5万', { 'min-salary': '2.5万' }],
  [requirement, '--max-salary ９９k', { 'max-salary': '９９k' }],
  [requirement, '月薪 20-35k', { 'min-salary': '20-35k' }],
  [requirement, '--max-salary 20-35k', { 'max-salary': '20-35k' }],
  [requirement, '--min-salary 25000元', { 'min-salary': '25000元' }],
  [requirement, '--min-salary 90 --max-salary 20', { 'min-salary': '90', 'max-salary': '20' }],
  [requirement, '--recruiters 张伟；我', { recruiters: [], 'recruiters-by-name': '张伟；我' }],
  [requirement, '--leaders zhangwei', { leaders: [], 'leaders-by-name': 'zhang wei' }],
  [requirement, '--jobs J1003、Ｊ１００４', { jobs: ['J1003', 'Ｊ１００４'] }],
  [requirement, '--custom 技能标签=Go、英语', { [field(4)]: ['Go', '英语'] }],
  [requirement, '--custom 预算人数=１２', { [field(9)]: '１２' }],
  [people, '--recruiter @张伟', { 'recruiter-by-name': '@张伟' }],
  [
    people,
    '--assistants Mary Ann Lee，阿卜杜拉•买买提',
    { assistants: [], 'assistants-by-name': 'Mary Ann Lee，阿卜杜拉•买买提' },
  ],
  [people, '--hiring-managers 13910000137', { 'hiring-managers': [], 'hiring-managers-by-name': '139-1000-0137' }],
  [people, '--recruiter 欧阳查无', { 'recruiter-by-name': '欧阳查无' }],
  [job, '--contact-mobile 13810002713', { 'contact-mobile': '+86 138-1000-2713' }],
  [job, '--contact-mobile (+852) 9123 4567', { 'contact-mobile': '(+852) 9123 4567' }],
  [job, '--contact-email "Li <li@example.com>"', { 'contact-email': 'Li <ｌｉ＠example.com>' }],
  [job, '--contact-email 不是邮箱', { 'contact-email': '不是邮箱' }],
  [job, '--interviewers 一面=张伟 第2轮=me', { interviewers: '一面=张伟 第2轮=me' }],
  [job, '--interviewers 1=张伟', { 'interviewers-1': [], 'interviewers-1-by-name': 'zhangwei' }],
  [job, '--requirements R00402', { requirements: ['R00402'] }],
  [job, '--offer-form 校招申请表', { 'offer-form': '校招申请表' }],
  [job, '--self-scheduling 是', { 'self-scheduling': 'on' }],
  [prehire, '--worker-id Ｂ－７', { 'worker-id': 'B-7' }],
  [prehire, '--cost-centers 研发中心=60 平台部=40', { 'cost-centers': '研发中心=60；平台部=40' }],
  [prehire, '--cost-centers 研发中心=60', { 'cost-centers': '研发中心=60' }],
];

describe('a value', () => {
  test.each(values)('%s %s', async (command, flags, form) => {
    const typed = await outcomeOf(await world.say('recruiter', `${command} ${flags}`));
    expect(await filled(command, form)).toEqual(typed);
  });
});

const link = () => `https://people.feishu.cn/hire/job/${world.job('J1002').id}`;
const mobiles = () =>
  [world.talent(5), world.talent(6)].map(({ mobile }) => mobile.replace(/(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3'));

const targets: readonly (readonly [command: string, typed: string, form: () => Form])[] = [
  ['/职位 人员', 'J1002 --recruiter 陈静', () => ({ job: 'Ｊ１００２', 'recruiter-by-name': '陈静' })],
  ['/职位 人员', 'J1002 --recruiter 陈静', () => ({ job: link(), 'recruiter-by-name': '陈静' })],
  ['/职位 人员', 'J1002 J1005 --recruiter 陈静', () => ({ job: 'J1002；J1005', 'recruiter-by-name': '陈静' })],
  ['/职位 人员', 'J9999 --recruiter 陈静', () => ({ job: 'J9999', 'recruiter-by-name': '陈静' })],
  ['/需求 更新', 'R00407 --headcount 3', () => ({ requirement: ' r00407 ', headcount: '3' })],
  ['/待入职 更新', '24003 --worker-id B-9', () => ({ prehire: '２４００３', 'worker-id': 'B-9' })],
];

describe('a target, in the form that nothing was typed for', () => {
  test.each(targets)('%s %s, %#', async (command, typed, form) => {
    const draft = await outcomeOf(await world.say('recruiter', `${command} ${typed}`));
    expect(await filled(command, form())).toEqual(draft);
  });

  test('talents by their mobiles, a line each', async () => {
    const typed = `/人才库 加入 校招储备 ${mobiles().join('、')}`;
    const draft = await outcomeOf(await world.say('recruiter', typed));
    expect(await filled('/人才库 加入', { pool: '校招储备', talent: mobiles().join('\n') })).toEqual(draft);
    // The cells of a row describe one of them.
    const rows = [5, 6].map((at) => `${world.talent(at).name}\t${world.talent(at).mobile}`);
    expect(await filled('/人才库 加入', { pool: '校招储备', talent: rows.join('\n') })).toEqual(draft);
  });
});
