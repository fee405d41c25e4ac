import { expect, onTestFinished, test } from 'vitest';
import { createBell, eachAlone, type Loop, startLoops } from '../../src/flow/loop.ts';
import { collectingLog } from '../support/bot.ts';

const HOUR = 3600_000;

/** A worker that does what it is told; `looks` counts how often it has looked. */
function worker(step: () => Promise<boolean>, idleMs = HOUR): Loop & { looks: number } {
  const loop = {
    name: 'worker',
    looks: 0,
    bell: createBell(),
    idleMs,
    step: () => {
      loop.looks += 1;
      return step();
    },
  };
  return loop;
}

function run(...loops: readonly Loop[]) {
  const lines: string[] = [];
  const running = startLoops(loops, collectingLog(lines));
  onTestFinished(() => running.stop());
  return { ...running, lines };
}

test('works until nothing is left, then sleeps until it is rung', async () => {
  let left = 3;
  const loop = worker(async () => {
    left -= 1;
    return left > 0;
  });
  const { rest } = run(loop);
  await rest();
  expect(left).toBeLessThanOrEqual(0);
  const { looks } = loop;
  left = 5;
  loop.bell.ring();
  await rest();
  expect(loop.looks).toBeGreaterThanOrEqual(looks + 5);
});

test('looks by itself, for what other instances leave and for time passing', async () => {
  const loop = worker(async () => false, 5);
  run(loop);
  await expect.poll(() => loop.looks).toBeGreaterThan(3);
});

test('what breaks is told, and it goes on', async () => {
  let broken = true;
  const loop = worker(async () => {
    if (broken) throw new Error('worn out');
    return false;
  });
  const { rest, lines } = run(loop);
  await expect.poll(() => lines).toEqual([expect.stringContaining('error working')]);
  broken = false;
  await rest();
  expect(loop.looks).toBe(2);
});

test('all rest only when each has looked since it was asked, also who was looking just then', async () => {
  let answer = (_: boolean): void => undefined;
  const slow = worker(() => new Promise((resolve) => (answer = resolve)));
  const quick = worker(async () => false);
  const { rest } = run(slow, quick);
  let rested = false;
  const resting = rest().then(() => {
    rested = true;
  });
  answer(false);
  await expect.poll(() => slow.looks).toBe(2);
  expect(rested).toBe(false);
  answer(false);
  await resting;
  expect(quick.looks).toBeGreaterThanOrEqual(2);
});

test('what rings while it looks is looked for at once, not at the next look by itself', async () => {
  let there = false;
  const found = createBell();
  const loop = worker(async () => {
    if (loop.looks === 1) {
      // It comes when the look has passed by.
      there = true;
      loop.bell.ring();
      return false;
    }
    if (there) found.ring();
    there = false;
    return false;
  });
  const finding = found.wait();
  run(loop);
  await finding;
  expect(loop.looks).toBe(2);
});

test('a bell forgets whoever got up by time', async () => {
  const bell = createBell();
  await Promise.all(Array.from({ length: 200 }, () => bell.wait(1)));
  expect(bell.waiting()).toBe(0);
  const rung = bell.wait(HOUR);
  expect(bell.waiting()).toBe(1);
  bell.ring();
  await rung;
  expect(bell.waiting()).toBe(0);
});

test('one row that breaks is told, those behind it go on', async () => {
  const lines: string[] = [];
  const done: string[] = [];
  async function* rows() {
    for (const id of ['a', 'b', 'c']) yield { id };
  }
  const work = async ({ id }: { id: string }) => {
    if (id === 'b') throw new Error('worn out');
    done.push(id);
  };
  await eachAlone(rows(), work, { log: collectingLog(lines), activity: 'trying' });
  expect(done).toEqual(['a', 'c']);
  expect(lines).toEqual([expect.stringContaining('error trying {"id":"b"')]);
});

test('who gives way lets a rush pass by first, and is not kept from work by a few', async () => {
  const idle = worker(async () => false);
  const loop: Loop & { looks: number } = Object.assign(idle, { givesWayTo: idle.bell });
  const { rest } = run(loop);
  await rest();
  const { looks } = loop;
  for (let rings = 0; rings < 200; rings += 1) {
    loop.bell.ring();
    await new Promise(setImmediate);
  }
  // As they came it would have looked at each: now at the first, and when the others had come.
  await rest();
  expect(loop.looks - looks).toBeLessThan(20);
  expect(loop.looks - looks).toBeGreaterThan(0);
});

test('a rush that does not end leaves the others a turn, not one look', async () => {
  const idle = worker(async () => {
    await new Promise(setImmediate);
    return true;
  });
  const loop: Loop & { looks: number } = Object.assign(idle, { givesWayTo: idle.bell });
  run(loop);
  // One look a second would take far longer than a test may.
  while (loop.looks < 100) {
    loop.bell.ring();
    await new Promise(setImmediate);
  }
  expect(loop.looks).toBeGreaterThanOrEqual(100);
});
