/** `npm run setup` in a folder of its own, against a stand-in behind TLS; it plays the platform and the phone. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';
import type { Asked, Scan } from '../../src/sandbox/platform/registration.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { type TlsFront, tlsFrontOf } from './tls-front.ts';

export const keys = { appId: 'cli_0123456789abcdef', appSecret: 'the-secret-of-the-app' };

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly asked: Asked | null;
}

export interface SetupBench {
  readonly folder: string;
  readonly sandbox: Sandbox;
  readonly front: TlsFront;
  /** The platform is there again. */
  restore(): Promise<void>;
  /** What stands in `.env`. */
  env(): string;
  /** An `.env` of an app that is there. */
  withEnv(more?: string): void;
  /** More of the environment of what is run. */
  readonly around: Record<string, string>;
  /** Runs it, and answers the code that it shows. */
  run(words: readonly string[], scan?: Omit<Scan, 'url'> | null, cli?: string): Promise<Ran>;
}

interface Held {
  readonly around: Record<string, string>;
  folder: string;
  sandbox: Sandbox;
  front: TlsFront;
}

/** Before each test a fresh folder and a fresh stand-in. */
export function setupBench(options: Partial<SandboxOptions> = {}): SetupBench {
  const above = mkdtempSync(join(tmpdir(), 'hirebot-setup-'));
  let count = 0;
  let held: Held;
  beforeEach(async () => {
    count += 1;
    const folder = join(above, String(count));
    mkdirSync(folder);
    const sandbox = await startSandbox({ port: 0, keys, pollS: 0.05, ...options });
    held = { around: {}, folder, sandbox, front: await tlsFrontOf(sandbox.url) };
  });
  afterEach(async () => {
    await held.front.close();
    await held.sandbox.stop();
  });
  afterAll(() => rmSync(above, { recursive: true, force: true }));
  return benchOf(() => held);
}

const benchOf = (held: () => Held): SetupBench => ({
  get around() {
    return held().around;
  },
  get folder() {
    return held().folder;
  },
  get sandbox() {
    return held().sandbox;
  },
  get front() {
    return held().front;
  },
  restore: async () => {
    held().front = await tlsFrontOf(held().sandbox.url);
  },
  env: () => readFileSync(join(held().folder, '.env'), 'utf8'),
  withEnv: (more = '') =>
    writeFileSync(
      join(held().folder, '.env'),
      `FEISHU_APP_ID=${keys.appId}\nFEISHU_APP_SECRET=${keys.appSecret}\nFEISHU_EVENTS=websocket\n${more}`,
    ),
  run: (words, scan = null, cli = 'setup') => run(held(), { words, scan, cli }),
});

interface Wish {
  readonly words: readonly string[];
  readonly scan: Omit<Scan, 'url'> | null;
  readonly cli: string;
}

function run({ folder, sandbox, front, around }: Held, { words, scan, cli }: Wish): Promise<Ran> {
  const file = resolve(import.meta.dirname, `../../dist/src/cli/${cli}.js`);
  const child = spawn(process.execPath, [file, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, FEISHU_BASE_URL: front.url, ...front.trust, ...around },
  });
  let out = '';
  let asked: Asked | null = null;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      out += String(data);
      const [url] = /https:\/\/\S+addons=\S+/.exec(out) ?? [];
      if (scan && url && !asked) asked = sandbox.scan({ ...scan, url });
    });
  return new Promise((done) => child.on('exit', (code) => done({ code, out, asked })));
}
