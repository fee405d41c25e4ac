import { expect, test } from 'vitest';
import { optionalScopes, scopes } from '../../src/health/scopes.ts';
import { manifest, requiredScopes } from '../../src/settings/manifest.ts';
import { startFeishu } from '../support/feishu.ts';

test('each scope that was not granted is named with what it gives and the page that grants it', async () => {
  const { trouble, ...feishu } = await startFeishu();
  const page = expect.stringContaining('/app/cli_x/auth');
  expect(await scopes.look(feishu)).toMatchObject([
    { ok: true, found: { en: `all ${requiredScopes.length} required ones are granted` } },
  ]);
  for (const scope of requiredScopes) trouble.missingScopes.add(scope);
  const told = await scopes.look(feishu);
  expect(told.map(({ found }) => found)).toEqual(
    Object.entries(manifest.scopes.tenant.required).map(([name, { gives }]) => ({
      zh: `缺少：${name}（${gives.zh}）`,
      en: `missing: ${name} (${gives.en})`,
    })),
  );
  for (const each of told) expect(each).toMatchObject({ ok: false, remedy: { zh: page, en: page } });
});

test('each optional one says what it gives, and without it what degrades', async () => {
  const { trouble, ...feishu } = await startFeishu();
  const { optional } = manifest.scopes.tenant;
  const names = Object.keys(optional);
  const granted = await optionalScopes.look(feishu);
  expect(granted.map(({ ok, sure, found }) => [ok, sure, found.en])).toEqual(
    names.map((name) => [true, true, `${name}: ${optional[name]?.gives.en}`]),
  );
  for (const name of names) trouble.missingScopes.add(name);
  const lacking = await optionalScopes.look(feishu);
  expect(lacking.map(({ ok, sure }) => [ok, sure])).toEqual(names.map(() => [true, false]));
  for (const [index, name] of names.entries())
    for (const words of [optional[name]?.gives.zh, optional[name]?.without.zh])
      expect(lacking[index]?.found.zh).toContain(words);
  expect(lacking[0]?.remedy?.en).toContain('/app/cli_x/auth');
});
