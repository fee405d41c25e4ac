import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/settings/config.ts';

const app = {
  FEISHU_APP_ID: 'cli_a1',
  FEISHU_APP_SECRET: 's',
  FEISHU_ENCRYPT_KEY: 'k',
  FEISHU_VERIFICATION_TOKEN: 't',
};
const problems = (env: Record<string, string>): string[] => {
  const read = readConfig(env);
  return read.ok ? [] : [...read.problems];
};

describe('settings', () => {
  test('none: the sandbox, on this machine only', () => {
    const read = readConfig({ HOST: '0.0.0.0' });
    expect(read).toMatchObject({
      ok: true,
      config: {
        app: null,
        host: '127.0.0.1',
        port: 3000,
        sandboxPort: 3001,
        settleAfterMs: 60_000,
        proposalTtlMs: 86_400_000,
      },
    });
  });
  test('complete: the real tenant', () => {
    expect(readConfig({ ...app, PORT: '8080', SETTLE_AFTER: '30s', PROPOSAL_TTL: '7d' })).toMatchObject({
      ok: true,
      config: {
        app: { appId: 'cli_a1', baseUrl: 'https://open.feishu.cn' },
        host: '0.0.0.0',
        port: 8080,
        settleAfterMs: 30_000,
        proposalTtlMs: 604_800_000,
      },
    });
  });
  test('what was in force before the key or the token was changed', () => {
    const previousOf = (more: Record<string, string>) => {
      const read = readConfig({ ...app, ...more });
      return read.ok ? read.config.app?.previous : read.problems;
    };
    expect(previousOf({})).toBeUndefined();
    expect(previousOf({ FEISHU_ENCRYPT_KEY_PREVIOUS: '' })).toBeUndefined();
    expect(previousOf({ FEISHU_ENCRYPT_KEY_PREVIOUS: 'k0' })).toEqual({ encryptKey: 'k0' });
    expect(previousOf({ FEISHU_VERIFICATION_TOKEN_PREVIOUS: 't0' })).toEqual({ verificationToken: 't0' });
  });
  test.each([
    [{ FEISHU_APP_ID: 'cli_a' }, 'FEISHU_APP_SECRET'],
    [{ FEISHU_APP_SECRET: 's' }, 'FEISHU_APP_ID'],
    [{ FEISHU_APP_ID: 'cli_a', FEISHU_APP_SECRET: 's' }, 'FEISHU_ENCRYPT_KEY'],
    [{ ...app, FEISHU_VERIFICATION_TOKEN: '' }, 'FEISHU_VERIFICATION_TOKEN'],
    [{ ...app, FEISHU_BASE_URL: 'http://open.feishu.cn' }, 'FEISHU_BASE_URL'],
    [{ ...app, FEISHU_BASE_URL: 'nonsense' }, 'FEISHU_BASE_URL'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: 'abc' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ SETTLE_AFTER: '60' }, 'SETTLE_AFTER'],
    [{ PROPOSAL_TTL: '0s' }, 'PROPOSAL_TTL'],
    [{ RETENTION: '29d' }, 'RETENTION'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ TENANT_TIMEZONE: 'Mars/Olympus' }, 'TENANT_TIMEZONE'],
    [{ FEISHU_EVENTS: 'pigeon' }, 'FEISHU_EVENTS'],
    [{ ...app, FEISHU_EVENTS: 'websocket' }, 'FEISHU_APP_ID'],
    [{ FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_EVENTS: 'websocket' }, 'FEISHU_APP_SECRET'],
  ])('%j is told by name', (env, name) => {
    expect(problems(env).join('\n')).toContain(`${name}: `);
  });
  test.each([
    [{ PORT: '4000', SANDBOX_PORT: '4000' }, 1],
    [{ PORT: '65535' }, 1],
    [{ PORT: '65535', SANDBOX_PORT: '4000' }, 0],
    [{ PORT: '65534' }, 0],
    [{ PORT: '0', SANDBOX_PORT: '0' }, 0],
    [{ ...app, PORT: '65535' }, 0],
    [{ ...app, PORT: '4000', SANDBOX_PORT: '4000' }, 0],
  ])('the stand-in has a port of its own: %j', (env, count) => {
    expect(problems(env).filter((line) => line.startsWith('SANDBOX_PORT: '))).toHaveLength(count);
  });
  test('loopback may be plain http; everything wrong is told at once', () => {
    expect(problems({ ...app, FEISHU_BASE_URL: 'http://127.0.0.1:9999' })).toEqual([]);
    expect(problems({ PORT: 'x', LOG_LEVEL: 'y', FEISHU_APP_ID: 'cli_a' }).length).toBe(5);
  });
  test('a long connection needs id and secret alone; keys that are set count for webhooks beside it', () => {
    const bare = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 's', FEISHU_EVENTS: 'websocket' };
    const appOf = (env: Record<string, string>) => {
      const read = readConfig(env);
      return read.ok ? read.config.app : read.problems;
    };
    const { FEISHU_APP_ID: appId } = bare;
    expect(appOf(bare)).toEqual({ appId, appSecret: 's', baseUrl: 'https://open.feishu.cn' });
    expect(appOf({ ...app, ...bare })).toMatchObject({ keys: { encryptKey: 'k', verificationToken: 't' } });
    expect(readConfig(bare)).toMatchObject({ ok: true, config: { events: 'websocket', host: '0.0.0.0' } });
  });
  test('the missing keys name the console page', () => {
    expect(problems({ FEISHU_APP_ID: 'cli_a', FEISHU_APP_SECRET: 's' }).join('\n')).toContain(
      'https://open.feishu.cn/app/cli_a/event',
    );
    expect(problems({ FEISHU_APP_SECRET: 's' }).join('\n')).toContain('https://open.feishu.cn/app,');
  });
});
