/** What Feishu would refuse of a job's settings is refused before anything is proposed; what may have no effect is said. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '../support/card.ts';
import { pageWith } from '../support/form.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => {
  world.sandbox.world.switches.formsPerJob = true;
});

const ask = (command: string) => world.say('recruiter', command);
const words = async (command: string) => textOf(cardOf(await ask(command)));

async function byForm(job: string, form: Record<string, unknown>): Promise<string> {
  const card = await ask(`/job config ${job}`);
  await pageWith(world, card, Object.keys(form)[0] ?? '');
  await world.press('recruiter', card, 'submit', { form });
  return textOf(cardOf(await world.answer(card, 1)));
}

async function sent(command: string): Promise<Record<string, unknown>> {
  await world.applied(command);
  return { ...(world.writes.at(-1)?.body as Record<string, unknown>) };
}

describe('a closed job', () => {
  const said = [
    'J1016',
    '职位已关闭，不能修改（飞书 1002609）',
    '需要时先重启职位再改',
    'Job is closed (Feishu 1002609)',
  ];

  test('by command and by form, with the job named', async () => {
    const writes = world.writes.length;
    for (const text of [await words('/job config J1016 --remark 改一下'), await byForm('J1016', { remark: '改一下' })])
      for (const each of said) expect(text).toContain(each);
    expect(world.writes.length).toBe(writes);
  });

  test('closed since the list was read: it is asked for as it is now', async () => {
    await words('/job config J1021 --remark 先看');
    world.job('J1021').open = false;
    expect(await words('/job config J1021 --remark 再看')).toContain('职位已关闭，不能修改');
  });

  test('among others: it is reported, the rest is applied', async () => {
    const card = await ask('/job config J1002 J1032 J1016 --remark 三个职位');
    await world.state(card, 'To confirm');
    // Once, with both of them.
    expect(textOf(cardOf(card))).toMatch(/2 项：.*J1032、.*J1016.*职位已关闭，不能修改.*1002609/s);
    expect(textOf(cardOf(card)).split('职位已关闭')).toHaveLength(2);
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Partly applied');
    expect(world.writes.at(-1)?.path).toContain(world.job('J1002').id);
    expect(world.job('J1016').config.scheduling.config.remark).not.toBe('三个职位');
  });

  test('undoing on a job that was closed meanwhile', async () => {
    const card = await world.applied('/job config J1003 --remark 会撤销');
    world.job('J1003').open = false;
    await world.press('recruiter', card, 'undo');
    expect(textOf(cardOf(await world.answer(card, 1)))).toContain('职位已关闭，不能修改（飞书 1002609）');
    world.job('J1003').open = true;
  });
});

describe('an approval flow of another department', () => {
  const flow = '6961555100000012737';

  test('by command and by form', async () => {
    const { department } = world.job('J1002');
    expect(department).not.toBe('商业化');
    for (const text of [
      await words('/job config J1002 --offer-flow 商业化专用审批流'),
      await byForm('J1002', { 'offer-flow': flow }),
    ]) {
      expect(text).toContain('J1002：「Offer 审批流程」商业化专用审批流：所选 Offer 审批流程不适用于该职位的部门');
      expect(text).toContain('换一个适用部门包含该部门的审批流');
    }
  });

  test('fits a job of its department', async () => {
    const own = [...world.sandbox.world.jobs.values()].find(
      ({ department, open, config }) => open && department === '商业化' && config.offerFlow !== flow,
    );
    expect(await sent(`/job config ${own?.code} --offer-flow 商业化专用审批流`)).toMatchObject({
      offer_process_conf: flow,
    });
  });

  test('where the list may not be read, that is said and the rest goes on', async () => {
    const fresh = await startWorld();
    fresh.sandbox.trouble.missingScopes = new Set(['hire:offer_approval_template:readonly']);
    const card = await fresh.say('recruiter', `/job config J1002 --offer-flow ${flow}`);
    await fresh.state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain('没有查审批流程适用的部门：缺少 hire:offer_approval_template:readonly 权限');
    await fresh.stop();
  });
});

test('an interview address that is out of use', async () => {
  expect(await words('/job config J1002 --address 广州旧址会议室')).toMatch(/「面试地点」广州旧址会议室.*已停用/);
});

describe('options 10 and 11 count only where HR chooses the form per job', () => {
  test('the tenant has one form for all jobs', async () => {
    world.sandbox.world.switches.formsPerJob = false;
    expect(await words('/job config J1002 --interview-registration 通用面试登记表 --remark 甲')).not.toContain(
      '统一了',
    );
    const text = await words('/job config J1002 --interview-registration 技术面试登记表');
    expect(text).toContain('租户给所有职位统一了面试登记表，这一项可能不会生效');
  });

  test('chosen per job: nothing to say of option 10; of option 11 no list tells', async () => {
    const text = await words(
      '/job config J1002 --interview-registration 技术面试登记表 --onboarding-form 实习生入职登记表',
    );
    expect(text).not.toContain('面试登记表才会生效');
    expect(text).toContain('只有租户选了「HR 按职位选择登记表」，入职登记表才会生效');
  });
});

describe('emptying inside option 9', () => {
  test('texts, ids and lists go out empty, all the rest as it is held', async () => {
    const job = world.job('J1005');
    job.config.scheduling.config = {
      interview_type: 3,
      talent_timezone_code: 'Asia/Shanghai',
      contact_user_id: world.person(3).openId,
      contact_mobile: '13800001111',
      address_id: '7266555100000000003',
      video_type: 5,
      cc: [world.person(4).openId],
      remark: '早到',
      interview_notification_template_id: '6960663240925956573',
    };
    const body = await sent('/job config J1005 --clear contact address remark cc timezone interview-template');
    expect(body.interview_appointment_config).toMatchObject({
      config: {
        interview_type: 3,
        talent_timezone_code: '',
        contact_user_id: '',
        contact_mobile: '13800001111',
        address_id: '',
        video_type: 5,
        cc: [],
        remark: '',
        interview_notification_template_id: '',
      },
    });
    expect(job.config.scheduling.config).toEqual({
      interview_type: 3,
      contact_mobile: '13800001111',
      video_type: 5,
      cc: [],
    });
  });

  test('a number has no empty value', async () => {
    expect(await words('/job config J1006 --clear interview-type')).toContain('飞书的接口不能把「面试类型」清空');
  });
});
