/** `/prehire update`: the status goes along as it was read; what ends an onboarding is asked for twice. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PreHire } from '../../src/sandbox/seed/prehires.ts';
import { actsOf, textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

/**
 * Side by side, each in a world of its own: of the search for a worker number there may be 100 a minute, and every
 * command makes two.
 */
function ownWorld() {
  let started: TestWorld;
  beforeAll(async () => {
    started = await startWorld();
  });
  afterAll(() => started.stop());

  let next = 0;
  beforeEach(() => {
    next += 1;
  });
  const world = () => started;
  /** Another one for each test. */
  const target = (): PreHire => {
    const found = [...started.sandbox.world.preHires.values()][next];
    if (!found) throw new Error('no pre-hire left');
    return found;
  };
  const ask = (flags: string) => started.say('recruiter', `/prehire update ${target().workerId} ${flags}`);
  const apply = async (flags: string): Promise<unknown> => {
    await started.applied(`/prehire update ${target().workerId} ${flags}`);
    return started.writes.at(-1)?.body;
  };
  return { world, target, ask, apply };
}

describe.concurrent('one change', () => {
  const { world, target, ask } = ownWorld();

  test.sequential('by worker number; the card shows the name that v1 does not tell', async () => {
    const card = await ask('--hire-date 2027-03-01');
    await world().state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain(target().name);
    expect(textOf(cardOf(card))).toContain(`入职日期：${target().hireDate} → 2027-03-01`);
  });

  test.sequential('each item has one client_token for all its attempts', async () => {
    world().sandbox.trouble.next.push('500-after');
    const card = await ask('--hire-date 2027-04-01');
    await world().state(card, 'To confirm');
    await world().press('recruiter', card, 'confirm');
    await world().state(card, 'Applied');
    const tokens = new Set(
      world()
        .writes.filter(({ path }) => path.endsWith(target().id))
        .map(({ query }) => JSON.stringify(query)),
    );
    expect(tokens.size).toBe(1);
    expect([...tokens][0]).toMatch(/client_token/);
  });

  test.sequential('somebody moves the status meanwhile: it is sent back as it is now', async () => {
    const card = await ask('--hire-date 2027-05-01');
    await world().state(card, 'To confirm');
    const moved = target().status === 'day_one' ? 'preboarding' : 'day_one';
    target().status = moved;
    await world().press('recruiter', card, 'confirm');
    await world().state(card, 'Applied');
    expect(target()).toMatchObject({ status: moved, hireDate: '2027-05-01' });
  });
});

describe.concurrent('fields', () => {
  const { target, apply } = ownWorld();

  test.sequential.each<[string, (held: PreHire) => Record<string, unknown>]>([
    ['--hire-date 2027/3/2', () => ({ hire_date: '2027-03-02' })],
    ['--worker-id A-100', () => ({ worker_id: 'A-100' })],
    ['--employment-type 临时工', () => ({ employee_type: { enum_name: 'contingent_worker' } })],
    ['--employment-type type_1', () => ({ employee_type: { enum_name: 'type_1' } })],
    [
      '--workforce-type 顾问 --hire-date 2027-01-01',
      () => ({ hire_date: '2027-01-01', employee_type_id: '6892555100000012737' }),
    ],
    ['--application 4719168654814483759', () => ({ ats_application_id: '4719168654814483759' })],
    ['--person 656464648662', () => ({ person_id: '656464648662' })],
    [
      '--cost-centers 研发中心=60 平台部=40',
      () => ({
        cost_center_rate: [
          { cost_center_id: '6950555100000000003', rate: 60 },
          { cost_center_id: '6950555100000006370', rate: 40 },
        ],
      }),
    ],
    [
      '--custom laptop__c="Surface Pro" desk__c=7',
      (held) => ({
        custom_fields: [
          ...held.customFields.filter(({ field_name }) => field_name !== 'laptop__c'),
          { field_name: 'laptop__c', value: '"Surface Pro"' },
          { field_name: 'desk__c', value: '7' },
        ],
      }),
    ],
    [
      '--custom laptop__c=2027',
      (held) => ({
        // Hire holds a text there, so digits are a text too.
        custom_fields: [
          ...held.customFields.filter(({ field_name }) => field_name !== 'laptop__c'),
          { field_name: 'laptop__c', value: '"2027"' },
        ],
      }),
    ],
  ])('%s', async (flags, change) => {
    const [status, wanted] = [target().status, change(structuredClone(target()))];
    if ('cost_center_rate' in wanted) target().costCenters = [{ cost_center_id: '6950555100000012737', rate: 100 }];
    target().employeeTypeId = '6892555100000000003';
    expect(await apply(flags)).toEqual({ onboarding_status: { enum_name: status }, ...wanted });
  });
});

