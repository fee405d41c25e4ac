/** How often a write is sent that Feishu keeps failing, and what its card says meanwhile and afterwards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { actsOf, stateOf, textOf } from '../../support/card.ts';
import { type Contract, contractOf, fixture } from '../../support/contract.ts';
import { waitedOut } from '../../support/waited-out.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

/** A command of each operation that always changes something; `turn` is another number each time. */
const commands: Readonly<Record<string, (world: TestWorld, turn: number) => string>> = {
  'job-managers': (world, turn) => `/job managers J1002 --recruiter ${world.person(1 + (turn % 23)).openId}`,
  'job-config': (_, turn) => `/job config J1003 --remark 第 ${turn} 次`,
  'job-requirement': (_, turn) => `/jr update R00403 --headcount ${100 + turn}`,
  'talent-pool': (world, turn) => `/pool add 高潜人才 ${world.talent(turn * 4 + 1).id}`,
  'pre-hire': (world, turn) => `/prehire update ${[...world.sandbox.world.preHires.keys()][3]} --worker-id W${turn}`,
};

type Row = Pick<Contract['errors'][number], 'http_status' | 'code' | 'zh' | 'en' | 'fix_zh' | 'fix_en' | 'retry'>;
const common = (fixture('contract/common-errors.json') as Pick<Contract, 'errors'>).errors;

/** The same code means what the operation's own page says, else what it means anywhere. */
const documented = (file: string): Row[] => {
  const own = contractOf(file).errors;
  return [...own, ...common.filter(({ code }) => !own.some((each) => each.code === code))];
};

const message = 'no, <at id=all></at> of ou_0123456789abcdef\nwith t-g104abcdefgh0123456789';

const refusal = ({ http_status, code }: Row) => ({ status: http_status ?? 400, code, msg: message });

async function proposed(world: TestWorld, file: string, turn: number): Promise<Message> {
  const card = await world.say('recruiter', commands[file]?.(world, turn) ?? '');
  return world.state(card, 'To confirm');
}

/** What a card of a write that was given up has to name. */
function expectExplained(card: Message, { code, zh, en, fix_zh, fix_en }: Row): void {
  const text = textOf(cardOf(card));
  for (const words of [zh, en, fix_zh, fix_en, `Feishu ${code}`]) expect(text).toContain(words);
  expect(text).toMatch(/log id sandbox[0-9a-f]+/);
  expect(text).toContain('飞书的返回说明：no, of … with …');
  expect(text).not.toMatch(/ou_0123|t-g104|at id=all/);
}

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
    await says(card, '2 秒后核对是否已写入，没有就第 2 次尝试，共 3 次');
    await waitedOut(world, card);
    expect(stateOf(cardOf(card))).toBe('Applied');
  });
});

/** Told to wait, or given a new token: no failed try. */
const LIMITS = [99991400, 1161604];
const TOKENS = [99991661, 99991663];

/** How often a write is sent and by which error it ends, as the contract says; null where the end is a yes. */
function oracle(errors: readonly Row[]): { sends: number; last: Row | null } {
  let failed = 0;
  let tokens = 0;
  for (const [index, error] of errors.entries()) {
    const sends = index + 1;
    if (LIMITS.includes(error.code)) tokens = 0;
    else if (TOKENS.includes(error.code) && tokens === 0) tokens = 1;
    else if (error.retry !== 'backoff') return { sends, last: error };
    else {
      tokens = 0;
      failed += 1;
      if (failed === 3) return { sends, last: error };
    }
  }
  return { sends: errors.length + 1, last: null };
}

// Side by side, each operation in a world of its own.
describe.concurrent.each(Object.keys(commands))('any sequence of documented errors: %s', (file) => {
  test('is sent as often as the contract says, and ends with the words of the last', async ({ expect }) => {
    const own = await startWorld({ settleAfterMs: 2_000 });
    const chance = createChance(file.length);
    const all = documented(file);
    const byItself = all.filter(({ code, retry }) => retry === 'backoff' || TOKENS.includes(code));
    const any = (rows: readonly Row[]): Row[] => rows.slice(Math.floor(chance() * rows.length)).slice(0, 1);
    for (let turn = 0; turn < 12; turn += 1) {
      const errors = Array.from({ length: Math.floor(chance() * 5) }, () => any(byItself)).flat();
      if (chance() < 0.3) errors.push(...any(all));
      const { sends, last } = oracle(errors);
      const card = await proposed(own, file, turn + 1);
      const before = own.writes.length;
      own.sandbox.trouble.refusals.splice(0, Number.POSITIVE_INFINITY, ...errors.map(refusal));
      await own.press('recruiter', card, 'confirm');
      await waitedOut(own, card);
      const story = errors.map(({ code }) => code).join(' ');
      expect(stateOf(cardOf(card)), story).toBe(last ? 'Failed' : 'Applied');
      expect(own.writes.length - before, story).toBe(sends);
      if (last) expectExplained(card, last);
    }
    await own.stop();
  });
});
