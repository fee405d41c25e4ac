/** How far it is: while many are read, and while they are written; told now and then, never in a hurry. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { stateOf, textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

/** Between two updates of a card that tells how far something is. */
const APART_MS = 2_000;

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const textsOf = ({ versions }: Message): string[] => versions.map((version) => textOf(JSON.parse(version)));

/** When each update of this message reached Feishu. */
const updatesOf = ({ id }: Message): number[] =>
  world.sandbox.calls
    .filter(({ method, path }) => method === 'PATCH' && path.endsWith(`/messages/${id}`))
    .map(({ at }) => at);

const gapsIn = (times: readonly number[]): number[] => times.slice(1).map((at, index) => at - (times[index] ?? 0));

test('90 talents are read at the allowed rate, and the card says how many are; then they are written, the same way', async () => {
  const pool = world.pool('高潜人才');
  const talents = [...world.sandbox.world.talents.values()].filter(({ pools }) => !pools.has(pool.id)).slice(0, 90);
  const card = await world.say('recruiter', `/pool add ${pool.zh} ${talents.map(({ id }) => id).join(' ')}`);
  await world.state(card, 'To confirm');
  const reading = textsOf(card).flatMap((words) => /已读 (\d+)\/90 /.exec(words)?.[1] ?? []);
  expect(reading.length).toBeGreaterThan(0);
  expect(reading.map(Number)).toEqual([...reading.map(Number)].sort((one, other) => one - other));
  const read = updatesOf(card).length;

  await world.press('recruiter', card, 'confirm');
  await world.until(() => (stateOf(cardOf(card)) === 'Applied' ? true : null));
  expect(gapsIn(updatesOf(card).slice(read)).every((ms) => ms >= APART_MS)).toBe(true);
  const shares = textsOf(card).flatMap((words) => /进度 (\d+)\/90 /.exec(words)?.[1] ?? []);
  expect(shares.map(Number).some((done) => done > 0 && done < 90)).toBe(true);
  expect(textsOf(card).at(-1)).toContain('共 90 项：已生效 90');
});
