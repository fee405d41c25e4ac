/** How far it is: while many are read, and while they are written; told now and then, never in a hurry. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { stateOf, textOf } from '../../support/card.ts';
import { sheetOf } from '../../support/export.ts';
import { attach, follows } from '../../support/list.ts';
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

/** How many were read stood on the card, and never fewer than before. */
function expectCounted(card: Message, of: number): void {
  const far = textsOf(card).flatMap((words) => new RegExp(`已读 (\\d+)/${of} `).exec(words)?.[1] ?? []);
  expect(far.length).toBeGreaterThan(0);
  expect(far.map(Number)).toEqual([...far.map(Number)].sort((one, other) => one - other));
}

test('90 talents are read at the allowed rate, and the card says how many are; then they are written, the same way', async () => {
  const pool = world.pool('高潜人才');
  const talents = [...world.sandbox.world.talents.values()].filter(({ pools }) => !pools.has(pool.id)).slice(0, 90);
  const card = await world.say('recruiter', `/pool add ${pool.zh} ${talents.map(({ id }) => id).join(' ')}`);
  await world.state(card, 'To confirm');
  expectCounted(card, 90);
  const read = updatesOf(card).length;

  await world.press('recruiter', card, 'confirm');
  await world.until(() => (stateOf(cardOf(card)) === 'Applied' ? true : null));
  expect(gapsIn(updatesOf(card).slice(read)).every((ms) => ms >= APART_MS)).toBe(true);
  const shares = textsOf(card).flatMap((words) => /进度 (\d+)\/90 /.exec(words)?.[1] ?? []);
  expect(shares.map(Number).some((done) => done > 0 && done < 90)).toBe(true);
  expect(textsOf(card).at(-1)).toContain('共 90 项：已生效 90');
});

test('so it is while the rows of a file are read', async () => {
  const pool = world.pool('高潜人才');
  const talents = [...world.sandbox.world.talents.values()].slice(100, 190);
  const offered = await attach(world, [['手机', '人才库'], ...talents.map(({ mobile }) => [mobile, pool.zh])]);
  const card = await follows(world, offered, 'open', 'pool.add');
  await world.until(() => (textsOf(card).at(-1)?.includes('要改') ? true : null));
  expectCounted(card, 90);
});

test('and while an export is', async () => {
  const { talents } = world.sandbox.world;
  for (const { id } of [...talents.values()].slice(100)) talents.delete(id);
  const { card } = await sheetOf(world, '/导出 人才库 加入 高潜人才');
  const [, count] = /正在读取 (\d+) 项/.exec(textsOf(card)[0] ?? '') ?? [];
  expectCounted(card, Number(count));
});
