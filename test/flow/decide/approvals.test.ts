/** Proposals that somebody else must approve, through the front door: policy file, cards of approvers, clicks. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../../src/sandbox/seed/people.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { firstBrokenEntry } from '../../../src/store/audit.ts';
import { actsOf, stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
const idOf = (role: Person['role']): string => world.person(role).openId;
const second = (): string => world.person(5).openId;

beforeAll(async () => {
  const rules = [{ operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } }];
  world = await startWorld({ policy: { rules } });
});
afterAll(async () => {
  expect(await firstBrokenEntry(world.db)).toBeNull();
  await world.stop();
});

const leads = (approve: object = {}) => ({
  groups: { recruiters: [idOf('recruiter')], leads: [idOf('lead'), second()] },
  rules: [{ operations: ['*'], propose: ['recruiters', 'leads'], approve: { by: ['leads'], ...approve } }],
});
beforeEach(() => world.policy(leads()));

let count = 0;
const target = () => world.job(`J${1001 + count}`);
/** Each test changes another job. */
function command(more = ''): string {
  count += 1;
  const other = world.person(target().recruiter === world.person(7).openId ? 8 : 7);
  return `/job managers ${target().code} --recruiter @${other.name} --note 交接${count} ${more}`;
}

/** The newest card that the bot sent to this person's own chat by itself. */
const ownCard = (openId: string): Promise<Message> =>
  world.until(() => world.sentTo(openId).find((card) => textOf(cardOf(card)).includes(`交接${count}`)) ?? null);

async function confirmed(more = '', chat?: string): Promise<Message> {
  const card = await world.say('recruiter', (chat ? '@招聘助手 ' : '') + command(more), chat ? { chat } : {});
  await world.press('recruiter', card, 'confirm');
  return world.state(card, 'To approve');
}

const acts = (message: Message): string[] => [...actsOf(cardOf(message)).keys()];

describe('approving', () => {
  test('asked in a direct chat: the approver gets a card of their own, approves, it is written, all copies follow', async () => {
    const before = world.effects.length;
    const card = await confirmed();
    expect(textOf(cardOf(card))).toContain('审批人：陈静、');
    expect(acts(card)).toEqual(['nudge', 'cancel']);
    const own = await ownCard(idOf('lead'));
    expect(acts(own)).toEqual(['approve', 'reject']);
    await ownCard(second());
    expect(world.effects).toHaveLength(before);
    const { toast } = await world.press(idOf('lead'), own, 'approve');
    expect(toast).toBe('已批准，正在执行');
    await world.state(card, 'Applied');
    await world.state(own, 'Applied');
    await world.state(await ownCard(second()), 'Applied');
    expect(textOf(cardOf(card))).toMatch(/陈静 已批准 \d{4}-\d\d-\d\d \d\d:\d\d/);
    expect(world.effects).toHaveLength(before + 1);
  });

  test('in a group the copy there carries the buttons too; who is no approver learns so', async () => {
    const card = await confirmed('', 'group');
    expect(acts(card)).toEqual(['approve', 'reject', 'nudge', 'cancel']);
    expect((await world.press('recruiter', card, 'approve')).toast).toBe('自己提出的，要由别人批准。');
    expect((await world.press('outsider', card, 'approve')).toast).toBe('你不是这项改动的审批人。');
    expect((await world.press('outsider', card, 'reject')).toast).toBe('你不是这项改动的审批人。');
    expect(stateOf(cardOf(card))).toBe('To approve');
    await world.press('lead', card, 'approve');
    await world.state(card, 'Applied');
  });

  test('two of two: counted, each person once', async () => {
    world.policy(leads({ count: 2 }));
    const card = await confirmed();
    const [first, other] = [await ownCard(idOf('lead')), await ownCard(second())];
    expect((await world.press(idOf('lead'), first, 'approve')).toast).toBe('已批准（1/2）');
    expect((await world.press(idOf('lead'), first, 'approve')).toast).toBe('你已经批准过了（1/2）');
    await world.until(() => (textOf(cardOf(card)).includes('已批准 1/2') ? true : null));
    expect(stateOf(cardOf(card))).toBe('To approve');
    await world.press(second(), other, 'approve');
    await world.state(card, 'Applied');
  });

  test('one no is enough, with its reason on every copy', async () => {
    const card = await confirmed();
    const own = await ownCard(idOf('lead'));
    await world.press(idOf('lead'), own, 'reject', { form: { reason: '预算未批' } });
    await world.state(card, 'Rejected');
    expect(textOf(cardOf(card))).toContain('陈静 已拒绝');
    expect(textOf(cardOf(card))).toContain('预算未批');
    const late = await ownCard(second());
    await world.state(late, 'Rejected');
    expect(acts(late)).toEqual([]);
  });

  test('a reason that the policy wants is asked for', async () => {
    world.policy(leads({ reason: true }));
    const card = await confirmed();
    const own = await ownCard(idOf('lead'));
    expect((await world.press(idOf('lead'), own, 'reject', { form: { reason: ' ' } })).toast).toBe(
      '请先写明拒绝的原因。',
    );
    expect(stateOf(cardOf(card))).toBe('To approve');
    await world.press(idOf('lead'), own, 'reject', { form: { reason: '重复' } });
    await world.state(card, 'Rejected');
  });

  test('the requester withdraws while it waits; approvers learn the state', async () => {
    const card = await confirmed();
    const own = await ownCard(idOf('lead'));
    const value = actsOf(cardOf(own)).get('approve');
    await world.press('recruiter', card, 'cancel');
    await world.state(own, 'Cancelled');
    expect((await world.press(idOf('lead'), own, 'approve', { value })).toast).toBe(
      '现在的状态是「已取消」，林晓 先决定了。',
    );
    expect(stateOf(cardOf(card))).toBe('Cancelled');
  });

  test('somebody else cannot use the own card of an approver', async () => {
    await confirmed();
    const own = await ownCard(idOf('lead'));
    expect((await world.press(second(), own, 'approve', { chatId: 'oc_elsewhere' })).toast).toBe(
      '这张卡片在这里无效。',
    );
  });
});

