/** Somebody's own leave offers the handover, to who could see to it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { envelopeOf, post, sign } from '../../../src/sandbox/delivery/deliver.ts';
import { buttonsWith, stateOf, textOf } from '../../support/card.ts';
import { columnOf, opened } from '../../support/export.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
const id = (which: number): string => world.person(which).openId;

beforeAll(async () => {
  world = await startWorld({
    policy: { rules: [{ operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } }] },
  });
  for (const { code, id: job } of [...world.sandbox.world.jobs.values()])
    if (Number(code.slice(1)) > 1003) world.sandbox.world.jobs.delete(job);
  for (const job of world.sandbox.world.jobs.values()) {
    job.recruiter = id(5);
    job.assistants = [id(6)];
    job.hiringManagers = [id(7)];
  }
  world.policy({
    admins: [id(8)],
    rules: [{ operations: ['*'], propose: ['everyone'], approve: { by: ['requester'] } }],
  });
});
afterAll(() => world.stop());

async function leaving(person: string, status: number, record = `leave of ${person}`): Promise<void> {
  const event = { target_user_id: { open_id: person }, offboarding_id: record, employment_id: '1', status };
  const { keys } = world.sandbox;
  const at = Date.now() + world.clock.offsetMs;
  const envelope = envelopeOf(keys, { type: 'corehr.offboarding.status_updated_v2', event, at });
  const { status: answered } = await post(`${world.botUrl}/feishu/events`, sign(envelope, keys.encryptKey, at));
  expect(answered).toBe(200);
  await world.settled();
}

test('what is not decided is told to nobody, nor who has no part in anything', async () => {
  for (const status of [1, 2, 3]) await leaving(id(6), status);
  await leaving(id(20), 4);
  for (const who of [5, 6, 8]) expect(world.sentTo(id(who))).toEqual([]);
});

test('the administrators and the recruiters of the jobs are asked once; the one who leaves is not; nothing is written alone', async () => {
  await leaving(id(6), 4);
  await leaving(id(6), 5);
  expect([5, 6, 8].map((who) => world.sentTo(id(who)).length)).toEqual([1, 0, 1]);
  const [card] = world.sentTo(id(8));
  if (!card) throw new Error('no offer');
  expect(textOf(cardOf(card))).toContain('在 3 个在招职位里还有角色');
  expect(world.effects).toEqual([]);
  const [first] = buttonsWith(cardOf(card), 'open');
  const asked = await world.brings(() => world.sandbox.press({ from: id(8), messageId: card.id, value: first?.value }));
  const preview = await world.brings(() => world.press(id(8), asked, 'submit', { form: { to: id(9) } }));
  expect(stateOf(cardOf(preview))).toBe('To confirm');
  expect(textOf(cardOf(preview))).toContain('更新职位人员 3 项（招聘协助人 3）');
  await world.press(id(8), preview, 'confirm');
  await world.state(preview, 'Applied');
  expect([...world.sandbox.world.jobs.values()].map(({ assistants }) => assistants)).toEqual([
    [id(9)],
    [id(9)],
    [id(9)],
  ]);
});

test('as a file it has a row for each of their roles, and goes to whoever asked for it', async () => {
  const before = world.effects.length;
  await leaving(id(7), 4);
  const card = world.sentTo(id(8)).at(-1);
  if (!card) throw new Error('no offer');
  const second = buttonsWith(cardOf(card), 'open')[1];
  expect(second?.text).toContain('表格');
  const file = await world.brings(
    () => world.sandbox.press({ from: id(8), messageId: card.id, value: second?.value }),
    ({ type }) => type === 'file',
  );
  const { rows, headers } = await opened(file);
  const roles = columnOf({ headers }, '角色');
  expect(rows.map((cells) => cells[roles])).toEqual(['用人经理', '用人经理', '用人经理']);
  expect(world.effects).toHaveLength(before);
});
