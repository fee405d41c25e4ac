/** What is exported, edited and sent back, over cells of seeds: edited rows change, what moved meanwhile is shown, the rest writes nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { cellAt, edited, type Format, rowCalled, type SentSheet, saved, sheetOf } from '../../support/export.ts';
import { attach, follows, replyToFile, said } from '../../support/list.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** One write of which a cell can be edited here and moved in Hire. */
interface Edited {
  readonly command: string;
  readonly asked: string;
  /** The column that tells its rows, and the one that is edited. */
  readonly key: string;
  readonly column: string;
  /** As Hire holds it. */
  readonly held: (world: TestWorld, key: string) => string;
  /** As somebody else changes it there. */
  readonly move: (world: TestWorld, key: string, time: number) => void;
  /** What is typed into the cell, with what Hire holds afterwards. */
  readonly wish: (world: TestWorld, at: number, key: string) => { readonly cell: string; readonly held: string };
  /** Of what a move makes it: nothing to say of it. */
  readonly twoValues?: true;
}

const pool = '校招储备';
const talentBy = (world: TestWorld, id: string) => {
  const found = world.sandbox.world.talents.get(id);
  if (!found) throw new Error(id);
  return found;
};
const isIn = (world: TestWorld, id: string): string => String(talentBy(world, id).pools.has(world.pool(pool).id));

/** Somebody of twelve who is not this one. */
function otherThan(world: TestWorld, openId: string, at: number): string {
  const [one, other] = [at, at + 1].map((which) => world.person(3 + (which % 12)).openId);
  return (one === openId ? other : one) ?? '';
}

const writes: readonly Edited[] = [
  {
    command: '/职位 人员',
    asked: '/导出 职位 人员 北京 --open',
    key: '职位编码',
    column: '招聘负责人',
    held: (world, code) => world.job(code).recruiter,
    move: (world, code, time) => {
      const job = world.job(code);
      job.recruiter = otherThan(world, job.recruiter, 14 + time);
    },
    wish: (world, at, code) => {
      const held = otherThan(world, world.job(code).recruiter, at);
      return { cell: world.sandbox.world.people.find(({ openId }) => openId === held)?.email ?? '', held };
    },
  },
  {
    command: '/职位 设置',
    asked: '/导出 职位 设置 上海 --open',
    key: '职位编码',
    column: '备注',
    held: (world, code) => String(world.job(code).config.scheduling.config.remark ?? ''),
    move: (world, code, time) => {
      world.job(code).config.scheduling.config.remark = `别人写的，第 ${time} 次`;
    },
    wish: (_, at) => ({ cell: `带电脑、身份证；第 ${at} 位`, held: `带电脑、身份证；第 ${at} 位` }),
  },
  {
    command: '/需求 更新',
    asked: '/导出 需求 更新 --priority 高',
    key: '需求编号',
    column: '需求人数',
    held: (world, code) => String(world.requirement(code).body.head_count),
    move: (world, code, time) => {
      world.requirement(code).body.head_count = 70 + time;
    },
    wish: (_, at) => ({ cell: String(80 + at), held: String(80 + at) }),
  },
  {
    command: `/人才库 加入 ${pool}`,
    asked: `/导出 人才库 加入 ${pool} 张`,
    key: '人才 ID',
    column: '是否在库',
    held: isIn,
    move: (world, id) => {
      talentBy(world, id).pools.add(world.pool(pool).id);
    },
    wish: () => ({ cell: '在库', held: 'true' }),
    twoValues: true,
  },
  {
    command: '/待入职 更新',
    asked: '/导出 待入职 更新 --open',
    key: '待入职 ID',
    column: '入职日期',
    held: (world, id) => world.sandbox.world.preHires.get(id)?.hireDate ?? '',
    move: (world, id, time) => {
      const preHire = world.sandbox.world.preHires.get(id);
      if (preHire) preHire.hireDate = `2029-09-${10 + time}`;
    },
    wish: (_, at) => ({
      cell: `2027年${1 + (at % 12)}月9日`,
      held: `2027-${String(1 + (at % 12)).padStart(2, '0')}-09`,
    }),
  },
];

const formats: readonly Format[] = ['xlsx', 'csv'];
const SEEDS = 2;

/** Some rows of the sheet, drawn by chance; each is of one kind only. */
function drawn(sheet: SentSheet, seed: number): { edit: number[]; stale: number[]; moved: number[] } {
  const chance = createChance(seed);
  const places = sheet.rows.map((_, at) => at).sort(() => chance() - 0.5);
  return { edit: places.slice(0, 2), stale: places.slice(2, 4), moved: places.slice(4, 6) };
}

async function answerTo(file: Buffer, { command }: Edited, name: string): Promise<Message> {
  return replyToFile(world, file, { command, name });
}

