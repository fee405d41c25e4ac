/** After a yes of Feishu: what the receipt shows is what the stand-in holds, however it carried the write out. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ settleAfterMs: 2_000, policy: { rules: [everyone], notify: true } });
});
afterAll(() => world.stop());
beforeEach(() => {
  Object.assign(world.sandbox.trouble, { mishaps: [], lagReads: 0, next: [] });
});

const everyone = { operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } };
const text = (card: Message): string => textOf(cardOf(card));
const numberOf = (card: Message): string => /#(\d+)/.exec(text(card))?.[1] ?? '';

async function ends(command: string, state: string): Promise<Message> {
  const card = await world.say('recruiter', command);
  await world.state(card, 'To confirm');
  await world.press('recruiter', card, 'confirm');
  return world.state(card, state);
}

/** Reads of one thing after its last write. */
function readBacks(path: string): number {
  const calls = world.sandbox.calls.slice(world.sandbox.calls.findLastIndex(({ write }) => write) + 1);
  return calls.filter((call) => call.path.includes(path)).length;
}

describe('accepted, and carried out otherwise', () => {
  test('lists merged: failed, with what was, what was wanted, what is', async () => {
    const job = world.job('J1002');
    const [old] = job.assistants;
    const writes = world.writes.length;
    world.sandbox.trouble.mishaps = ['merge'];
    const card = await ends(`/job managers J1002 --assistants ${world.person(12).openId}`, 'Failed');
    const names = job.assistants.map((id) => world.sandbox.world.people.find(({ openId }) => openId === id)?.name);
    expect(job.assistants).toContain(old);
    expect(text(card)).toContain(`飞书说已成功，但现在是：${names.join('、')}`);
    expect(text(card)).toContain('Feishu said yes, but now holds');
    expect(text(card)).not.toContain('未写入');
    expect([...actsOf(cardOf(card)).keys()]).toEqual(['retry', 'edit']);
    expect(world.writes.length - writes).toBe(1);
  });

  test('a field ignored: looked at until the quiet period is over, then failed', async () => {
    world.sandbox.trouble.mishaps = ['ignore'];
    const before = Number(world.requirement('R00402').body.head_count);
    const card = await ends('/jr update R00402 --headcount +3', 'Failed');
    expect(text(card)).toContain(`${before} → ${before + 3}`);
    expect(text(card)).toContain(`飞书说已成功，但现在是：${before}`);
    expect(world.requirement('R00402').body.head_count).toBe(before);
    await world.press('recruiter', card, 'retry');
    await world.state(card, 'Applied');
    expect(world.requirement('R00402').body.head_count).toBe(before + 3);
  });

  test('a talent dropped of a pool call: that one failed, the others applied', async () => {
    const pool = world.pool('销售方向');
    const talents = [1, 2, 3].map((index) => world.talent(index));
    world.sandbox.trouble.mishaps = ['drop'];
    const card = await ends(`/pool add 销售方向 ${talents.map(({ id }) => id).join(' ')}`, 'Partly applied');
    expect(talents.map(({ pools }) => pools.has(pool.id))).toEqual([true, true, false]);
    expect(text(card)).toContain('飞书说已成功，但现在是：不在库');
    await world.press('recruiter', card, 'retry');
    await world.state(card, 'Applied');
    expect(talents.every(({ pools }) => pools.has(pool.id))).toBe(true);
  });

  test('settings and pre-hires too', async () => {
    world.sandbox.trouble.mishaps = ['ignore', 'merge'];
    const remark = await ends('/job config J1003 --remark 换一个房间', 'Failed');
    expect(text(remark)).toContain('飞书说已成功，但现在是：请提前十分钟到场');
    const centers = await ends('/prehire update 24003 --cost-centers 研发中心=60 平台部=40', 'Failed');
    expect(text(centers)).toContain('飞书说已成功，但现在是：');
  });
});

describe('what needs no second look', () => {
  test('an answer that tells what Hire holds is enough', async () => {
    await ends(`/job managers J1004 --recruiter ${world.person(7).openId}`, 'Applied');
    expect(readBacks(`/jobs/${world.job('J1004').id}`)).toBe(0);
  });

  test('an answer that tells nothing is read back once', async () => {
    await ends('/jr update R00405 --headcount +1', 'Applied');
    expect(readBacks('/job_requirements/search')).toBe(1);
    const held = await heldBy('R00405');
    expect(held?.headcount).toBe(world.requirement('R00405').body.head_count);
  });

  test('a field that the answer leaves out is read back', async () => {
    await ends('/job config J1005 --clear evaluators', 'Applied');
    expect(world.job('J1005').config.evaluators).toEqual([]);
    expect(readBacks(`/jobs/${world.job('J1005').id}/config`)).toBe(1);
  });
});

