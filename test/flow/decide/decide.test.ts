/** Who may click what, and what a click on a card in the wrong state or place does. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const HOUR = 3600_000;
let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

let code = 1001;
const target = () => world.job(`J${code}`);
const propose = async (): Promise<Message> => {
  code += 1;
  target().recruiter = world.person(5).openId;
  const card = await world.say('recruiter', `/job managers J${code} --recruiter ${world.person(0).openId}`);
  return world.state(card, 'To confirm');
};

describe('a click', () => {
  test('by somebody else, by nobody, on a forwarded copy or with a foreign reference changes nothing', async () => {
    const card = await propose();
    const value = actsOf(cardOf(card)).get('confirm');
    const other = await propose();
    const attempts = [
      await world.press('colleague', card, 'confirm'),
      await world.press('', card, 'confirm'),
      await world.press('ou_unknown', card, 'confirm'),
      await world.press('recruiter', card, 'confirm', { chatId: 'oc_sandbox_group' }),
      await world.press('recruiter', card, 'confirm', { value: { act: 'confirm', ref: 'made-up' } }),
      await world.press('recruiter', card, 'confirm', { value: { act: 'approve', ref: value?.ref } }),
      await world.press('recruiter', card, 'confirm', { value: 'confirm' }),
      await world.press('recruiter', other, 'confirm', { value }),
    ];
    for (const { status, error, toast } of attempts) {
      expect({ status, error }).toEqual({ status: 200, error: 0 });
      expect(toast).not.toBe('');
    }
    expect(stateOf(cardOf(card))).toBe('To confirm');
    expect(stateOf(cardOf(other))).toBe('To confirm');
  });

  test('twenty at once on one button decide once', async () => {
    const card = await propose();
    const before = world.effects.length;
    const clicks = await Promise.all(Array.from({ length: 20 }, () => world.press('recruiter', card, 'confirm')));
    expect(clicks.filter(({ toast }) => toast.includes('已确认'))).toHaveLength(1);
    await world.state(card, 'Applied');
    expect(world.effects.length - before).toBe(1);
    expect(
      (await world.press('recruiter', card, 'confirm', { value: { act: 'confirm', ref: await refOf(card) } })).toast,
    ).toContain('已生效');
  });

  const refOf = async (card: Message): Promise<string> => {
    const copy = await world.db
      .selectFrom('copies')
      .select('ref')
      .where('message_id', '=', card.id)
      .executeTakeFirstOrThrow();
    return copy.ref;
  };

  test('cancels, and the card says so at once', async () => {
    const card = await propose();
    const { card: answered } = await world.press('recruiter', card, 'cancel');
    expect(stateOf(answered)).toBe('Cancelled');
    expect(actsOf(answered).size).toBe(0);
  });

  test('after the time is up finds the proposal expired, and so does its card', async () => {
    const hourly = await startWorld({ proposalTtlMs: HOUR });
    onTestFinished(() => hourly.stop());
    const card = await hourly.say('recruiter', '/job managers J1002 --recruiter me');
    const confirm = actsOf(cardOf(card)).get('confirm');
    await hourly.later(HOUR - 60_000);
    expect(stateOf(cardOf(card))).toBe('To confirm');
    await hourly.later(61_000);
    await hourly.state(card, 'Expired');
    await hourly.press('recruiter', card, 'confirm', { value: confirm });
    expect(hourly.writes).toEqual([]);
  });
});

describe('a target that moved', () => {
  test('between preview and confirmation is not written; the card shows shown, now and wanted; rebase previews again', async () => {
    const card = await propose();
    const [shown, moved, wanted] = [world.person(5), world.person(7), world.person(0)];
    target().recruiter = moved.openId;
    const before = world.writes.length;
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Stale');
    expect(world.writes.length).toBe(before);
    for (const each of [shown, moved, wanted]) expect(textOf(cardOf(card))).toContain(each.name);
    expect([...actsOf(cardOf(card)).keys()]).toEqual(['rebase', 'cancel']);

    await world.press('recruiter', card, 'rebase');
    const again = await world.answer(card, 1);
    await world.state(again, 'To confirm');
    await world.state(card, 'Cancelled');
    await world.press('recruiter', again, 'confirm');
    await world.state(again, 'Applied');
    expect(target().recruiter).toBe(wanted.openId);
  });

  test('in a bulk is left out and reported, the rest is applied', async () => {
    const [first, second] = [world.job('J1050'), world.job('J1051')];
    const lead = world.person('lead').openId;
    for (const job of [first, second]) job.recruiter = world.person(5).openId;
    const card = await world.say('recruiter', `/job managers J1050 J1051 --recruiter ${lead}`);
    first.recruiter = world.person(8).openId;
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Partly applied');
    expect(second.recruiter).toBe(lead);
    expect(first.recruiter).toBe(world.person(8).openId);
  });

  test('in a field that is not changed blocks nothing', async () => {
    const card = await propose();
    target().assistants = [];
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
  });
});
