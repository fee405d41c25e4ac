import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../src/sandbox/seed/people.ts';
import { actsOf, textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const colleagueAt = (skip = 0): Person => {
  const found = world.sandbox.world.people.filter(({ role }) => role === 'colleague')[skip];
  if (!found) throw new Error('no colleague left');
  return found;
};

describe('/job managers', () => {
  test('derives the options, names the person who asked, and merges lists with the present value', async () => {
    const target = world.job('J1002');
    const [me, lead, colleague] = [world.person('recruiter'), world.person('lead'), colleagueAt(6)];
    const kept = [...target.assistants];
    const card = await world.say(
      'recruiter',
      `/职位 人员 J1002 --recruiter @${lead.name} --add-assistants @${colleague.name} —note 交接`,
    );
    await world.state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain(`＋ ${colleague.name}`);
    expect(textOf(cardOf(card))).toContain(`其余 ${kept.length} 位不变`);
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    expect(world.writes.at(-1)).toMatchObject({
      path: `/open-apis/hire/v1/jobs/${target.id}/managers/batch_update`,
      query: { user_id_type: 'open_id' },
      body: {
        recruiter_id: lead.openId,
        assistant_id_list: [...kept, colleague.openId],
        update_option_list: [1, 2],
        creator_id: me.openId,
      },
    });
    expect(world.writes.at(-1)?.body).not.toHaveProperty('hiring_manager_id_list');
    expect(target).toMatchObject({
      recruiter: lead.openId,
      assistants: [...kept, colleague.openId],
      lastOperator: me.openId,
    });
  });

  test('takes people by mail, mobile and "me", and says that the same one counts once', async () => {
    const target = world.job('J1003');
    const colleague = colleagueAt(3);
    const card = await world.say(
      'recruiter',
      `/job managers ${target.id} --hiring-managers ${colleague.email} ${colleague.mobile} me`,
    );
    expect(textOf(cardOf(card))).toContain('同一个人出现多次，只算一次');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    expect(target.hiringManagers).toEqual([colleague.openId, world.person('recruiter').openId]);
  });

  test('changes several jobs as one proposal, one call each, grouped where the change is the same', async () => {
    const [first, second] = [world.job('J1005'), world.job('J1009')];
    for (const each of [first, second]) each.recruiter = colleagueAt().openId;
    const lead = world.person('lead');
    const before = world.writes.length;
    const card = await world.say('recruiter', `/job managers J1005、J1009 --recruiter @${lead.name}`);
    expect(textOf(cardOf(card))).toContain(`2 项：${first.title} ${first.code}、${second.title} ${second.code}`);
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    expect(world.writes.slice(before)).toHaveLength(2);
    expect([first.recruiter, second.recruiter]).toEqual([lead.openId, lead.openId]);
  });

  test('asks which one when a title has several jobs, with code, city and department, and goes on with the choice', async () => {
    const title = '前端工程师';
    const same = [...world.sandbox.world.jobs.values()].filter((each) => each.title === title);
    expect(same.length).toBeGreaterThan(1);
    const card = await world.say('recruiter', `/job managers ${title} --recruiter @${world.person('lead').name}`);
    for (const each of same) {
      expect(textOf(cardOf(card))).toContain(each.code);
      expect(textOf(cardOf(card))).toContain(each.city);
      expect(textOf(cardOf(card))).toContain(each.department);
    }
    const chosen = same.find((each) => each.recruiter !== world.person('lead').openId);
    const stranger = await world.press('colleague', card, 'pick', { option: chosen?.id ?? '' });
    expect(stranger.toast).toContain('只有提出人');
    const bad = await world.press('recruiter', card, 'pick', { option: '7096000000000000001' });
    expect(bad.toast).toContain('请选择');
    const picked = await world.press('recruiter', card, 'pick', { option: chosen?.id ?? '' });
    expect(picked.toast).toContain('收到');
    const proposal = await world.answer(card, 1);
    await world.state(proposal, 'To confirm');
    expect(textOf(cardOf(proposal))).toContain(chosen?.code);
    expect(textOf(cardOf(proposal))).not.toContain(chosen?.id);
    await world.until(() => (actsOf(cardOf(card)).size === 0 ? true : null));
  });

  test('offers the nearest when no job is called so', async () => {
    const card = await world.say('recruiter', `/job managers 前端工程帅 --recruiter me`);
    expect(textOf(cardOf(card))).toContain('没有叫「前端工程帅」的职位');
    expect(textOf(cardOf(card))).toContain('前端工程师');
  });

  test('asks for a missing value and completes the command with it', async () => {
    const target = world.job('J1010');
    const card = await world.say('recruiter', '/job managers J1010 --recruiter');
    expect(textOf(cardOf(card))).toContain('还缺这些内容');
    const lead = world.person('lead');
    await world.press('recruiter', card, 'submit', { form: { recruiter: lead.email } });
    const proposal = await world.answer(card, 1);
    await world.state(proposal, 'To confirm');
    expect(textOf(cardOf(proposal))).toContain(lead.name);
    expect(textOf(cardOf(proposal))).toContain(target.title);
  });

  test('offers all fields when none is given, as people pickers in a group', async () => {
    const card = await world.say('recruiter', '@招聘助手 /job managers', { chat: 'group' });
    const names = JSON.stringify(cardOf(card));
    for (const name of ['job', 'recruiter', 'assistants', 'hiring-managers'])
      expect(names).toContain(`"name":"${name}"`);
    expect(names).toContain('multi_select_person');
    await world.press('recruiter', card, 'submit', {
      form: { job: 'J1011', recruiter: world.person('lead').openId, assistants: [], 'hiring-managers': '' },
    });
    const proposal = await world.answer(card, 1);
    await world.state(proposal, 'To confirm');
  });

  test('refuses to empty a role, because Feishu would', async () => {
    const card = await world.say('recruiter', '/job managers J1012 --clear assistants');
    expect(textOf(cardOf(card))).toContain('不能把「招聘协助人」清空');
  });

  test('warns about a closed job', async () => {
    const closed = [...world.sandbox.world.jobs.values()].find(({ open }) => !open);
    const card = await world.say('recruiter', `/job managers ${closed?.code} --recruiter @${colleagueAt(9).name}`);
    expect(textOf(cardOf(card))).toContain('职位已关闭');
  });
});