describe.each(writes)('$command', (write) => {
  const cases = Array.from({ length: SEEDS }, (_, at) => [at + 1, formats[at % formats.length] ?? 'xlsx'] as const);

  test.each(cases)('seed %i, saved as %s', async (seed, format) => {
    const sheet = await sheetOf(world, write.asked);
    const keyOf = (row: number) => cellAt(sheet, row, write.key);
    const { edit, stale, moved } = drawn(sheet, seed);
    const wishes = [...edit, ...stale].map((row) => ({ row, ...write.wish(world, row + seed, keyOf(row)) }));
    const file = saved(
      edited(
        sheet,
        wishes.map(({ row, cell }) => [row, write.column, cell]),
      ),
      format,
    );
    for (const row of [...stale, ...moved]) write.move(world, keyOf(row), seed);
    const before = sheet.rows.map((_, row) => write.held(world, keyOf(row)));
    const rows = await answerTo(file, write, `名单.${format}`);
    const words = said(rows);
    // Of two values a move makes the wish true.
    const counts = { change: edit.length, stale: write.twoValues ? 0 : stale.length };
    const already = sheet.rows.length - counts.change - counts.stale;
    if (counts.stale > 0) {
      expect(words).toContain(`要改 ${counts.change} · 已是如此 ${already} · 已失效 ${counts.stale}`);
      for (const row of stale) expect(words).toMatch(new RegExp(`第 ${row + 2} 行 · 已失效`));
      expect(words.match(/导出时是 .+，现在是 .+，文件要改成 /g)).toHaveLength(counts.stale);
    } else expect(words).toContain(`要改 ${counts.change} 行 · 已是如此 ${already} 行`);
    const proposal = counts.stale > 0 ? await follows(world, rows, 'continue') : rows;
    await world.state(proposal, 'To confirm');
    await world.press('recruiter', proposal, 'confirm');
    await world.state(proposal, 'Applied');
    const wanted = before.map(
      (held, row) => wishes.find((each) => each.row === row && edit.includes(row))?.held ?? held,
    );
    expect(sheet.rows.map((_, row) => write.held(world, keyOf(row)))).toEqual(wanted);
  });

  test('sent back as it came it writes nothing, whatever Hire holds now', async () => {
    const sheet = await sheetOf(world, write.asked);
    for (const [row] of sheet.rows.entries()) if (row % 2 === 0) write.move(world, cellAt(sheet, row, write.key), 9);
    const writesBefore = world.writes.length;
    for (const format of formats) {
      const rows = await answerTo(saved([sheet.headers, ...sheet.rows], format), write, `名单.${format}`);
      expect(said(rows)).toContain(`共 ${sheet.rows.length} 行：已是如此 ${sheet.rows.length}`);
    }
    await world.settled();
    expect(world.writes.length).toBe(writesBefore);
  });
});

describe('cells of several words', () => {
  test('a name that stands in the cell stands for whom it stood for, and one more is looked up', async () => {
    const sheet = await sheetOf(world, '/导出 职位 人员 J1002');
    const job = world.job('J1002');
    const cell = cellAt(sheet, 0, '招聘协助人');
    const more = world.person(15);
    const file = saved(edited(sheet, [[0, '招聘协助人', `${cell}、${more.email}`]]), 'xlsx');
    const before = [...job.assistants];
    await applied(await attach(world, file, { name: 'a.xlsx' }));
    expect(job.assistants).toEqual([...before, more.openId]);
  });

  test('a round that is taken out of its cell goes, the others stay', async () => {
    const sheet = await sheetOf(world, '/导出 职位 设置 J1006');
    const { config } = world.job('J1006');
    const cell = cellAt(sheet, 0, '建议面试官');
    const rounds = config.interviewers.map(({ round }) => round);
    expect(rounds.length).toBeGreaterThan(1);
    const left = cell.split(' ').filter((entry) => !entry.startsWith(`${rounds[0]}=`));
    await applied(
      await attach(world, saved(edited(sheet, [[0, '建议面试官', left.join(' ')]]), 'xlsx'), { name: 'a.xlsx' }),
    );
    expect(world.job('J1006').config.interviewers.map(({ round }) => round)).toEqual(rounds.slice(1));
  });

  test('a field of the tenant has a column of its own, read back like any', async () => {
    const sheet = await sheetOf(world, '/导出 需求 R00404');
    expect(cellAt(sheet, 0, '技能标签')).not.toBe('');
    const file = saved(edited(sheet, [[0, '技能标签', '英语']]), 'xlsx');
    const proposal = await applied(await attach(world, file, { name: 'a.xlsx' }));
    expect(said(proposal)).toContain('技能标签');
  });
});

test('rows whose unseen cell was written over are wrong: nobody can tell what was edited', async () => {
  const sheet = await sheetOf(world, '/导出 需求 R00405');
  const file = saved(
    edited(sheet, [
      [0, '需求人数', '31'],
      [0, '请勿修改', 'x'],
    ]),
    'csv',
  );
  const rows = await replyToFile(world, file, { command: '/需求 更新' });
  expect(said(rows)).toContain('值不对 1');
  expect(said(rows)).toContain('看不出改了什么');
});

test('rows that were mixed up by sorting some columns are wrong', async () => {
  const sheet = await sheetOf(world, '/导出 职位 人员 深圳');
  const [one = '', other = ''] = [0, 1].map((row) => cellAt(sheet, row, '职位 ID'));
  const swapped = edited(sheet, [
    [0, '职位 ID', other],
    [1, '职位 ID', one],
    [0, '招聘负责人', world.person(5).email],
  ]);
  const rows = await replyToFile(world, saved(swapped, 'xlsx'), { command: '/职位 人员', name: 'a.xlsx' });
  expect(said(rows)).toContain('这一行的对象和导出时不是同一个');
  expect(rowCalled(sheet, '职位 ID', one)).toBe(0);
});

async function applied(offered: Message): Promise<Message> {
  const proposal = await follows(world, offered, 'open');
  await world.state(proposal, 'To confirm');
  await world.press('recruiter', proposal, 'confirm');
  await world.state(proposal, 'Applied');
  await world.settled();
  return proposal;
}
