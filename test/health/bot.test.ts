import { expect, test } from 'vitest';
import { bot } from '../../src/health/bot.ts';
import { startFeishu } from '../support/feishu.ts';

test('enabled is well; every other state is told in words, with the page', async () => {
  const { world, ...feishu } = await startFeishu();
  expect(await bot.look(feishu)).toMatchObject([{ ok: true, sure: true }]);
  const told = new Set<string>();
  for (const state of [0, 1, 3, 4, 5, 6, 99]) {
    world.bot.state = state;
    const [finding] = await bot.look(feishu);
    expect(finding).toMatchObject({ ok: false, remedy: { en: expect.stringContaining('/app/cli_x/version') } });
    told.add(finding?.found.en ?? '');
  }
  expect(told.size).toBe(7);
});

test('an app that may call nothing yet is told by the code of the answer', async () => {
  const feishu = await startFeishu();
  const tokens = { ...feishu.tokens, current: async () => 'no-token' };
  expect(await bot.look({ ...feishu, tokens })).toMatchObject([
    {
      ok: false,
      found: { en: expect.stringContaining('99991663') },
      remedy: { en: expect.stringContaining('/app/cli_x/bot') },
    },
  ]);
});
