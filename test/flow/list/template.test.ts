/** `/template`: each operation's sheet is understood column by column when it comes back, its example skipped. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFile } from '../../../src/files/read-file.ts';
import { writeXlsx } from '../../../src/files/write-xlsx.ts';
import { columnsOf } from '../../../src/flow/list/columns.ts';
import { readRows } from '../../../src/flow/list/read-rows.ts';
import { templateOf } from '../../../src/flow/list/template.ts';
import { operations } from '../../../src/operations/index.ts';
import { buttonsWith, textOf } from '../../support/card.ts';
import { attach, replyToFile, said } from '../../support/list.ts';
import { workbookOf } from '../../support/workbook.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

describe.each(operations)('the template of $name', (operation) => {
  test('is read back whole, and its example proposes nothing', async () => {
    const read = await readFile(writeXlsx(templateOf(operation)), 't.xlsx');
    if (!read.ok) throw new Error(read.refusal.text.en);
    const { header, lines } = read.value;
    const columns = columnsOf(operation, header.cells);
    expect(columns.map(({ header: words, meaning }) => [words, meaning.kind])).not.toContainEqual([
      expect.anything(),
      'unknown',
    ]);
    const { rows, examples } = readRows(operation, columns, lines);
    expect(rows).toEqual([]);
    expect(examples).toHaveLength(1);
  });
});

describe('/template', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  test('merged and hidden cells are said of such a file too', async () => {
    const cell = (at: string, text: string) => `<c r="${at}1" t="inlineStr"><is><t>${text}</t></is></c>`;
    const bytes = workbookOf({
      rows: `<row r="1">${cell('A', '职位')}${cell('B', '招聘负责人')}</row><row r="2" hidden="1">${cell('A', '').replace('A1', 'A2')}</row>`,
      after: '<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>',
    });
    const words = said(await attach(world, bytes, { name: 't.xlsx' }));
    expect(words).toContain('只有列名');
    expect(words).toContain('合并单元格');
  });

  test.each(operations)(
    'sent back without rows for $name: says what is missing, and offers it again',
    async (operation) => {
      const template = templateOf(operation);
      const command = `/${operation.noun.zh} ${operation.verb.zh}`.replace('//', '/');
      for (const [rows, words] of [
        [[], '只有列名，下面没有数据行'],
        [template.rows, '只有列名和示例行'],
      ] as const) {
        const bytes = writeXlsx({ ...template, rows });
        for (const card of [
          await attach(world, bytes, { name: 't.xlsx' }),
          await replyToFile(world, bytes, { command, name: 't.xlsx' }),
        ]) {
          expect(said(card)).toContain(words);
          expect(said(card)).toContain(`模板：${operation.title.zh}`);
          expect(said(card)).not.toContain('共 0 行');
        }
      }
      const card = await attach(world, writeXlsx({ ...template, rows: [] }), { name: 't.xlsx' });
      const offered = buttonsWith(cardOf(card), 'open').find(({ text }) =>
        text.includes(`模板：${operation.title.zh}`),
      );
      const sheet = await world.brings(
        () => world.press('recruiter', card, 'open', { value: offered?.value }),
        ({ type }) => type === 'file',
      );
      expect([...sheet.files.values()].map(({ name }) => name)).toEqual([`模板-${operation.title.zh}.xlsx`]);
    },
  );

  test.each(['/template job managers', '/模板 职位 人员', '/模板 需求'])('%s sends a workbook', async (text) => {
    const { message } = await world.sandbox.say({ from: 'recruiter', text });
    const sent = () =>
      [...world.sandbox.world.messages.values()].find((each) => each.rootId === message.id && each.type === 'file');
    const answer = await world.until(
      () => sent() ?? null,
      () => 'the workbook',
    );
    expect([...answer.files.values()].map(({ name }) => name)).toEqual([expect.stringMatching(/^模板-.+\.xlsx$/)]);
  });

  test('without a command that there is, all are named', async () => {
    expect(textOf(cardOf(await world.say('recruiter', '/模板 职位')))).toContain('/template job managers');
  });
});
