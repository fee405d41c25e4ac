/** A later version may drop an operation. What it did is still shown, listed and counted; nothing is sent for it any more. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../src/operations/index.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf, textOf } from '../support/card.ts';
import { takeOver } from '../support/take-over.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

const known = [...operations, takeOver];
let world: TestWorld;
let applied: Message;
let waiting: Message;
let approved: Message;
beforeAll(async () => {
  world = await startWorld({ operations: known });
  const propose = (code: string) => world.say('recruiter', `/job takeover ${code} --by ${world.person(3).openId}`);
  applied = await propose('J1002');
  await world.press('recruiter', applied, 'confirm');
  await world.state(applied, 'Applied');
  waiting = await propose('J1003');
  approved = await propose('J1004');
  const lock = { key: `job:${world.job('J1004').id}`, holder: 'test' };
  await world.db.insertInto('locks').values(lock).execute();
  await world.press('recruiter', approved, 'confirm');
  await world.state(approved, 'Applying');

  known.pop();
  await world.restart();
  await world.db.deleteFrom('locks').where('holder', '=', 'test').execute();
});
afterAll(() => world.stop());

test('what was approved and not sent yet is not sent, and its card says why', async () => {
  const writes = world.writes.length;
  await world.state(approved, 'Failed');
  expect(textOf(cardOf(approved))).toContain('现在的版本没有这项操作了');
  expect([...actsOf(cardOf(approved)).keys()]).toEqual([]);
  expect(world.writes.length).toBe(writes);
});

test('what waits cannot be confirmed any more, but be taken back', async () => {
  const { toast } = await world.press('recruiter', waiting, 'confirm');
  expect(toast).toBe('现在的版本没有这项操作了。');
  await world.press('recruiter', waiting, 'cancel');
  await world.state(waiting, 'Cancelled');
  expect(textOf(cardOf(waiting))).toContain('by：');
  expect([...actsOf(cardOf(waiting)).keys()]).toEqual([]);
});

test('history, statistics and undo speak of it by its name', async () => {
  const history = textOf(cardOf(await world.say('recruiter', '/history J1002')));
  expect(history).toContain('job.takeover');
  expect(JSON.stringify(cardOf(await world.say('recruiter', '/stats')))).toContain('job.takeover');
  expect(textOf(cardOf(await world.say('recruiter', '/undo 1')))).toContain('这条命令现在不能用');
});
