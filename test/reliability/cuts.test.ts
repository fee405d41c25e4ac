/** Long connections that break at any moment, or fall silent: what was delivered is answered, once. `CUTS=300` for many. */
import { expect, onTestFinished, test } from 'vitest';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { startWorld } from '../support/world.ts';

const CUTS = Number(process.env.CUTS ?? 40);
/** Each in a chat of their own: one chat takes five answers a second. */
const PEOPLE = 20;
/** One in so many stays open, and nothing comes through any more: the next ping, after 5.5 seconds, tells. */
const SILENT = 100;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test(`${CUTS} cuts at random moments: no delivery is lost, none is answered twice`, {
  timeout: 60_000 + CUTS * 2_400,
}, async () => {
  const chance = createChance(20);
  const retriesMs = Array.from({ length: 1_000 }, () => 150);
  const world = await startWorld({ events: 'websocket', sandbox: { retriesMs, pingS: 5.5 } });
  onTestFinished(() => world.stop());
  const said: string[] = [];
  const attempts: number[] = [];
  for (let cuts = 0; cuts < CUTS; ) {
    if (chance() < 0.5) await world.reachable();
    const speaking = world.sandbox.say({ from: world.person(said.length % PEOPLE).openId, text: '/whoami' });
    // From before the frame has left to after its acknowledgement has come.
    for (let turns = Math.floor(chance() * 12); turns > 0; turns -= 1) await turn();
    const lines = [...world.sandbox.lines];
    const silent = lines.length > 0 && cuts % SILENT === SILENT / 5;
    for (const line of lines) {
      if (silent) line.freeze();
      else line.cut();
      cuts += 1;
    }
    if (silent) await world.until(() => (lines.some((line) => world.sandbox.lines.has(line)) ? null : true));
    const { message, status } = await speaking;
    said.push(message.id);
    attempts.push(status);
  }
  for (const id of said) await world.answer(id, 0);
  await world.settled();
  expect(said.filter((id) => world.answersTo(id).length !== 1)).toEqual([]);
  // Both happened often: the cut came before the acknowledgement, and after it.
  expect(attempts.filter((status) => status === 200).length).toBeGreaterThan(CUTS / 10);
  expect(attempts.filter((status) => status !== 200).length).toBeGreaterThan(CUTS / 10);
});
