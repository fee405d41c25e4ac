/** Two instances, each on a long connection of its own: a delivery goes to either, and either goes on with what the other began. */
import { expect, onTestFinished, test } from 'vitest';
import { runBot } from '../support/bot.ts';
import { startWorld } from '../support/world.ts';

const COMMANDS = 12;

test('deliveries are shared, a click lands anywhere; when one ends, the other takes all', async () => {
  const world = await startWorld({ events: 'websocket' });
  const second = await runBot(world);
  onTestFinished(() => world.stop());
  const lines = (count: number) => world.until(() => (world.sandbox.lines.size === count ? true : null));
  await world.reachable(second);
  expect(world.sandbox.lines.size).toBe(2);
  const me = world.person('recruiter').openId;
  const jobs = [...world.sandbox.world.jobs.values()].filter(({ recruiter }) => recruiter !== me).slice(0, COMMANDS);
  const done = async (code: string): Promise<void> => {
    const card = await world.say('recruiter', `/job managers ${code} --recruiter me`);
    await world.state(card, 'To confirm');
    expect(await world.press('recruiter', card, 'confirm')).toMatchObject({ error: 0 });
    await world.state(card, 'Applied');
  };
  for (const { code } of jobs.slice(0, COMMANDS / 2)) await done(code);
  await second.stop();
  await lines(1);
  for (const { code } of jobs.slice(COMMANDS / 2)) await done(code);
  expect(world.effects).toHaveLength(COMMANDS);
});
