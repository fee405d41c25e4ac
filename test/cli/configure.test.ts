/** `npm run setup -- --configure`: the console is set through its API, and what it refuses is told with the page where a person does it. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { manifest, optionalScopes, requiredScopes } from '../../src/settings/manifest.ts';
import { runBot } from '../support/bot.ts';
import { freshDatabase } from '../support/database.ts';
import { keys, setupBench } from '../support/setup.ts';

const bench = setupBench();
const { run, withEnv } = bench;
const page = (name: string) => `/app/${keys.appId}/${name}`;
const configure = (...words: string[]) => run(['--configure', ...words]);

const webhook = (encryptKey: string, verificationToken: string) =>
  `FEISHU_EVENTS=webhook\nFEISHU_ENCRYPT_KEY=${encryptKey}\nFEISHU_VERIFICATION_TOKEN=${verificationToken}\n`;

/** The bot at an address of its own, with the keys that the console is to be given. */
async function botWith(encryptKey: string, verificationToken: string): Promise<string> {
  const database = await freshDatabase();
  const sandbox = { ...bench.sandbox, keys: { ...bench.sandbox.keys, encryptKey, verificationToken } };
  const machine = { clock: { offsetMs: 0 }, wrongMs: 0 };
  const bot = await runBot({ sandbox, database, options: {}, machine, logs: [] });
  onTestFinished(async () => {
    await bot.stop();
    await database.drop();
  });
  return `http://127.0.0.1:${bot.port}`;
}

describe('the long connection', () => {
  test('events, callbacks and scopes are set; what counts only with a version is said', async () => {
    withEnv();
    const { appConfig, trouble } = bench.sandbox;
    for (const each of [appConfig.events, appConfig.callbacks]) each.names.clear();
    trouble.missingScopes.add('hire:job').add('hire:site:readonly');
    const { code, out } = await configure();
    expect({ code, missing: trouble.missingScopes.size }).toEqual({ code: 0, missing: 0 });
    expect([appConfig.events.by, appConfig.callbacks.by]).toEqual(['websocket', 'websocket']);
    expect([...appConfig.events.names, ...appConfig.callbacks.names]).toEqual([
      ...manifest.events,
      ...manifest.callbacks,
    ]);
    expect(out).toContain(`✓ ${manifest.events.length} 个事件 → websocket`);
    expect(out).toContain(`✓ ${requiredScopes.length + optionalScopes.length} 项权限`);
    expect(out).toContain(page('version'));
  });

  test.each([
    ['210040', 'version', () => Object.assign(bench.sandbox.appConfig, { underReview: true })],
    ['210035', 'event', () => Object.assign(bench.sandbox.appConfig, { madeInConsole: false })],
    ['99991672', 'auth', () => bench.sandbox.trouble.missingScopes.add('application:application:patch')],
  ])('refused with %s: once, with the page, and nothing is set', async (code, where, refuses) => {
    withEnv();
    refuses();
    const before = structuredClone(bench.sandbox.appConfig.events);
    const ran = await configure();
    expect(ran.code).toBe(1);
    expect(ran.out.match(/✗/g)).toHaveLength(1);
    expect(ran.out).toMatch(new RegExp(`code ${code}\\n    → .+ / .+\\n      \\S+${page(where)}\\n`));
    expect(bench.sandbox.appConfig.events).toEqual(before);
  });

  test('a platform that is not there', async () => {
    withEnv();
    await bench.front.close();
    const { code, out } = await configure();
    expect(code).toBe(1);
    expect(out).toContain('Feishu does not answer');
    await bench.restore();
  });
});

describe('webhooks', () => {
  test('the keys go first, and with them the running bot proves that the addresses are its own', async () => {
    withEnv(webhook('a-new-key', 'a-new-token'));
    const { code, out } = await configure('--address', await botWith('a-new-key', 'a-new-token'));
    expect(out).not.toContain('✗');
    expect(code).toBe(0);
    const { events, callbacks, encryption } = bench.sandbox.appConfig;
    expect([events.url, callbacks.url].map((url) => new URL(url).pathname)).toEqual([
      '/feishu/events',
      '/feishu/cards',
    ]);
    expect(encryption).toEqual({ encryption_key: 'a-new-key', verification_token: 'a-new-token' });
    expect(out).not.toContain('a-new-key');
  });

  test('an address that does not answer is refused, and the other parts are set all the same', async () => {
    withEnv(webhook('a-new-key', 'a-new-token'));
    bench.sandbox.trouble.missingScopes.add('hire:job');
    const ran = await configure('--address', await botWith('another-key', 'a-new-token'));
    expect(ran.code).toBe(1);
    expect(ran.out.match(/^[✓✗?]/gm)?.join('')).toBe('✓✗✗✓?');
    expect(ran.out).toContain('code 210042');
    expect(ran.out).toContain(page('event'));
    expect(bench.sandbox.trouble.missingScopes.size).toBe(0);
  });

  test('without an address there is nothing to tell the console', async () => {
    withEnv(webhook('a-new-key', 'a-new-token'));
    expect(await configure()).toMatchObject({ code: 2, out: expect.stringContaining('--address https://') });
    expect(await configure('--address', 'bot.example.com')).toMatchObject({ code: 2 });
  });
});
