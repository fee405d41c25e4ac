/** Files that LibreOffice wrote, sent to the bot: each row ends in one way. `OFFICE=50` for all of them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowStateText } from '../../../cards/file-rows.ts';
import { replyToFile, said } from '../../support/list.ts';
import { officeTables } from '../../support/office/tables.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

const OFFICE = Number(process.env.OFFICE ?? 8);
const SHEETS = resolve(import.meta.dirname, '../../fixtures/sheets');

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const states = Object.values(rowStateText).map(({ zh }) => zh);

test(`${OFFICE} files`, { timeout: 60_000 + OFFICE * 5_000 }, async () => {
  const files = officeTables().flatMap((table) => ['xlsx', 'csv'].map((ending) => ({ table, ending })));
  // Workbooks and texts by turns, of other tables each.
  const some = files.filter((_, at) => at % Math.floor(files.length / OFFICE) === at % 2).slice(0, OFFICE);
  for (const { table, ending } of OFFICE >= files.length ? files : some) {
    const name = `${table.name}.${ending}`;
    const card = await replyToFile(world, readFileSync(resolve(SHEETS, name)), { command: table.command, name });
    const counts = states.map((state) => Number(new RegExp(`${state} (\\d+)`).exec(said(card))?.[1] ?? 0));
    expect(
      counts.reduce((sum, count) => sum + count, 0),
      `${name}: ${said(card)}`,
    ).toBe(table.rows.length);
    expect(counts[states.indexOf('找不到')], name).toBe(0);
  }
  expect(world.effects).toEqual([]);
});
