/** The process as an operator meets it: bad settings, the sandbox start, an orderly end. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { learnFact } from '../src/store/facts.ts';
import { openDatabase, openFor } from '../src/store/open.ts';

/** What a start leaves in its folder must not be left in the project's. */
const folder = mkdtempSync(join(tmpdir(), 'hirebot-main-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keys = { FEISHU_APP_SECRET: 's', FEISHU_ENCRYPT_KEY: 'e', FEISHU_VERIFICATION_TOKEN: 'v' };

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(
  env: Record<string, string>,
  onOutput: (stdout: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../dist/packed/main.js')], {
    env: { PATH: process.env.PATH, ...env },
    cwd: folder,
  });
  const seen = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      seen[name] += chunk.toString();
      if (name === 'stdout') onOutput(seen.stdout, (signal) => child.kill(signal));
    });
  }
  return new Promise((done) => child.on('exit', (code) => done({ code, ...seen })));
}

/** Starts on ports of its own, and ends it when it answers. */
function runUntilReady(env: Record<string, string>, onReady: () => void = () => undefined): Promise<Ended> {
  let ready = false;
  return run({ PORT: '0', SANDBOX_PORT: '0', ...env }, (output, kill) => {
    if (ready || !output.includes('"ready"')) return;
    ready = true;
    onReady();
    // Who answers has come past the start, and listens for signals.
    const { port } = JSON.parse(output.split('\n').find((line) => line.includes('"ready"')) ?? '');
    void fetch(`http://127.0.0.1:${port}/healthz`).then(() => kill('SIGTERM'));
  });
}

describe('the process', () => {
  test('bad settings: a line for each, exit code 78, nothing listens', async () => {
    const { code, stderr, stdout } = await run({ PORT: 'x', FEISHU_APP_ID: 'cli_a', SETTLE_AFTER: 'soon' });
    expect(code).toBe(78);
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(
      expect.arrayContaining([
        'PORT',
        'SETTLE_AFTER',
        'FEISHU_APP_SECRET',
        'FEISHU_ENCRYPT_KEY',
        'FEISHU_VERIFICATION_TOKEN',
      ]),
    );
    expect(stdout).toBe('');
  });

  test('what is wrong in the policy is told along', async () => {
    writeFileSync(join(folder, 'policy.json'), '\uFEFF{ "rules": [ {} ] }');
    const { stderr } = await run({ LOG_LEVEL: 'loud', POLICY_FILE: join(folder, 'policy.json') });
    const lines = stderr.trim().split('\n');
    expect(lines[0]).toMatch(/^LOG_LEVEL: must be /);
    expect(lines[1]).toMatch(/^POLICY_FILE: line 1: rules\[0\]\.operations: /);
  });

  test('.env is read, and the environment wins over it', async () => {
    writeFileSync(join(folder, '.env'), 'PORT=x\nSETTLE_AFTER=soon\n');
    const { code, stderr } = await run({ SETTLE_AFTER: '30s' });
    rmSync(join(folder, '.env'));
    expect({ code, stderr }).toEqual({ code: 78, stderr: expect.stringMatching(/^PORT: [^\n]+\n$/) });
  });

  test('a database that cannot be opened is told in one line', async () => {
    const { code, stderr } = await run({ DATABASE_URL: 'file:/dev/null/x/y.sqlite', PORT: '0', SANDBOX_PORT: '0' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^opening the database: [^\n]+\n$/);
  });

  test('a second bot on one SQLite file is refused with what to do; once the first has stopped it starts', async () => {
    const url = `file:${join(folder, 'shared.sqlite')}`;
    const first = await openFor('cli_a', url);
    const env = { ...keys, FEISHU_APP_ID: 'cli_a', FEISHU_BASE_URL: 'http://127.0.0.1:1', DATABASE_URL: url };
    const second = await runUntilReady(env);
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/^opening the database: [^\n]*SQLite[^\n]*PostgreSQL[^\n]*\n$/);
    await first.destroy();
    expect((await runUntilReady(env)).code).toBe(0);
  });

  test('without credentials the sandbox starts, says so in both languages, and SIGTERM ends it with 0', async () => {
    const file = join(folder, 'deep/test.sqlite');
    let mode = 0;
    const { code, stdout, stderr } = await runUntilReady({ DATABASE_URL: `file:${file}` }, () => {
      mode = statSync(file).mode & 0o777;
    });
    expect(code).toBe(0);
    expect(mode).toBe(0o600);
    expect(stderr).toContain('沙盒模式');
    expect(stderr).toContain('Sandbox mode');
    for (const line of stdout.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  });
});

describe('a database belongs to the app that first used it', () => {
  const DATABASE_URL = `file:${join(folder, 'owned.sqlite')}`;
  // Nobody listens there: what a refused start would send to Feishu goes nowhere.
  const app = (id: string) => ({ ...keys, FEISHU_APP_ID: id, FEISHU_BASE_URL: 'http://127.0.0.1:1', DATABASE_URL });

  test('another app and sandbox mode are refused with the reason and what to do; its own goes on', async () => {
    expect((await runUntilReady(app('cli_first'))).code).toBe(0);
    const other = await runUntilReady(app('cli_other'));
    expect(other).toMatchObject({ code: 78, stdout: '' });
    expect(other.stderr).toMatch(/^DATABASE_URL: [^\n]*belongs to app cli_first[^\n]*for app cli_other[^\n]*\n$/);
    const sandbox = await runUntilReady({ DATABASE_URL });
    expect(sandbox).toMatchObject({ code: 78, stdout: '' });
    expect(sandbox.stderr).toMatch(
      /^DATABASE_URL: [^\n]*belongs to app cli_first[^\n]*leave DATABASE_URL unset[^\n]*\n$/,
    );
    expect((await runUntilReady(app('cli_first'))).code).toBe(0);
  });

  test('one that was used before owners were kept is known by its tenant', async () => {
    const url = `file:${join(folder, 'older.sqlite')}`;
    const db = await openDatabase(url);
    await learnFact(db, 'tenant_key of cli_first', 'tenant');
    await db.destroy();
    expect((await runUntilReady({ DATABASE_URL: url })).code).toBe(78);
    expect((await runUntilReady({ ...app('cli_first'), DATABASE_URL: url })).code).toBe(0);
  });

  test('the sandbox without one keeps its own in memory, together with its Hire and chat', async () => {
    const before = readdirSync(folder);
    expect((await runUntilReady({})).code).toBe(0);
    expect(readdirSync(folder)).toEqual(before);
  });
});
