import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Talent } from '../../src/sandbox/seed/talents.ts';
import { actsOf, textOf } from '../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const outside = (poolId: string, count: number, start = 0): Talent[] =>
  [...world.sandbox.world.talents.values()]
    .filter(({ pools, onboarded }) => !pools.has(poolId) && !onboarded)
    .slice(start, start + count);

describe('/pool add', () => {
  test('shows the change, writes after the confirming click and not before, and becomes a receipt', async () => {
    const { id, zh } = world.pool('校招储备');
    const talents = outside(id, 3);
    const before = world.writes.length;
    const card = await world.say(
      'recruiter',
      `/pool add ${zh} ${talents.map((talent) => talent.id).join(' ')} --note 秋招入库`,
    );
    await world.state(card, 'To confirm');
    const shown = textOf(cardOf(card));
    for (const { name } of talents) expect(shown).toContain(name);
    expect(shown).toContain(zh);
    expect(shown).toContain(id);
    expect(shown).toContain('提出人：林晓');
    expect(shown).toContain('原因：秋招入库');
    expect(shown).toContain('不在库 → 在库');
    expect(shown).toContain('#1 加入人才库');
    expect([...actsOf(cardOf(card)).keys()]).toEqual(['confirm', 'edit', 'cancel']);
    expect(world.writes.length).toBe(before);

    const clicked = await world.press('recruiter', card, 'confirm');
    expect(clicked).toMatchObject({ status: 200, error: 0, toast: '已确认，正在执行' });
    await world.state(card, 'Applied');
    expect(world.writes.slice(before)).toHaveLength(1);
    expect(world.writes.at(-1)).toMatchObject({
      method: 'POST',
      path: `/open-apis/hire/v1/talent_pools/${id}/batch_change_talent_pool`,
      body: { talent_id_list: talents.map((talent) => talent.id), option_type: 1 },
      effect: true,
    });
    for (const talent of talents) expect(talent.pools.has(id)).toBe(true);
  });

  test('takes mobiles, mails, names and Chinese words, separated as people do', async () => {
    const { id, zh } = world.pool('前端方向');
    const [first, second, third] = outside(id, 3, 40);
    const card = await world.say('recruiter', `／人才库　加入 ${zh} ${first?.mobile}、${second?.email}，${third?.id}`);
    await world.state(card, 'To confirm');
    for (const talent of [first, second, third]) expect(textOf(cardOf(card))).toContain(talent?.name);
  });

  test('cuts 120 talents into calls of 50', async () => {
    const { id, zh } = world.pool('算法方向');
    const talents = outside(id, 120);
    const before = world.writes.length;
    const card = await world.say('recruiter', `/pool add ${zh} ${talents.map((talent) => talent.id).join(',')}`);
    expect(textOf(cardOf(card))).toContain('正在读取 120 项');
    await world.state(card, 'To confirm');
    expect(world.answersTo(card.rootId)).toHaveLength(1);
    await world.press('recruiter', card, 'confirm');
    await world.until(() => (talents.every(({ pools }) => pools.has(id)) ? true : null));
    await world.state(card, 'Applied');
    const sizes = world.writes
      .slice(before)
      .map(({ body }) => (body as { talent_id_list: string[] }).talent_id_list.length);
    expect(sizes).toEqual([50, 50, 20]);
    expect(talents.every(({ pools }) => pools.has(id))).toBe(true);
  });

  test('reports talents that do not exist and applies the rest', async () => {
    const { id, zh } = world.pool('后端方向');
    const [talent] = outside(id, 1);
    const ghost = '6891000000000000777';
    const card = await world.say('recruiter', `/pool add ${zh} ${talent?.id} ${ghost}`);
    expect(textOf(cardOf(card))).toContain('1 项不存在');
    expect(textOf(cardOf(card))).toContain(ghost);
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Partly applied');
    expect(talent?.pools.has(id)).toBe(true);
    expect(world.writes.at(-1)?.body).toEqual({ talent_id_list: [talent?.id], option_type: 1 });
  });

  test('claims nothing for a talent whose answer is about somebody else', async () => {
    const { id, zh } = world.pool('海外人才');
    const [asked, other] = outside(id, 2, 80);
    if (!asked || !other) throw new Error('the stand-in has too few talents');
    const before = world.writes.length;
    world.sandbox.world.talents.set(asked.id, other);
    const card = await world.say('recruiter', `/pool add ${zh} ${asked.id}`);
    await world.settled();
    world.sandbox.world.talents.set(asked.id, asked);
    expect(textOf(cardOf(card))).not.toContain(other.name);
    expect(actsOf(cardOf(card)).has('confirm')).toBe(false);
    expect(world.writes.length).toBe(before);
  });

  test('writes nothing where the answer right before the write is about somebody else', async () => {
    const { id, zh } = world.pool('海外人才');
    const [asked, other] = outside(id, 2, 90);
    if (!asked || !other) throw new Error('the stand-in has too few talents');
    const before = world.writes.length;
    const card = await world.say('recruiter', `/pool add ${zh} ${asked.id}`);
    await world.state(card, 'To confirm');
    world.sandbox.world.talents.set(asked.id, other);
    const reads = () => world.sandbox.calls.filter(({ path }) => path.endsWith(asked.id)).length;
    const read = reads();
    await world.press('recruiter', card, 'confirm');
    await world.until(() => (reads() > read ? true : null));
    await world.bot.rest();
    expect(world.writes.length).toBe(before);
    world.sandbox.world.talents.set(asked.id, asked);
    await world.state(card, 'Applied');
    expect([asked, other].map(({ pools }) => pools.has(id))).toEqual([true, false]);
  });

  test('goes on without talents that vanish between preview and write', async () => {
    const { id, zh } = world.pool('产品方向');
    const [stays, goes] = outside(id, 2);
    const card = await world.say('recruiter', `/pool add ${zh} ${stays?.id} ${goes?.id}`);
    world.sandbox.world.talents.delete(goes?.id ?? '');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Partly applied');
    expect(stays?.pools.has(id)).toBe(true);
    expect(textOf(cardOf(card))).toContain('1002102');
  });

  test('warns about people who are employees already', async () => {
    const hired = [...world.sandbox.world.talents.values()].find(({ onboarded }) => onboarded);
    const card = await world.say('recruiter', `/pool add 高管储备 ${hired?.id}`);
    expect(textOf(cardOf(card))).toMatch(new RegExp(`${hired?.name}（.+）：已入职`));
    expect(textOf(cardOf(card))).toContain('部分人可见的人才库');
  });

  test('says so when nothing would change, and stores no proposal', async () => {
    const { id, zh } = world.pool('设计方向');
    const [talent] = outside(id, 1);
    talent?.pools.add(id);
    const card = await world.say('recruiter', `/pool add ${zh} ${talent?.id}`);
    expect(textOf(cardOf(card))).toContain('没有可改的');
    expect(actsOf(cardOf(card)).size).toBe(0);
  });
});

