/** How often a write is sent that Feishu keeps failing, and what its card says meanwhile and afterwards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minuteOf } from '../../../src/core/dates.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, stateOf, textOf } from '../../support/card.ts';
import { documented, expectExplained, proposed, type Row, refusal } from '../../support/refused-writes.ts';
import { waitedOut } from '../../support/waited-out.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ settleAfterMs: 2_000 });
});
afterAll(() => world.stop());

const row = (file: string, wanted: number): Row => {
  const found = documented(file).find(({ code }) => code === wanted);
  if (!found) throw new Error(`${file} documents no ${wanted}`);
  return found;
};

describe('what keeps failing is sent three times, and then told with all that is known', () => {
  test.each([
    ['job-managers', 1002001, 6],
    ['job-managers', 1002619, 7],
    ['pre-hire', 1160025, 8],
    ['pre-hire', 1161116, 9],
  ] as const)('%s %i', async (file, code, turn) => {
    const error = row(file, code);
    const card = await proposed(world, file, turn);
    const before = world.writes.length;
    world.sandbox.trouble.refusals.push(...Array.from({ length: 3 }, () => refusal(error)));
    await world.press('recruiter', card, 'confirm');
    await waitedOut(world, card);
    expect(stateOf(cardOf(card))).toBe('Failed');
    expect(world.writes.length - before).toBe(3);
    expectExplained(card, error);
    expect(textOf(cardOf(card))).toContain('试了 3 次');
    expect(actsOf(cardOf(card)).has('retry')).toBe(true);

    // Asked for by a person it is tried as often again.
    world.sandbox.trouble.refusals.push(...Array.from({ length: 2 }, () => refusal(error)));
    await world.press('recruiter', card, 'retry');
    await waitedOut(world, card);
    expect(stateOf(cardOf(card))).toBe('Applied');
    expect(textOf(cardOf(card))).not.toContain('飞书暂时出错');
  });
});

test('a write that is never answered is given up after six tries, and can be tried again', async () => {
  const card = await proposed(world, 'job-managers', 10);
  const before = world.writes.length;
  world.sandbox.trouble.next = Array.from({ length: 6 }, () => 'reset-before' as const);
  await world.press('recruiter', card, 'confirm');
  await waitedOut(world, card);
  expect(stateOf(cardOf(card))).toBe('Failed');
  expect(world.writes.length - before).toBe(6);
  expect(textOf(cardOf(card))).toContain('飞书没有应答，没有写入');
  expect(textOf(cardOf(card))).toContain('试了 6 次');
  await world.press('recruiter', card, 'retry');
  await waitedOut(world, card);
  expect(stateOf(cardOf(card))).toBe('Applied');
});

describe('between two tries', () => {
  const says = (card: Message, words: string) =>
    world.until(
      () => (textOf(cardOf(card)).includes(words) ? true : null),
      () => `"${words}" on: ${textOf(cardOf(card))}`,
    );

  test('the card says when the next one is due, and that it has begun', async () => {
    const card = await proposed(world, 'job-managers', 11);
    world.sandbox.trouble.refusals.push(refusal(row('job-managers', 1002619)));
    await world.press('recruiter', card, 'confirm');
    await says(card, '飞书暂时出错，2 秒后第 2 次尝试，共 3 次');
    expect(textOf(cardOf(card))).toContain('Feishu had a fault, next try in 2 s, 2 of 3');
    world.sandbox.trouble.slowMs = 700;
    world.clock.offsetMs += 2_000;
    await says(card, '飞书暂时出错，正在第 2 次尝试，共 3 次');
    world.sandbox.trouble.slowMs = 0;
    await waitedOut(world, card);
    expect(stateOf(cardOf(card))).toBe('Applied');
  });

  test('after an unclear answer the card says that it is looked up first', async () => {
    const card = await proposed(world, 'job-managers', 12);
    world.sandbox.trouble.refusals.push(refusal(row('job-managers', 1002001)));
    await world.press('recruiter', card, 'confirm');
    await says(card, '读回核对，没有就第 2 次尝试，共 3 次。请不要重复提交');
    const at = /飞书没有说是否写入，(\d\d:\d\d) 读回核对/.exec(textOf(cardOf(card)))?.[1];
    const due = [0, 60_000].map((ms) => minuteOf(Date.now() + world.clock.offsetMs + ms, 'Asia/Shanghai').slice(-5));
    expect(due).toContain(at);
    expect(textOf(cardOf(card))).toContain(`read back at ${at}`);
    await waitedOut(world, card);
    expect(stateOf(cardOf(card))).toBe('Applied');
  });
});
