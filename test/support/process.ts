/** The built bot as a process of its own, on a port that stays its own however often it starts. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Failpoint } from '../../src/core/failpoint.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** Of a test that runs as it is written, and of a bench that is built itself. */
const BUILT = resolve(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../../dist' : '../..');
const PACKED = 'packed/main.js';

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export interface Home {
  readonly sandbox: Sandbox;
  readonly database: { readonly url: string };
  readonly port: number;
  readonly settleAfter: string;
  /** For Node, as `--cpu-prof`. */
  readonly flags?: readonly string[];
  /** Where another build of it lies. */
  readonly built?: string;
  readonly policyFile?: string;
  /** Is told each line that it logs. */
  readonly hear?: (line: string) => void;
}

export interface Failing {
  readonly signal: 'SIGKILL' | 'SIGSTOP';
  /** Its clock is so much later, ms. */
  readonly later?: number;
}

/** One that sends itself this signal at the failpoint whose name it is sent. */
export const startFailing = (home: Home, { signal, later = 0 }: Failing): Promise<ChildProcess> =>
  startProcess(home, ['test/support/failing-bot.js', signal, String(later)]);

/**
 * Resolves when it knows where it is to fail, or has ended; at null it passes everywhere from then on. One that stands
 * still hears nothing before it goes on.
 */
export async function arm(failing: ChildProcess, point: Failpoint | null): Promise<void> {
  if (failing.exitCode !== null || failing.signalCode !== null) return;
  await new Promise<void>((armed) => {
    const told = () => {
      failing.off('message', told).off('exit', told);
      armed();
    };
    failing.on('message', told).on('exit', told);
    failing.send(point ?? 'nowhere');
  });
}

/** Resolves when it says "ready". */
export function startProcess(
  { sandbox, database, port, settleAfter, flags = [], built = BUILT, policyFile, hear }: Home,
  [script = '', ...words]: readonly string[] = [built === BUILT ? PACKED : 'src/main.js'],
): Promise<ChildProcess> {
  const { appId, appSecret, encryptKey, verificationToken } = sandbox.keys;
  const env = {
    PATH: process.env.PATH,
    FEISHU_APP_ID: appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_ENCRYPT_KEY: encryptKey,
    FEISHU_VERIFICATION_TOKEN: verificationToken,
    FEISHU_BASE_URL: sandbox.url,
    DATABASE_URL: database.url,
    PORT: String(port),
    HOST: '127.0.0.1',
    SETTLE_AFTER: settleAfter,
    ...(policyFile === undefined ? {} : { POLICY_FILE: policyFile }),
  };
  return new Promise((ready, failed) => {
    const started = spawn(process.execPath, [...flags, resolve(built, script), ...words], {
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    if (hear && started.stdout) createInterface(started.stdout).on('line', hear);
    let output = '';
    started.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('"ready"')) ready(started);
    });
    started.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    started.on('exit', (code) => failed(new Error(`the bot ended with ${code}: ${output.slice(-2000)}`)));
  });
}

/** Its exit code; null where the signal left it none. */
export async function end(running: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const gone = new Promise<number | null>((done) => running.once('exit', done));
  running.kill(signal);
  return gone;
}
