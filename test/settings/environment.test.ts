import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Variables } from '../../src/settings/config.ts';
import { settingsHere } from '../../src/settings/environment.ts';

const above = mkdtempSync(join(tmpdir(), 'hirebot-env-'));
afterAll(() => rmSync(above, { recursive: true, force: true }));

let folder = above;
let count = 0;
beforeEach(() => {
  count += 1;
  folder = join(above, String(count));
  mkdirSync(folder);
});
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const here = (environment: Variables = {}) => settingsHere((config) => ({ ok: true, config }), environment, folder);

describe('what is set here', () => {
  test('nothing, without a file', () => {
    expect(here()).toEqual({ ok: true, config: {} });
  });

  test('.env is beneath the environment; what is empty is unset in either', () => {
    write('.env', '# a comment\nPORT=1\nHOST="a b"\nLOG_LEVEL=\nRETENTION=90d\n');
    expect(here({ PORT: '2', HOST: '', LOG_LEVEL: undefined })).toEqual({
      ok: true,
      config: { PORT: '2', HOST: 'a b', RETENTION: '90d' },
    });
  });

  test('a secret comes from the file that is named for it, without the end of its line', () => {
    const secret = write('secret', 'shh \n');
    write('.env', `FEISHU_APP_SECRET_FILE=${secret}\n`);
    const METRICS_TOKEN_FILE = write('token', 'abc\r\n');
    expect(here({ METRICS_TOKEN_FILE })).toMatchObject({
      ok: true,
      config: { FEISHU_APP_SECRET: 'shh ', METRICS_TOKEN: 'abc' },
    });
  });

  test('the policy is no secret: its file stays a path', () => {
    const POLICY_FILE = write('policy.json', '{}');
    expect(here({ POLICY_FILE })).toEqual({ ok: true, config: { POLICY_FILE } });
  });

  test('both, or a file that cannot be read, is told by name and without what it holds', () => {
    const named = { DATABASE_URL: 'file:x', DATABASE_URL_FILE: write('url', 'postgres://secret') };
    expect(here({ ...named, FEISHU_APP_SECRET_FILE: join(folder, 'missing') })).toEqual({
      ok: false,
      problems: [
        'FEISHU_APP_SECRET_FILE: cannot be read (ENOENT)',
        'DATABASE_URL_FILE: set beside DATABASE_URL; leave one of them',
      ],
    });
    rmSync(join(folder, 'url'));
    mkdirSync(join(folder, '.env'));
    expect(here()).toEqual({ ok: false, problems: ['.env: cannot be read (EISDIR)'] });
  });

  test('what is wrong with the settings is told too', () => {
    const read = settingsHere(() => ({ ok: false, problems: ['PORT: wrong'] }), { METRICS_TOKEN_FILE: '/no' }, folder);
    expect(read).toEqual({
      ok: false,
      problems: ['METRICS_TOKEN_FILE: cannot be read (ENOENT)', 'PORT: wrong'],
    });
  });
});