/** What the newest item about a requirement was seen to hold. */
async function heldBy(code: string): Promise<Record<string, unknown> | null> {
  const items = await world.db.selectFrom('items').selectAll().execute();
  const item = items.findLast(({ ids }) => ids.includes(world.requirement(code).id));
  return item?.held ? JSON.parse(item.held) : null;
}

describe('a change that shows late', () => {
  test('is waited for, and nothing is sent again', async () => {
    world.sandbox.trouble.lagReads = 2;
    const writes = world.writes.length;
    const card = await ends('/jr update R00406 --headcount +2', 'Applied');
    expect(text(card)).not.toContain('但现在是');
    expect(world.writes.length - writes).toBe(1);
    expect(readBacks('/job_requirements/search')).toBe(3);
  });

  test('a bot that stopped after the yes only looks', async () => {
    const card = await ends('/jr update R00407 --headcount +2', 'Applied');
    const writes = world.writes.length;
    await world.db
      .updateTable('proposals')
      .set({ state: 'applying' })
      .where('number', '=', Number(numberOf(card)))
      .execute();
    const id = `%${world.requirement('R00407').id}%`;
    // What is not over still has its call.
    const request = JSON.stringify({ ids: {}, query: {}, body: {} });
    const lost = { state: 'checking' as const, held: null, settle_at: 1, request };
    await world.db.updateTable('items').set(lost).where('ids', 'like', id).execute();
    await world.restart();
    await world.settled();
    expect(await heldBy('R00407')).toMatchObject({ headcount: world.requirement('R00407').body.head_count });
    expect(world.writes.length).toBe(writes);
  });
});

describe('a long list', () => {
  test('is read back in the background, counted, and ends as it stands', async () => {
    const pool = world.pool('设计方向');
    const talents = Array.from({ length: 60 }, (_, index) => world.talent(100 + index)).filter(
      ({ pools }) => !pools.has(pool.id),
    );
    world.sandbox.trouble.mishaps = ['drop'];
    const card = await ends(`/pool add 设计方向 ${talents.map(({ id }) => id).join(' ')}`, 'Partly applied');
    expect(card.versions.some((version) => /另有 \d+ 项已写入，正在读回核对/.test(textOf(JSON.parse(version))))).toBe(
      true,
    );
    expect(card.versions.some((version) => stateOf(JSON.parse(version)) === 'Applied')).toBe(false);
    const missing = talents.filter(({ pools }) => !pools.has(pool.id));
    expect(missing).toHaveLength(1);
    expect(text(card)).toContain('飞书说已成功，但现在是：不在库');
  });
});

describe('what follows builds on what Hire holds', () => {
  test('undo puts back what a merge has changed', async () => {
    const job = world.job('J1007');
    const before = [...job.assistants];
    world.sandbox.trouble.mishaps = ['merge'];
    const card = await ends(`/job managers J1007 --assistants ${world.person(18).openId}`, 'Failed');
    expect(job.assistants.length).toBeGreaterThan(before.length);
    const back = await world.say('recruiter', `/undo ${numberOf(card)}`);
    await world.state(back, 'To confirm');
    await world.press('recruiter', back, 'confirm');
    await world.state(back, 'Applied');
    expect(new Set(job.assistants)).toEqual(new Set(before));
  });

  test('undo finds nothing where nothing changed', async () => {
    world.sandbox.trouble.mishaps = ['ignore'];
    const card = await ends('/jr update R00408 --headcount +3', 'Failed');
    expect(text(await world.say('recruiter', `/undo ${numberOf(card)}`))).toContain('没有可撤销的');
  });

  test('who hears of a role is who has it', async () => {
    const [stays] = world.job('J1008').assistants;
    const comes = world.person(17).openId;
    const heard = (openId: string) => world.sentTo(openId).length;
    const before = { stays: heard(stays ?? ''), comes: heard(comes) };
    world.sandbox.trouble.mishaps = ['merge'];
    await ends(`/job managers J1008 --assistants ${comes}`, 'Failed');
    await world.settled();
    expect({ stays: heard(stays ?? ''), comes: heard(comes) }).toEqual({ ...before, comes: before.comes + 1 });
  });

  test('the trail holds what was seen by ids, and no names', async () => {
    const trail = await world.db.selectFrom('audit').select(['kind', 'detail']).execute();
    const failed = trail.filter(({ kind }) => kind === 'call failed').map(({ detail }) => JSON.parse(detail));
    expect(failed.some(({ held }) => held?.assistants?.every((id: string) => id.startsWith('ou_')))).toBe(true);
    expect(trail.some(({ kind }) => kind === 'call checking')).toBe(true);
    for (const { name } of world.sandbox.world.people) expect(JSON.stringify(trail)).not.toContain(name);
  });
});
