import { expect, test } from 'vitest';
import { clock } from '../../src/health/clock.ts';
import { startFeishu } from '../support/feishu.ts';

test('a clock that is more than half the window of a click away is not well', async () => {
  const feishu = await startFeishu();
  const beside = (ms: number) => clock.look({ ...feishu, now: () => Date.now() + ms });
  expect(await beside(0)).toMatchObject([{ ok: true }]);
  expect(await beside(140_000)).toMatchObject([{ ok: true }]);
  for (const ms of [160_000, -160_000])
    expect(await beside(ms)).toMatchObject([{ ok: false, remedy: { en: expect.stringContaining('5 minutes') } }]);
});
