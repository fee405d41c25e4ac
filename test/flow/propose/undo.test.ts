/** Undo: the inverse from the snapshot, checked against what stands there now, confirmed like any change. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const acts = (message: Message): string[] => [...actsOf(cardOf(message)).keys()];
const numberOf = (message: Message): string => /#(\d+)/.exec(textOf(cardOf(message)))?.[1] ?? '';

/** The card that a press brought, beside the one that was pressed. */
const undone = (card: Message): Promise<Message> => world.brings(() => world.press('recruiter', card, 'undo'));

describe('undo', () => {
  test('of people: each job gets back who it had, after a confirmation', async () => {
    const [first, second] = [world.job('J1002'), world.job('J1003')];
    const before = [first, second].map(({ recruiter, assistants }) => ({ recruiter, assistants: [...assistants] }));
    const card = await world.applied(
      `/job managers ${first.code} ${second.code} --recruiter @${world.person(9).name} --add-assistants @${world.person(10).name}`,
    );
    expect(acts(card)).toEqual(['undo', 'report']);
    const back = await undone(card);
    expect(stateOf(cardOf(back))).toBe('To confirm');
    expect(textOf(cardOf(back))).toContain(`恢复 #${numberOf(card)} 之前的值`);
    // Each job gets somebody else back: a form says which of them do.
    expect(acts(back)).toEqual(['confirm', 'edit', 'cancel']);
    await world.press('recruiter', back, 'confirm');
    await world.state(back, 'Applied');
    expect([first, second].map(({ recruiter, assistants }) => ({ recruiter, assistants }))).toEqual(before);
  });

  test('of a pool: only those who really came in go out', async () => {
    const inside = world.talent(0);
    const [pool] = [...inside.pools];
    const coming = [world.talent(1), world.talent(2)].filter(({ pools }) => !pools.has(pool ?? ''));
    const card = await world.applied(`/pool add ${pool} ${[inside, ...coming].map(({ id }) => id).join(' ')}`);
    await world.press('recruiter', await undone(card), 'confirm');
    await world.until(() => (coming.every(({ pools }) => !pools.has(pool ?? '')) ? true : null));
    expect(inside.pools.has(pool ?? '')).toBe(true);
  });

  test('of a requirement: the old count, everything else as it is now', async () => {
    const before = Number(world.requirement('R00404').body.head_count);
    const card = await world.applied('/jr update R00404 --headcount +3 --priority 2');
    world.requirement('R00404').body.description = '之后写的';
    const back = await undone(card);
    await world.press('recruiter', back, 'confirm');
    await world.state(back, 'Applied');
    expect(world.requirement('R00404').body).toMatchObject({ head_count: before, description: '之后写的' });
  });

  test('where somebody has changed it since: nothing is written, three values; previewed again it can be', async () => {
    const target = world.job('J1006');
    const old = target.recruiter;
    const card = await world.applied(`/job managers ${target.code} --recruiter @${world.person(9).name}`);
    target.recruiter = world.person(11).openId;
    const writes = world.writes.length;
    const back = await undone(card);
    await world.state(back, 'Stale');
    const text = textOf(cardOf(back));
    expect(text).toContain(`${world.person(9).name} → `);
    expect(text).toContain(`现在是：${world.person(11).name}`);
    expect(world.writes).toHaveLength(writes);
    const again = await world.brings(() => world.press('recruiter', back, 'rebase'));
    expect(textOf(cardOf(again))).toContain(`${world.person(11).name} → `);
    await world.press('recruiter', again, 'confirm');
    await world.state(again, 'Applied');
    expect(target.recruiter).toBe(old);
  });

  test('twice: the second says that there is nothing left; by number too', async () => {
    const card = await world.applied(`/job managers ${world.job('J1007').code} --recruiter @${world.person(9).name}`);
    const back = await world.say('recruiter', `/undo ${numberOf(card)}`);
    await world.press('recruiter', back, 'confirm');
    await world.state(back, 'Applied');
    expect(textOf(cardOf(await undone(card)))).toContain('都已经改回去了');
    // The undo can be undone.
    await world.press('recruiter', await world.say('recruiter', `/撤销 #${numberOf(back)}`), 'confirm');
    await world.until(() => (world.job('J1007').recruiter === world.person(9).openId ? true : null));
  });

  test('what did not take effect, what is not there, and what is too old', async () => {
    const open = await world.say(
      'recruiter',
      `/job managers ${world.job('J1008').code} --recruiter @${world.person(9).name}`,
    );
    expect(textOf(cardOf(await world.say('recruiter', `/undo ${numberOf(open)}`)))).toContain('没有生效');
    expect(textOf(cardOf(await world.say('recruiter', '/undo 99999')))).toContain('没有 #99999，或你看不到它');
    expect(textOf(cardOf(await world.say('recruiter', '/undo abc')))).toContain('「abc」不是编号');
    const card = await world.applied(`/job managers ${world.job('J1009').code} --recruiter @${world.person(12).name}`);
    await world.later(31 * 86_400_000);
    expect(textOf(cardOf(await world.say('recruiter', `/undo ${numberOf(card)}`)))).toContain('太久了');
  });
});
