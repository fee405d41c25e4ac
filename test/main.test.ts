/** The process as an operator meets it: bad settings, the sandbox start, an orderly end. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(
  env: Record<string, string>,
  onOutput: (stdout: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../dist/src/main.js')], {
    env: { PATH: process.env.PATH, ...env },
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

  test('a database that cannot be opened is told in one line', async () => {
    const { code, stderr } = await run({ DATABASE_URL: 'file:/dev/null/x/y.sqlite', PORT: '0', SANDBOX_PORT: '0' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^opening the database: [^\n]+\n$/);
  });

  test('without credentials the sandbox starts, says so in both languages, and SIGTERM ends it with 0', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hirebot-main-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'deep/test.sqlite');
    let mode = 0;
    let ready = false;
    const { code, stdout, stderr } = await run(
      { DATABASE_URL: `file:${file}`, PORT: '0', SANDBOX_PORT: '0' },
      (output, kill) => {
        if (ready || !output.includes('"ready"')) return;
        ready = true;
        mode = statSync(file).mode & 0o777;
        // Who answers has come past the start, and listens for signals.
        const { port } = JSON.parse(output.split('\n').find((line) => line.includes('"ready"')) ?? '');
        void fetch(`http://127.0.0.1:${port}/healthz`).then(() => kill('SIGTERM'));
      },
    );
    expect(code).toBe(0);
    expect(mode).toBe(0o600);
    expect(stderr).toContain('沙盒模式');
    expect(stderr).toContain('Sandbox mode');
    for (const line of stdout.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  });
});
