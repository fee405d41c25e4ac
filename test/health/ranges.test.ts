import { expect, test } from 'vitest';
import { ranges } from '../../src/health/ranges.ts';
import { startFeishu } from '../support/feishu.ts';

test('pre-hires are found; none may be an empty data range; a refusal is told with its code', async () => {
  const { world, trouble, ...feishu } = await startFeishu();
  expect(await ranges.look(feishu)).toMatchObject([{ ok: true, sure: true }]);
  const page = expect.stringContaining('/app/cli_x/auth');
  world.preHires.clear();
  expect(await ranges.look(feishu)).toMatchObject([{ ok: true, sure: false, remedy: { en: page } }]);
  for (const scope of ['corehr:pre_hire.search:read', 'corehr:pre_hire:read', 'corehr:pre_hire:write'])
    trouble.missingScopes.add(scope);
  expect(await ranges.look(feishu)).toMatchObject([
    { ok: false, found: { en: expect.stringContaining('99991672') }, remedy: { en: page } },
  ]);
});
