/** `/job config`: only what is named goes out, each setting under its option. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Job } from '../../src/sandbox/seed/jobs.ts';
import { textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

let next = 0;
let target: Job;
beforeEach(() => {
  world.sandbox.world.switches.roundTypes = false;
  const open = [...world.sandbox.world.jobs.values()].filter(
    ({ open: isOpen, code }) => isOpen && Number(code.slice(1)) % 16 !== 9,
  );
  const found = open[next % open.length];
  next += 1;
  if (!found) throw new Error('no job');
  target = found;
});

async function preview(command: string): Promise<string> {
  const card = await world.say('recruiter', command);
  return textOf(cardOf(card));
}

async function apply(flags: string): Promise<Record<string, unknown>> {
  await world.applied(`/job config ${target.code} ${flags}`);
  const { body } = world.writes.at(-1) ?? {};
  return { ...(body as Record<string, unknown>) };
}

describe('one option, one field', () => {
  test.each<[string, number, string, unknown]>([
    ['--feedback-form HR面评价表', 1, 'assessment_template_biz_id', '7012555100000012737'],
    ['--offer-form 实习申请表', 2, 'offer_apply_schema_id', '6960555100000012737'],
    ['--offer-flow 高管审批流', 3, 'offer_process_conf', '6961555100000006370'],
    ['--clear offer-flow', 3, 'offer_process_conf', ''],
    ['--requirements R00405,R00407', 4, 'jr_id_list', ['6966333200000018061', '6966333200000027087']],
    ['--clear evaluators', 6, 'recommended_evaluator_id_list', []],
    ['--interview-registration 技术面试登记表', 10, 'interview_registration_schema_id', '6930555100000006370'],
    ['--onboarding-form 实习生入职登记表', 11, 'onboard_registration_schema_id', '6931555100000006370'],
    ['--clear site-form', 12, 'portal_website_apply_form_schema_id', ''],
  ])('%s', async (flags, option, member, value) => {
    target.config.evaluators = [world.person('lead').openId];
    target.config.requirements = [];
    Object.assign(target.config, {
      offerForm: '6960555100000000003',
      offerFlow: '6961555100000000003',
      feedbackForm: '7012555100000000003',
    });
    expect(await apply(flags)).toEqual({ update_option_list: [option], [member]: value });
  });
});

test('interviewers: one round is replaced, the others stay; a round can be emptied, not all', async () => {
  const [lead, colleague] = [world.person('lead').openId, world.person('colleague').openId];
  const second = target.config.interviewers.find(({ round }) => round === 2)?.people;
  const { interview_round_conf_list: sent } = await apply(`--interviewers 1=${lead},${colleague}`);
  expect(sent).toEqual([
    { interviewer_id_list: [lead, colleague], round: 1 },
    { interviewer_id_list: second, round: 2 },
  ]);
  await apply('--remove-interviewers 2');
  expect(target.config.interviewers).toEqual([{ round: 1, people: [lead, colleague] }]);
  await apply(`--add-interviewers 3=${lead}`);
  expect(target.config.interviewers.map(({ round }) => round)).toEqual([1, 3]);
  for (const all of ['--clear interviewers', '--remove-interviewers 1 3']) {
    const words = await preview(`/job config ${target.code} ${all}`);
    expect(words).toContain(`${target.code}：「建议面试官」不能清空`);
    expect(words).toContain('--remove-interviewers 2=@同事');
  }
});

test('option 9 goes out whole: what was not named stays', async () => {
  const before = structuredClone(target.config.scheduling);
  const sent = await apply('--interview-type 电话 --remark 请带 作品集 --cc me');
  expect(sent.update_option_list).toEqual([9]);
  expect(sent.interview_appointment_config).toEqual({
    enable_interview_appointment_by_interviewer: before.on,
    config: { ...before.config, interview_type: 2, remark: '请带 作品集', cc: [world.person('recruiter').openId] },
  });
  const off = await apply(
    `--self-scheduling ${before.on ? 'off' : '开'} --video 牛客（技术） --timezone Europe/Berlin --contact-mobile 13800001111 --contact-email hr@example.com --clear address`,
  );
  expect(off.interview_appointment_config).toMatchObject({
    enable_interview_appointment_by_interviewer: !before.on,
    config: {
      video_type: 2,
      talent_timezone_code: 'Europe/Berlin',
      contact_mobile: '13800001111',
      contact_email: 'hr@example.com',
    },
  });
  expect(target.config.scheduling.config).not.toHaveProperty('address_id');
});

test('a time zone goes out in the spelling of the list; an offset is none', async () => {
  const zones = Intl.supportedValuesOf('timeZone').filter((_, index) => index % 97 === 5);
  for (const zone of zones)
    for (const typed of [zone.toLowerCase(), zone.toUpperCase()])
      expect(await preview(`/job config ${target.code} --timezone ${typed} --dry-run`), typed).toContain(`→ ${zone}`);
  expect(await preview(`/job config ${target.code} --timezone Asia/Kolkata --dry-run`)).toContain('→ Asia/Kolkata');
  expect(await preview(`${target.code} 的候选人时区改成东京`)).toContain('→ Asia/Tokyo');
  expect(await preview(`/job config ${target.code} --timezone New York --dry-run`)).toContain('→ America/New_York');
  expect(await preview(`/job config ${target.code} --timezone +08:00 --dry-run`)).toContain('没有「+08:00」这个时区');
});

test('by round types where the tenant has them on, and the other way round refused with the way out', async () => {
  world.sandbox.world.switches.roundTypes = true;
  const fresh = await startWorld();
  fresh.sandbox.world.switches.roundTypes = true;
  const say = async (flags: string) => fresh.say('recruiter', `/job config J1002 ${flags}`);
  expect(textOf(cardOf(await say('--feedback-form 技术面评价表')))).toContain('请改用 --round-types');
  const card = await say('--round-types 复面=技术面评价表 初面=HR面评价表');
  await fresh.state(card, 'To confirm');
  expect(textOf(cardOf(card))).toContain('复面：（空） → 技术面评价表');
  await fresh.press('recruiter', card, 'confirm');
  await fresh.state(card, 'Applied');
  expect(fresh.writes.at(-1)?.body).toEqual({
    update_option_list: [1],
    interview_round_type_conf_list: [
      { round_biz_id: '7013555100000012737', assessment_template_biz_id: '7012555100000012737' },
      { round_biz_id: '7013555100000006370', assessment_template_biz_id: '7012555100000000003' },
      { round_biz_id: '7013555100000000003', assessment_template_biz_id: '7012555100000012737' },
    ],
  });
  await fresh.stop();
});

test('round types are refused where the tenant has them off', async () => {
  expect(await preview(`/job config ${target.code} --round-types 复面=技术面评价表`)).toContain(
    '请改用 --feedback-form',
  );
});

describe('related jobs', () => {
  test('a real job links one virtual job', async () => {
    const virtual = ['J1017', 'J1033'];
    expect(await preview(`/job config J1002 --related-jobs J1003`)).toContain('关联了同属性的职位');
    expect(await preview(`/job config J1002 --related-jobs ${virtual.join(',')}`)).toContain('只保留一个虚拟职位');
    const { related_job_id_list: sent } = await apply('--related-jobs J1017');
    expect(sent).toHaveLength(1);
  });
});

describe('Feishu’s own refusals', () => {
  test('the switch is off', async () => {
    world.sandbox.world.switches.jobApiSync = false;
    const card = await world.say('recruiter', `/job config ${target.code} --remark 停一下`);
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Failed');
    world.sandbox.world.switches.jobApiSync = true;
    expect(textOf(cardOf(card))).toContain('租户未打开「通过 API 同步职位」开关');
    await world.press('recruiter', card, 'retry');
    await world.state(card, 'Applied');
  });

  test('a job that was closed meanwhile', async () => {
    const card = await world.say('recruiter', `/job config ${target.code} --remark 关了`);
    await world.state(card, 'To confirm');
    target.open = false;
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Failed');
    target.open = true;
    expect(textOf(cardOf(card))).toContain('职位已关闭，不能修改');
    expect(JSON.stringify(cardOf(card))).not.toContain('"act":"retry"');
  });
});

test('a missing scope: ids still work, and the card says which scope would help', async () => {
  const fresh = await startWorld();
  fresh.sandbox.trouble.missingScopes = new Set(['hire:offer_schema:readonly']);
  const byName = await fresh.say('recruiter', '/job config J1002 --offer-form 实习申请表');
  expect(textOf(cardOf(byName))).toContain('hire:offer_schema:readonly');
  const byId = await fresh.say('recruiter', '/job config J1002 --offer-form 6960555100000012737');
  await fresh.state(byId, 'To confirm');
  expect(textOf(cardOf(byId))).toContain('开通 hire:offer_schema:readonly 后可以用名称');
  await fresh.stop();
});

test('several of one name → a card to pick from, and the pick completes the flag', async () => {
  const card = await world.say('recruiter', `/job config ${target.code} --requirements 基础架构研发需求`);
  expect(textOf(cardOf(card))).toContain('没有叫「基础架构研发需求」的招聘需求');
  await world.press('recruiter', card, 'pick', { option: '6966333200000000009' });
  const proposal = await world.answer(card, 1);
  await world.state(proposal, 'To confirm');
  expect(textOf(cardOf(proposal))).toContain('R00401');
});
