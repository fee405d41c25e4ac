/** What `npm pack` makes, put where nothing else of the project is: it starts, and a command comes to its receipt. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createNewsroom } from '../src/sandbox/world/news.ts';
import { end } from './support/process.ts';
import { root, textOf } from './support/sources.ts';
import { createUntil } from './support/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'hirebot-packed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const Manifest = z.object({ bin: z.record(z.string(), z.string()), dependencies: z.record(z.string(), z.string()) });
const { bin, dependencies } = Manifest.parse(JSON.parse(textOf('package.json')));

/** As `npm install` lays it, with the packages that are here: only those that an installation brings. */
function unpack(): void {
  const told = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  const [{ filename }] = z.tuple([z.object({ filename: z.string() })]).parse(JSON.parse(told.toString()));
  mkdirSync(join(folder, 'node_modules/hirebot'), { recursive: true });
  execFileSync('tar', ['xzf', filename, '--strip-components=1', '-C', 'node_modules/hirebot'], { cwd: folder });
  for (const name of Object.keys(dependencies)) {
    const place = join(folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), place);
  }
}

/** Of another process there is no news: it is looked at again and again. */
const until = createUntil(createNewsroom());

const start = (...words: readonly string[]) =>
  spawn(process.execPath, [join(folder, 'node_modules/hirebot', bin.hirebot ?? ''), ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', SANDBOX_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function run(...words: readonly string[]): Promise<{ code: number | null; out: string }> {
  const child = start(...words);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (out += data.toString()));
  const code = await new Promise<number | null>((done) => child.on('exit', done));
  return { code, out };
}

describe('the packed bot', () => {
  beforeAll(unpack);

  test('starts as a sandbox, and a command comes to its receipt', async () => {
    const bot = start();
    let said = '';
    bot.stderr.on('data', (data: Buffer) => (said += data.toString()));
    bot.stdout.resume();
    const url = await until(async () => /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? null);
    expect((await run('say', '--url', url, '/职位 人员 J1002 --recruiter @陈静')).out).toContain('确认执行');
    expect((await run('say', '--url', url, '--press', 'confirm')).code).toBe(0);
    const messages = async (): Promise<string> => (await fetch(`${url}/sandbox/messages`)).text();
    await until(async () => ((await messages()).includes('已生效') ? true : null));
    expect((await fetch(`${url}/page/page.css`)).status).toBe(200);
    expect(await end(bot, 'SIGTERM')).toBe(0);
  });

  test.each(['setup', 'doctor', 'audit', 'person', 'say'])('%s is there, and says how it is used', async (word) => {
    const { code, out } = await run(word, '--help');
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(`npm run ${word}`) });
  });

  test('another word is told which there are', async () => {
    expect(await run('constructor')).toEqual({ code: 2, out: expect.stringContaining('doctor') });
  });
});