describe.concurrent('what ends the onboarding', () => {
  const { world, target, ask, apply } = ownWorld();

  test.sequential.each(['withdrawn', '已完成', 'deleted'])(
    '--status %s is asked for twice, naming the person',
    async (status) => {
      const card = await ask(`--status ${status}`);
      await world().state(card, 'To confirm');
      const first = actsOf(cardOf(card)).get('confirm');
      const writes = world().writes.length;
      await world().press('recruiter', card, 'confirm');
      expect(textOf(cardOf(card))).toContain(`再次确认：${target().name}`);
      // A double click is no second yes.
      const twice = await world().sandbox.press({ from: 'recruiter', messageId: card.id, value: first });
      expect(twice.toast).toBe('卡片已更新，请再看一次。');
      await world().state(card, 'To confirm');
      expect(world().writes.length).toBe(writes);
      await world().press('recruiter', card, 'confirm');
      await world().state(card, 'Applied');
      expect(['withdrawn', 'completed', 'deleted']).toContain(target().status);
    },
  );

  test.sequential('day_one needs one yes', async () => {
    target().status = 'preboarding';
    await apply('--status 准备就绪');
    expect(target().status).toBe('day_one');
  });
});

describe.concurrent('shares that do not fit are refused with the sum', () => {
  const { target, ask } = ownWorld();

  test.sequential.each([
    ['研发中心=60 平台部=30', '合计 90'],
    ['研发中心=60 研发中心=40', '出现了两次'],
    ['研发中心=0 平台部=100', '1 到 100'],
    ['研发中心=50.5 平台部=49.5', '1 到 100'],
    ['研发中心=120', '合计 120'],
  ])('%s', async (shares, words) => {
    expect(textOf(cardOf(await ask(`--cost-centers ${shares}`)))).toContain(words);
  });

  test.sequential('an inactive center is refused before anything is proposed, in Feishu’s own words', async () => {
    const words = textOf(cardOf(await ask('--cost-centers 旧业务线=100')));
    expect(words).toContain(
      `${target().name} ${target().workerId}：「成本中心分摊」旧业务线：成本中心已停用（飞书 1161024）。`,
    );
    expect(words).toContain('换成启用中的成本中心');
  });
});

describe.concurrent('who is meant', () => {
  const { world, target } = ownWorld();

  test.sequential('two people of one name → a card to pick from', async () => {
    const card = await world().say('recruiter', '/prehire update 王思远 --hire-date 2027-06-01');
    expect(textOf(cardOf(card))).toContain('有 2 个待入职人员叫「王思远」');
    const last = [...world().sandbox.world.preHires.values()].at(-1);
    await world().press('recruiter', card, 'pick', { option: last?.id ?? '' });
    const proposal = await world().answer(card, 1);
    await world().state(proposal, 'To confirm');
  });

  test.sequential('the search is not allowed: an id still works', async () => {
    world().sandbox.trouble.missingScopes = new Set([
      'corehr:pre_hire.search:read',
      'corehr:pre_hire:read',
      'corehr:pre_hire:write',
    ]);
    const card = await world().say('recruiter', `/prehire update ${target().id} --hire-date 2027-07-01`);
    await world().state(card, 'To confirm');
    expect(textOf(cardOf(card))).toContain('corehr:pre_hire.search:read');
    world().sandbox.trouble.missingScopes = new Set();
  });
});
