import { expect, test } from 'vitest';
import { availability } from '../../src/health/availability.ts';
import { startFeishu } from '../support/feishu.ts';

test('what no API tells is for a person to look at, and fails nothing', async () => {
  const told = await availability.look(await startFeishu());
  expect(told.map(({ ok, sure }) => [ok, sure])).toEqual([
    [true, false],
    [true, false],
  ]);
  expect(told.map(({ remedy }) => remedy?.en).join()).toContain('/app/cli_x/version');
});
