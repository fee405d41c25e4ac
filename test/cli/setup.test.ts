/** From nothing to an app, as an administrator meets it in the terminal; the stand-in plays the platform and the phone. */
import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/settings/config.ts';
import { settingsHere } from '../../src/settings/environment.ts';
import { manifest, optionalScopes, requiredScopes } from '../../src/settings/manifest.ts';
import { keys, setupBench } from '../support/setup.ts';

const bench = setupBench();
const { env, run, withEnv } = bench;

describe('npm run setup', () => {
  test('a scan makes the app: asked for what the manifest says, kept in .env, granted and left to do are told', async () => {
    const { code, out, asked } = await run([], { answer: 'confirm' });
    expect(asked).toEqual({
      name: manifest.name.zh,
      appId: null,
      createOnly: true,
      scopes: [...requiredScopes, ...optionalScopes],
      events: manifest.events,
      callbacks: manifest.callbacks,
    });
    expect(out).toMatch(/[▀▄█]{20}/);
    expect(code).toBe(0);
    expect(out).toContain(`✓ 必需权限 ${requiredScopes.length}/${requiredScopes.length}`);
    for (const page of ['event', 'auth', 'bot', 'version']) expect(out).toContain(`/app/${keys.appId}/${page}`);
    expect(out).not.toContain(keys.appSecret);
    expect(statSync(join(bench.folder, '.env')).mode & 0o777).toBe(0o600);
    // The start takes it as it is.
    expect(settingsHere(readConfig, {}, bench.folder)).toMatchObject({
      ok: true,
      config: { events: 'websocket', app: { ...keys, baseUrl: bench.front.url } },
    });
  });

  test('an .env that is there keeps its other lines', async () => {
    writeFileSync(join(bench.folder, '.env'), '# mine\nFEISHU_APP_ID=\nPORT=8080\nLOG_LEVEL=warn');
    expect((await run([], { answer: 'confirm' })).code).toBe(0);
    expect(env()).toBe(
      `# mine\nFEISHU_APP_ID=${keys.appId}\nPORT=8080\nLOG_LEVEL=warn\nFEISHU_APP_SECRET=${keys.appSecret}\nFEISHU_BASE_URL=${bench.front.url}\nFEISHU_EVENTS=websocket\n`,
    );
    expect(statSync(join(bench.folder, '.env')).mode & 0o777).toBe(0o600);
  });

  test('an app that is set already is never overwritten, nor asked for', async () => {
    withEnv();
    const before = env();
    const { code, out } = await run([]);
    expect({ code, kept: env() === before }).toEqual({ code: 1, kept: true });
    expect(out).toContain('--repair');
    expect(out).not.toContain('addons=');
  });

  test.each([
    ['decline', 'declined'],
    ['expire', 'not confirmed in time'],
  ] as const)('%s: says so, and keeps nothing', async (answer, words) => {
    const { code, out } = await run([], { answer });
    expect({ code, kept: existsSync(join(bench.folder, '.env')) }).toEqual({ code: 1, kept: false });
    expect(out).toContain(words);
  });

  test('a person who leaves scopes out: each is named with what it gives, and the app is kept', async () => {
    const { code, out } = await run([], { answer: 'confirm', without: ['hire:job', 'hire:site:readonly'] });
    expect(code).toBe(0);
    expect(out).toContain(`✗ 必需权限 ${requiredScopes.length - 1}/${requiredScopes.length}`);
    expect(out).toContain('✗ hire:job: ');
    expect(out).toMatch(/\? hire:site:readonly: .+；没有：.+; without: /);
    expect(env()).toContain(keys.appId);
  });

  test('a place that cannot be written is told before anything is scanned', async () => {
    mkdirSync(join(bench.folder, '.env'));
    const { code, out } = await run([]);
    expect(code).not.toBe(0);
    expect(out).not.toContain('addons=');
    chmodSync(bench.folder, 0o755);
  });

  test('a platform that is not there is told in one line', async () => {
    await bench.front.close();
    const { code, out } = await run([]);
    expect(code).toBe(1);
    expect(out).toMatch(/^[^\n]+\(ECONNREFUSED\): check the network[^\n]+HTTPS_PROXY[^\n]+\n$/);
    await bench.restore();
  });
});

describe('npm run setup -- --repair', () => {
  test('widens the app that is there, and reads again what it has', async () => {
    withEnv();
    for (const scope of ['hire:job', 'hire:talent:readonly']) bench.sandbox.trouble.missingScopes.add(scope);
    const before = env();
    const { code, out, asked } = await run(['--repair'], { answer: 'confirm' });
    expect(asked).toMatchObject({ appId: keys.appId, createOnly: false });
    expect(code).toBe(0);
    expect(out).toContain(`✓ 必需权限 ${requiredScopes.length}/${requiredScopes.length}`);
    expect(env()).toBe(before);
  });

  test('what one scan left out fails it, by name', async () => {
    withEnv();
    const lacking = ['hire:job', 'hire:talent_folder'];
    for (const scope of lacking) bench.sandbox.trouble.missingScopes.add(scope);
    const { code, out } = await run(['--repair'], { answer: 'confirm', without: lacking });
    expect(code).toBe(1);
    for (const scope of lacking) expect(out).toContain(`✗ ${scope}: `);
  });

  test('without an app there is nothing to repair', async () => {
    expect(await run(['--repair'])).toMatchObject({ code: 78, out: expect.stringContaining('npm run setup') });
  });
});

describe('what needs no scan', () => {
  test('--print-scopes: the JSON of the console', async () => {
    const { code, out } = await run(['--print-scopes']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ scopes: { tenant: [...requiredScopes, ...optionalScopes], user: [] } });
  });

  test('--commands: makes what is missing, mends what differs, leaves others alone; again it changes nothing', async () => {
    withEnv();
    const theirs = { command: 'theirs', description: { default_value: 'x', i18n: {} } };
    const old = { command: 'job', description: { default_value: 'old', i18n: { zh_cn: 'old', en_us: 'old' } } };
    bench.sandbox.slashCommands.set('1', { command_id: '1', ...theirs }).set('2', { command_id: '2', ...old });
    const wanted = manifest.slashCommands.length;
    const first = await run(['--commands']);
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining(`新建 ${wanted - 1}，更改 1，不变 0`) });
    expect(bench.sandbox.slashCommands.get('1')).toMatchObject(theirs);
    expect(bench.sandbox.slashCommands.get('2')?.description.i18n.en_us).toBe(
      manifest.slashCommands[0]?.description.en,
    );
    expect(bench.sandbox.slashCommands.size).toBe(wanted + 1);
    expect((await run(['--commands'])).out).toContain(`新建 0，更改 0，不变 ${wanted}`);
    bench.sandbox.trouble.missingScopes.add('application:app_slash_command:read');
    const refused = await run(['--commands']);
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('application:app_slash_command:read') });
  });

  test('what is not understood is told with the usage', async () => {
    expect(await run(['again'])).toMatchObject({ code: 2, out: expect.stringContaining('npm run setup') });
    expect((await run(['--help'])).out).toContain('--repair');
  });
});