describe('/pool remove', () => {
  test('sends option 2', async () => {
    const { id, zh } = world.pool('销售方向');
    const member = [...world.sandbox.world.talents.values()].find(({ pools }) => pools.has(id));
    const card = await world.say('recruiter', `/pool remove ${zh} ${member?.id}`);
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    expect(world.writes.at(-1)?.body).toEqual({ talent_id_list: [member?.id], option_type: 2 });
    expect(member?.pools.has(id)).toBe(false);
  });
});

test('people of one name are told by the end of the mobile that they were named by', async () => {
  const { id, zh } = world.pool('高潜人才');
  const all = outside(id, 1000).filter(({ mobile }) => mobile !== '');
  const first = all.find(({ name }) => all.filter((other) => other.name === name).length > 1);
  const pair = all.filter(({ name }) => name === first?.name).slice(0, 2);
  const card = await world.say('recruiter', `/pool add ${zh} ${pair.map(({ mobile }) => mobile).join(' ')}`);
  await world.state(card, 'To confirm');
  const shown = textOf(cardOf(card));
  for (const { name, mobile } of pair) {
    expect(shown).toContain(`****${mobile.slice(-4)}`);
    expect(shown).toContain(name);
    expect(shown).not.toContain(mobile);
  }
  await world.press('recruiter', card, 'cancel');
});