describe('the policy is asked again', () => {
  test('at the click: who has left the group meanwhile is no approver any more', async () => {
    const card = await confirmed();
    const own = await ownCard(idOf('lead'));
    world.policy({ ...leads(), groups: { recruiters: [idOf('recruiter')], leads: [second()] } });
    expect((await world.press(idOf('lead'), own, 'approve')).toast).toBe('你不是这项改动的审批人。');
    await world.press(second(), await ownCard(second()), 'approve');
    await world.state(card, 'Applied');
  });

  test('right before the call: an approver removed between click and call stops the write', async () => {
    const before = world.effects.length;
    const card = await confirmed();
    const own = await ownCard(idOf('lead'));
    // The target is busy, as if another call to it were under way, until the policy has changed.
    const lock = await world.db
      .selectFrom('items')
      .select(['lock_key'])
      .orderBy('id')
      .where('ids', 'like', `%${target().id}%`)
      .executeTakeFirstOrThrow();
    await world.db.insertInto('locks').values({ key: lock.lock_key, holder: 'test' }).execute();
    await world.press(idOf('lead'), own, 'approve');
    world.policy({ ...leads(), groups: { recruiters: [idOf('recruiter')], leads: [second()] } });
    await world.db.deleteFrom('locks').where('holder', '=', 'test').execute();
    await world.state(card, 'Failed');
    expect(textOf(cardOf(card))).toContain('批准已不再有效');
    expect(world.effects).toHaveLength(before);
    // The policy is put right: what was approved can be tried again.
    world.policy(leads());
    await world.press('recruiter', card, 'retry');
    await world.state(card, 'Applied');
  });

  test('at the proposal: who may not propose is told so, and only the audit trail remembers', async () => {
    const proposals = async () => (await world.db.selectFrom('proposals').select('id').execute()).length;
    const before = await proposals();
    world.policy({ ...leads(), admins: [idOf('lead')] });
    const card = await world.say('outsider', command());
    expect(textOf(cardOf(card))).toContain(`请找 ${world.person('lead').name} 开通`);
    expect(textOf(cardOf(card))).toContain('你没有权限在这里做这件事：');
    expect(textOf(cardOf(card))).toContain('可以提出的组：recruiters');
    expect(await proposals()).toBe(before);
    const entry = await world.db.selectFrom('audit').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ actor: idOf('outsider'), kind: 'refused' });
  });

  test('at the confirmation: who has lost the right cannot confirm', async () => {
    const card = await world.say('recruiter', command());
    world.policy({ ...leads(), groups: { recruiters: [], leads: [idOf('lead')] } });
    expect((await world.press('recruiter', card, 'confirm')).toast).toBe('你没有权限在这里做这件事。');
    expect(stateOf(cardOf(card))).toBe('To confirm');
  });

  test('every audit entry names the policy by which it was decided', async () => {
    const entries = await world.db.selectFrom('audit').select('detail').execute();
    const versions = new Set(entries.map(({ detail }) => JSON.parse(detail).policy));
    expect(versions.size).toBeGreaterThan(2);
    expect([...versions].every((version) => /^[0-9a-f]{16}$/.test(version))).toBe(true);
  });
});

