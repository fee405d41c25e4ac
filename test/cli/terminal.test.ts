/** What an operator meets in the terminal: help with exit codes, one line for what went wrong, no stack. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { appendAudit } from '../../src/store/audit.ts';
import { openDatabase } from '../../src/store/open.ts';
import { transact } from '../../src/store/transact.ts';

const folder = mkdtempSync(join(tmpdir(), 'hirebot-terminal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const built = resolve(import.meta.dirname, '../../dist/src');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `reads`: how much of the output is read before the pipe is closed. */
function run(words: readonly string[], { env = {}, reads = Number.POSITIVE_INFINITY } = {}): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, words, { cwd: folder, env: { PATH: process.env.PATH, ...env } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data) => {
      out += String(data);
      if (out.length >= reads) child.stdout.destroy();
    });
    child.stderr.on('data', (data) => {
      err += String(data);
    });
    child.on('exit', (code) => done({ code, out, err }));
  });
}

const file = (name: string): string => join(built, name);
const oneLine = /^[^\n]+\n$/;

test.each(['../packed/main.js', 'sandbox/say.js', 'cli/audit.js', 'cli/doctor.js'])(
  '%s --help tells the exit codes',
  async (name) => {
    for (const word of ['--help', '-h']) {
      const { code, out, err } = await run([file(name), word]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/exit codes: 0 /);
    }
  },
);

test.each([
  ['sandbox/say.js', ['--nothing-like-it'], 2, 'npm run say -- --help'],
  ['sandbox/say.js', ['--url', 'nonsense'], 2, 'nonsense is no address'],
  ['sandbox/say.js', ['--url', 'http://127.0.0.1:9', '/help'], 1, 'run npm start first'],
  ['cli/audit.js', ['--nothing-like-it'], 2, 'npm run audit -- verify | export'],
  ['cli/audit.js', [], 2, 'npm run audit -- verify | export'],
  ['cli/audit.js', ['export', '--format', 'xml'], 2, 'csv|jsonl'],
  ['cli/doctor.js', ['--nothing-like-it'], 2, 'npm run doctor'],
])('%s %j: one line that helps', async (name, words, code, helps) => {
  const ran = await run([file(name), ...words]);
  expect(ran).toMatchObject({ code, out: '', err: expect.stringMatching(oneLine) });
  expect(ran.err).toContain(helps);
});

test('say tells who is not there, and shows what is', async () => {
  const sandbox = await startSandbox({ port: 0, retriesMs: [] });
  const ran = await run([file('sandbox/say.js'), '--url', sandbox.url, '--as', 'Nobody', '/help']);
  expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(/^[^\n]*nobody is called Nobody[^\n]*\n$/) });
  const pressed = await run([file('sandbox/say.js'), '--url', sandbox.url, '--press', 'confirm']);
  expect(pressed).toMatchObject({ code: 1, err: expect.stringMatching(/^[^\n]*no card with "confirm"\n$/) });
  await sandbox.stop();
});

test('a reader that has seen enough ends the export without a word', async () => {
  const url = `file:${join(folder, 'long.sqlite')}`;
  const db = await openDatabase(url);
  const detail = { policy: 'p'.repeat(2_000) };
  await transact(db, async (trx) => {
    for (let entry = 0; entry < 400; entry += 1)
      await appendAudit(trx, { at: 0, actor: 'ou_a', kind: 'confirm', proposal: null, detail });
  });
  await db.destroy();
  const ran = await run([file('cli/audit.js'), 'export'], { env: { DATABASE_URL: url }, reads: 1 });
  expect(ran).toMatchObject({ code: 0, err: '' });
});

describe('a start that cannot be', () => {
  test('a port that is taken: which, and what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => taken.once('listening', listening));
    const address = taken.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    for (const [setting, env] of [
      ['PORT', { PORT: String(port), SANDBOX_PORT: '0' }],
      ['SANDBOX_PORT', { PORT: '0', SANDBOX_PORT: String(port) }],
    ] as const) {
      const { code, err } = await run([file('../packed/main.js')], { env });
      expect(code).toBe(1);
      expect(err).toMatch(oneLine);
      expect(err).toContain(` ${setting}: 端口 ${port} 被占用`);
      expect(err).toContain(`port ${port} is taken`);
    }
    taken.close();
  });

  test.each(['/dev/null/x', '/proc/none/x', '/sys/none'])('a place that cannot be written: %s', async (place) => {
    const env = { DATABASE_URL: `file:${place}/y.sqlite`, PORT: '0', SANDBOX_PORT: '0' };
    const { code, err } = await run([file('../packed/main.js')], { env });
    expect(code).toBe(1);
    expect(err).toMatch(oneLine);
    expect(err).toContain('name another folder');
  });

  test.each(['audit', 'person'])('%s looks at what is there, and makes no database', async (command) => {
    const place = join(folder, 'none', 'z.sqlite');
    const { code, out, err } = await run([file(`cli/${command}.js`), 'export', 'ou_a'], {
      env: { DATABASE_URL: `file:${place}` },
    });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(oneLine);
    expect(err).toContain(`there is no database ${place}`);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  test('too old a Node, before anything of ours is loaded', async () => {
    const old = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.4"})';
    for (const name of ['../packed/main.js', 'sandbox/say.js', 'cli/audit.js', 'cli/doctor.js']) {
      const ran = await run(['--import', old, '--import', file('node-version.js'), file(name), '--help']);
      expect(ran).toMatchObject({ code: 78, out: '', err: expect.stringMatching(oneLine) });
      expect(ran.err).toContain('this is 18.20.4');
    }
    expect((await run(['--import', file('node-version.js'), '-e', ''])).code).toBe(0);
  });

  test('every command of package.json is checked so', async () => {
    const { scripts } = (await import('../../package.json', { with: { type: 'json' } })).default;
    for (const name of ['start', 'say', 'audit', 'doctor'] as const)
      expect(scripts[name]).toContain('node --import ./dist/src/node-version.js ');
  });
});
