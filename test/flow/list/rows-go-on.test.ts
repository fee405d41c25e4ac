/** What becomes of a proposal that came of a file: seen only, forbidden, moved meanwhile, taken back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stateOf } from '../../support/card.ts';
import { acts, attach, follows, replyToFile, said } from '../../support/list.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({
    policy: {
      groups: { team: [] },
      rules: [
        { operations: ['jr.*', 'job.managers'], propose: ['everyone'], approve: { by: ['requester'] } },
        { operations: ['pool.*'], propose: ['team'], approve: { by: ['requester'] } },
      ],
    },
  });
});
afterAll(() => world.stop());

const heads = (code: string): unknown => world.requirement(code).body.head_count;

describe('a proposal of rows', () => {
  test('that is only looked at has neither buttons nor a file that is kept for it', async () => {
    const card = await replyToFile(
      world,
      [
        ['需求编号', '人数'],
        ['R00411', '31'],
      ],
      { command: '/需求 更新 --dry-run' },
    );
    expect(said(card)).toContain('→ 31');
    expect(stateOf(cardOf(card))).toBe('');
    expect(acts(card)).toEqual([]);
    expect(heads('R00411')).not.toBe(31);
  });

  test('is previewed again on what Hire holds now: the file is read again, not the screen', async () => {
    const card = await replyToFile(
      world,
      [
        ['需求编号', '人数增减'],
        ['R00412', '+2'],
      ],
      { command: '/需求 更新' },
    );
    await world.state(card, 'To confirm');
    const before = Number(heads('R00412'));
    world.requirement('R00412').body.head_count = before + 10;
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Stale');
    const again = await follows(world, card, 'rebase');
    await world.state(again, 'To confirm');
    await world.press('recruiter', again, 'confirm');
    await world.state(again, 'Applied');
    expect(heads('R00412')).toBe(before + 12);
  });

  test('is taken back row by row', async () => {
    const codes = ['R00413', 'R00414'];
    const before = codes.map(heads);
    const card = await replyToFile(world, [['需求编号', '人数'], ...codes.map((code, at) => [code, String(40 + at)])], {
      command: '/需求 更新',
    });
    await world.state(card, 'To confirm');
    await world.press('recruiter', card, 'confirm');
    await world.state(card, 'Applied');
    expect(codes.map(heads)).toEqual([40, 41]);
    const back = await follows(world, card, 'undo');
    await world.state(back, 'To confirm');
    await world.press('recruiter', back, 'confirm');
    await world.state(back, 'Applied');
    expect(codes.map(heads)).toEqual(before);
  });
});

describe('what the person may not do', () => {
  test('is not offered for a file', async () => {
    const card = await attach(world, [['手机'], ['13800002713']]);
    expect(said(card)).toContain('没看懂这个文件');
    expect(acts(card)).toEqual([]);
  });

  test('is refused for a file too, and the file is not kept', async () => {
    const card = await replyToFile(world, [['手机'], ['13800002713']], { command: '/人才库 加入 校招储备' });
    expect(acts(card)).toEqual([]);
    expect(stateOf(cardOf(card))).not.toBe('To confirm');
  });
});

test('a file with more rows than one proposal may have is refused with the limit', async () => {
  const rows = Array.from({ length: 2001 }, (_, at) => [`R${at}`, '1']);
  const card = await replyToFile(world, [['需求编号', '人数'], ...rows], { command: '/需求 更新' });
  expect(said(card)).toContain('一个文件最多 2000 行，这里有 2001 行');
});
