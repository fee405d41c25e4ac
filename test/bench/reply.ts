/**
 * `npm run bench`, answers: from a message to its card, ten messages a second,
 * beside the SDK alone doing less (`sdk-bot.ts`). The stand-in answers at once, and after 100 ms as over a real line.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { end, freePort, startProcess } from '../support/process.ts';
import { createUntil } from '../support/until.ts';
import { cpuOf } from './rivals.ts';

const PER_SECOND = 10;
const MESSAGES = Number(process.env.MESSAGES ?? 100);
const WARM = 20;
const out = (line: string): void => void process.stdout.write(`${line}\n`);

interface Bot {
  readonly name: string;
  readonly sandbox: Sandbox;
  readonly pid: number;
  readonly stop: () => Promise<unknown>;
}

async function ours(): Promise<Bot> {
  const sandbox = await startSandbox({ port: 0 });
  const url = `file:${join(mkdtempSync(join(tmpdir(), 'hirebot-bench-')), 'bench.sqlite')}`;
  const port = await freePort();
  const child = await startProcess({ sandbox, database: { url }, port, settleAfter: '60s' });
  sandbox.connect(`http://127.0.0.1:${port}`);
  return { name: 'hirebot', sandbox, pid: child.pid ?? 0, stop: () => end(child, 'SIGTERM') };
}

async function theirs(): Promise<Bot> {
  const sandbox = await startSandbox({ port: 0 });
  const job = [...sandbox.world.jobs.keys()][0];
  const given = JSON.stringify({ ...sandbox.keys, baseUrl: sandbox.url, job });
  const child = fork(resolve(import.meta.dirname, 'sdk-bot.js'), [given], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [told] = await once(child, 'message');
  sandbox.connect(`http://127.0.0.1:${Object(told).port}`);
  return { name: 'SDK alone', sandbox, pid: child.pid ?? 0, stop: () => end(child, 'SIGTERM') };
}

const messagesOf = ({ world }: Sandbox): Message[] => [...world.messages.values()];

async function answered(sandbox: Sandbox, nth: number): Promise<{ card: Message; ms: number }> {
  const people = sandbox.world.people;
  const codes = [...sandbox.world.jobs.values()].map(({ code }) => code);
  const text = `/job managers ${codes[nth % codes.length]} --assistants ${people[(nth + 3) % people.length]?.openId} --note ${nth}`;
  const began = performance.now();
  const { message } = await sandbox.say({ from: people[nth % people.length]?.openId ?? '', text });
  const until = createUntil(sandbox.world.news);
  const card = await until(
    () => messagesOf(sandbox).find(({ rootId, type }) => rootId === message.id && type !== 'text') ?? null,
  );
  return { card, ms: performance.now() - began };
}

interface Figures {
  readonly times: number[];
  readonly cpuMs: number;
  readonly calls: number;
}

async function messages({ sandbox, pid }: Bot): Promise<Figures> {
  for (let nth = 0; nth < WARM; nth += 1) await answered(sandbox, nth);
  const before = { cpu: cpuOf(pid), calls: sandbox.calls.length };
  const began = performance.now();
  const under: Promise<{ ms: number }>[] = [];
  for (let nth = 0; nth < MESSAGES; nth += 1) {
    const early = began + (nth * 1000) / PER_SECOND - performance.now();
    // The rate is the question here: each is sent when it is due.
    if (early > 1) await new Promise((wake) => setTimeout(wake, early));
    under.push(answered(sandbox, nth));
  }
  const times = (await Promise.all(under)).map(({ ms }) => ms);
  return {
    times,
    cpuMs: (cpuOf(pid) - before.cpu) / MESSAGES,
    calls: (sandbox.calls.length - before.calls) / MESSAGES,
  };
}

const at = (times: readonly number[], share: number): string => {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0).padStart(6);
};

const bots = [await ours(), await theirs()];
for (const slowMs of [0, 100]) {
  out(`\nFeishu answers after ${slowMs} ms; ${MESSAGES} messages, ${PER_SECOND} a second`);
  out(`${''.padEnd(28)} p50 ms  p99 ms  CPU ms each  calls each`);
  for (const bot of bots) {
    bot.sandbox.trouble.slowMs = slowMs;
    const { times, cpuMs, calls } = await messages(bot);
    out(
      `  ${`message to card, ${bot.name}`.padEnd(26)} ${at(times, 0.5)}  ${at(times, 0.99)}  ${cpuMs.toFixed(1).padStart(11)}  ${calls.toFixed(1).padStart(10)}`,
    );
  }
}
for (const { stop, sandbox } of bots) {
  await stop();
  await sandbox.stop();
}
