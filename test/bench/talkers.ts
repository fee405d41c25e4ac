/** Bots that are talked to, each in a process of its own with a stand-in of its own as its Feishu. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { actsOf, stateOf } from '../support/card.ts';
import { end, freePort, startProcess } from '../support/process.ts';
import { createUntil } from '../support/until.ts';
import { cardOf } from '../support/world.ts';
import { cpuOf, execArgv, newFile } from './rivals.ts';

export interface Talker {
  readonly name: string;
  /** So many may be open at the same time: two about one job are in each other's way. */
  readonly atOnce: number;
  readonly cpuMs: () => number;
  readonly calls: () => number;
  /** How long a call takes from now on. */
  readonly slow: (ms: number) => void;
  /** Another message by another person, until its card is there. */
  readonly ask: () => Promise<Asked>;
  readonly stop: () => Promise<void>;
}

export interface Asked {
  readonly ms: number;
  readonly press: () => Promise<Pressed>;
}

export interface Pressed {
  readonly answeredMs: number;
  readonly callsBefore: number;
  readonly receiptMs: number;
}

export async function ours(): Promise<Talker> {
  const sandbox = await startSandbox({ port: 0 });
  const database = { url: `file:${newFile()}` };
  const port = await freePort();
  const child = await startProcess({ sandbox, database, port, settleAfter: '60s', flags: execArgv });
  sandbox.connect(`http://127.0.0.1:${port}`);
  return {
    name: 'hirebot',
    ...talkedTo(sandbox, (card) => stateOf(cardOf(card)) === 'Applied'),
    cpuMs: () => cpuOf(child.pid ?? 0),
    stop: async () => {
      await end(child, 'SIGTERM');
      await sandbox.stop();
    },
  };
}

export async function theirs(): Promise<Talker> {
  const sandbox = await startSandbox({ port: 0 });
  const job = [...sandbox.world.jobs.keys()][0];
  const person = sandbox.world.people[0]?.openId;
  const given = JSON.stringify({ ...sandbox.keys, baseUrl: sandbox.url, job, person });
  const child = fork(resolve(import.meta.dirname, 'sdk-bot.js'), [given], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [told] = await once(child, 'message');
  sandbox.connect(`http://127.0.0.1:${Object(told).port}`);
  return {
    name: 'SDK alone',
    ...talkedTo(sandbox, ({ versions }) => versions.length > 1),
    cpuMs: () => cpuOf(child.pid ?? 0),
    stop: async () => {
      await end(child, 'SIGTERM');
      await sandbox.stop();
    },
  };
}

/** `isDone`: the card says that what was confirmed is done. */
function talkedTo(sandbox: Sandbox, isDone: (card: Message) => boolean): Omit<Talker, 'name' | 'cpuMs' | 'stop'> {
  const until = createUntil(sandbox.world.news);
  const { people, jobs, messages } = sandbox.world;
  const all = [...jobs.values()];
  let said = 0;
  /** Each about another job, and each time for somebody else than it has. */
  const ask = async (): Promise<Asked> => {
    const nth = said++;
    const from = people[nth % people.length]?.openId ?? '';
    const job = all[nth % all.length];
    const present = people.findIndex(({ openId }) => openId === job?.recruiter);
    const next = people[(present + 1) % people.length];
    const text = `/job managers ${job?.code} --recruiter ${next?.openId} --note ${nth}`;
    const began = performance.now();
    const { message } = await sandbox.say({ from, text });
    const answer = (): Message | null =>
      [...messages.values()].find(({ rootId, type }) => rootId === message.id && type !== 'text') ?? null;
    const card = await until(answer, { what: () => `an answer to ${text}` });
    return { ms: performance.now() - began, press: () => press(from, card) };
  };
  const press = async (from: string, card: Message): Promise<Pressed> => {
    const calls = sandbox.calls.length;
    const began = performance.now();
    await sandbox.press({ from, messageId: card.id, value: actsOf(cardOf(card)).get('confirm') ?? { act: 'ok' } });
    const answeredMs = performance.now() - began;
    const callsBefore = sandbox.calls.length - calls;
    await until(() => (isDone(card) ? true : null), { what: () => `a receipt; it is ${stateOf(cardOf(card))}` });
    return { answeredMs, callsBefore, receiptMs: performance.now() - began };
  };
  return {
    atOnce: all.length,
    calls: () => sandbox.calls.length,
    slow: (ms) => {
      sandbox.trouble.slowMs = ms;
    },
    ask,
  };
}
