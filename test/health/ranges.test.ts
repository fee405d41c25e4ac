import { expect, test } from 'vitest';
import { ranges } from '../../src/health/ranges.ts';
import { startFeishu } from '../support/feishu.ts';

const page = expect.stringContaining('/app/cli_x/auth');

test('pre-hires are found; none may be an empty data range; a refusal is told with its code', async () => {
  const { world, trouble, ...feishu } = await startFeishu();
  const looked = async () => (await ranges.look(feishu))[0];
  expect(await looked()).toMatchObject({ ok: true, sure: true });
  world.preHires.clear();
  expect(await looked()).toMatchObject({ ok: true, sure: false, remedy: { en: page } });
  for (const scope of ['corehr:pre_hire.search:read', 'corehr:pre_hire:read', 'corehr:pre_hire:write'])
    trouble.missingScopes.add(scope);
  const found = { en: expect.stringContaining('99991672') };
  expect(await looked()).toMatchObject({ ok: false, found, remedy: { en: page } });
});

test('a contact range that is empty finds nobody', async () => {
  const { world, trouble, ...feishu } = await startFeishu();
  const looked = async () => (await ranges.look(feishu))[1];
  expect(await looked()).toMatchObject({ ok: true, sure: true });
  world.switches.contacts = false;
  expect(await looked()).toMatchObject({ ok: false, remedy: { en: page } });
  trouble.missingScopes.add('contact:contact.base:readonly');
  expect(await looked()).toMatchObject({ ok: true, sure: false, remedy: { en: page } });
});