/** A colleague in Hire's own pages. */
const somebodyElse = (): void => {
  target().recruiter = world.person(22).openId;
};

describe('the target changes between any two steps: 0 writes, shown, now and wanted', () => {
  test.each(['before confirming', 'before approving', 'between approval and call'])('%s', async (when) => {
    const writes = world.writes.length;
    const card = await world.say('recruiter', command());
    if (when === 'before confirming') somebodyElse();
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'To approve');
    const own = await ownCard(idOf('lead'));
    if (when === 'before approving') somebodyElse();
    if (when === 'between approval and call') {
      const { lock_key: key } = await world.db
        .selectFrom('items')
        .select('lock_key')
        .where('ids', 'like', `%${target().id}%`)
        .executeTakeFirstOrThrow();
      await world.db.insertInto('locks').values({ key, holder: 'test' }).execute();
      await world.press(idOf('lead'), own, 'approve');
      somebodyElse();
      await world.db.deleteFrom('locks').where('holder', '=', 'test').execute();
    } else await world.press(idOf('lead'), own, 'approve');
    await world.state(card, 'Stale');
    expect(world.writes).toHaveLength(writes);
    const text = textOf(cardOf(card));
    expect(text).toContain(`现在是：${world.person(22).name}`);
    expect(text).toMatch(/招聘负责人：.+ → .+/);
    // The same wish on the new values starts anew: given approvals are dropped.
    const again = await world.brings(
      () => world.press('recruiter', card, 'rebase'),
      (each) => stateOf(cardOf(each)) === 'To confirm',
    );
    expect(textOf(cardOf(again))).not.toContain('已批准');
  });
});

test('the trail tells before and after by ids, and nobody’s name', async () => {
  const card = await world.say('recruiter', command());
  const { detail } = await world.db
    .selectFrom('audit')
    .select('detail')
    .where('kind', '=', 'proposed')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  const [item] = JSON.parse(detail).items;
  expect(item).toEqual({
    job: target().id,
    changes: { recruiter: { from: target().recruiter, to: expect.stringMatching(/^ou_/) } },
  });
  const { people } = world.sandbox.world;
  expect(people.filter(({ name }) => detail.includes(name))).toEqual([]);
  expect(stateOf(cardOf(card))).toBe('To confirm');
});

test('up to `above` targets the own confirmation is enough', async () => {
  world.policy(leads({ above: 1 }));
  const card = await world.say('recruiter', command());
  expect(textOf(cardOf(card))).not.toContain('批准');
  await world.press('recruiter', card, 'confirm');
  await world.state(card, 'Applied');
  const bulk = await world.say('recruiter', command().replace(/J(\d+)/, 'J1040 J1041'));
  expect(textOf(cardOf(bulk))).toContain('提交后需 1 位批准');
});
