/** Rows that were pasted with their headers come to what a file with them comes to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import { buttonsWith, stateOf, textOf } from '../../support/card.ts';
import { type Cells, replyToFile } from '../../support/list.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const pastedAs = (rows: Cells): string => rows.map((cells) => cells.join('\t')).join('\n');

/** Without what names the file and the proposal. */
const said = (card: unknown): string =>
  textOf(card).replace(/「名单\.csv」|"名单\.csv"|粘贴的表格|the pasted rows|#\d+/g, '');

const chance = createChance(152);
const pick = (from: readonly string[]): string => from[Math.floor(chance() * from.length)] ?? '';

const tables: readonly (readonly [string, () => Cells])[] = [
  [
    '/职位 人员',
    () => [
      ['职位', '招聘负责人'],
      ['J1002', pick(['陈静', '王芳', '没有人'])],
      [pick(['J1003', 'J9999']), '林晓'],
    ],
  ],
  [
    '/需求 更新',
    () => [
      ['需求编号', '人数', '优先级'],
      ['R00407', pick(['9', '+2', '十']), pick(['低', '最高'])],
      ['R00408', '5', ''],
    ],
  ],
  [
    '/待入职 更新',
    () => [
      ['工号', '入职日期', '原因'],
      ['24001', pick(['2026-12-15', '12月1日', '某天']), '调整'],
      ['24002', '2026-12-16', ''],
    ],
  ],
  [
    '/人才库 加入 校招储备',
    () => [
      ['姓名', '手机'],
      ['李思远', '13810002713'],
      ['王佳琪', pick(['13810004260', '13899999999'])],
    ],
  ],
];

test.each(tables)('%s', async (command, made) => {
  for (let round = 0; round < 2; round += 1) {
    const rows = made();
    const pasted = await world.say('recruiter', `${command}\n${pastedAs(rows)}`);
    const shown = said(cardOf(pasted));
    if (stateOf(cardOf(pasted)) === 'To confirm') await world.press('recruiter', pasted, 'cancel');
    const sent = await replyToFile(world, rows, { command });
    expect(shown).toBe(said(cardOf(sent)));
    if (stateOf(cardOf(sent)) === 'To confirm') await world.press('recruiter', sent, 'cancel');
  }
});

describe('without a command', () => {
  test('what fits the headers is offered', async () => {
    const card = await world.say('recruiter', '职位\t招聘负责人\nJ1002\t陈静\nJ1003\t林晓');
    expect(
      buttonsWith(cardOf(card), 'open')
        .map(({ text }) => text)
        .join(),
    ).toContain('更新职位人员');
  });

  test('rows that fit nothing get the help', async () => {
    expect(textOf(cardOf(await world.say('recruiter', '甲\t乙\n丙\t丁')))).toContain('我能做什么');
  });
});

test('rows without headers are told that they want some', async () => {
  expect(textOf(cardOf(await world.say('recruiter', '/职位 人员\nJ1002\t陈静\nJ1003\t林晓')))).toContain(
    '请在第一行加表头',
  );
});
