import { expect, test } from 'vitest';
import { availability } from '../../src/health/availability.ts';
import { startFeishu } from '../support/feishu.ts';

test('everybody; some; what Feishu does not tell is for a person to look at, and fails nothing', async () => {
  const { trouble, appConfig, ...feishu } = await startFeishu();
  const looked = async () => (await availability.look(feishu)).map(({ ok, sure }) => [ok, sure]);
  expect(await looked()).toEqual([[true, true]]);
  appConfig.visible = { all: false, people: ['ou_a'] };
  expect(await looked()).toEqual([[true, false]]);
  appConfig.visible = { all: false, people: [] };
  expect(await looked()).toEqual([[false, true]]);
  appConfig.version = null;
  expect((await availability.look(feishu))[0]).toMatchObject({
    ok: true,
    sure: false,
    remedy: { en: expect.stringMatching(/^publish a version at/) },
  });
  trouble.missingScopes.add('application:application:self_manage');
  expect(await looked()).toEqual([[true, false]]);
});
