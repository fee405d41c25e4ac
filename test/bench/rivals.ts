/** What is measured side by side, each in a process of its own. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Signed } from '../../src/sandbox/delivery/deliver.ts';
import { freePort } from '../support/process.ts';
import { fromFeishu, fromSlack, keys } from './deliveries.ts';

export interface Rival {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** When it listened, as `performance.now()` tells. */
  readonly readyAt: number;
  readonly next: () => Signed;
  /** CPU that the process has used, ms. */
  readonly cpuMs: () => number;
  /** Deliveries that are on disk; null where nothing is kept. */
  readonly stored: () => number | null;
  readonly stop: () => Promise<void>;
}

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

export function cpuOf(pid: number): number {
  // Behind the name of the program, which may hold anything: the state, ten others, then user and system.
  const [, , , , , , , , , , , user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(user) + Number(system)) * TICK_MS;
}

/** For Node, as `--cpu-prof`: to see what a figure is made of. */
export const execArgv = (process.env.BENCH_FLAGS ?? '').split(' ').filter(Boolean);

export const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'hirebot-bench-')), 'bench.sqlite');

function rowsIn(file: string, which = ''): number {
  const db = new Sqlite(file, { readonly: true });
  const row = db.prepare(`select count(*) as stored from inbox ${which}`).get();
  db.close();
  return Number(Object(row).stored);
}

/** Deliveries that nobody has answered yet. */
export const waitingIn = (file: string): number => rowsIn(file, "where state = 'new'");

async function started(kind: string, file = ''): Promise<{ child: ChildProcess; port: number }> {
  const stdio: ['ignore', 'ignore', 'inherit', 'ipc'] = ['ignore', 'ignore', 'inherit', 'ipc'];
  const child = fork(resolve(import.meta.dirname, 'servers.js'), [kind, file], { stdio, execArgv });
  const [message] = await once(child, 'message');
  return { child, port: Number(Object(message).port) };
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** One of `servers.ts`. */
export async function receiver(name: string): Promise<Rival> {
  const file = name === 'edge' ? newFile() : null;
  const { child, port } = await started(name, file ?? '');
  return {
    name,
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    readyAt: performance.now(),
    next: name === 'bolt' ? fromSlack : fromFeishu,
    cpuMs: () => cpuOf(child.pid ?? 0),
    stored: () => (file === null ? null : rowsIn(file)),
    stop: () => ended(child),
  };
}

/** One for all: it goes with this process. */
let feishu: ReturnType<typeof started> | null = null;
function commonFeishu(): ReturnType<typeof started> {
  feishu ??= started('feishu').then((running) => {
    running.child.unref();
    running.child.channel?.unref();
    return running;
  });
  return feishu;
}

/** The whole bot with its workers, as an operator runs it; it calls a Feishu that says yes to all. */
export async function whole(file = newFile()): Promise<Rival> {
  const { port: feishuPort } = await commonFeishu();
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    FEISHU_APP_ID: keys.appId,
    FEISHU_APP_SECRET: keys.appSecret,
    FEISHU_ENCRYPT_KEY: keys.encryptKey,
    FEISHU_VERIFICATION_TOKEN: keys.verificationToken,
    FEISHU_BASE_URL: `http://127.0.0.1:${feishuPort}`,
    DATABASE_URL: `file:${file}`,
    HOST: '127.0.0.1',
    PORT: String(port),
  };
  const main = resolve(import.meta.dirname, '../../packed/main.js');
  const child = spawn(process.execPath, [...execArgv, main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', (data) => String(data).includes('"ready"') && ready());
    child.once('exit', (code) => failed(new Error(`starting the bot: exit ${code}`)));
  });
  return {
    name: 'whole',
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    readyAt: performance.now(),
    next: fromFeishu,
    cpuMs: () => cpuOf(child.pid ?? 0),
    stored: () => rowsIn(file),
    stop: () => ended(child),
  };
}
