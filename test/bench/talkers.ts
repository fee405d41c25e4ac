/** Bots that are talked to, each in a process of its own with a stand-in of its own as its Feishu. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { stateOf } from '../support/card.ts';
import { end, freePort, startProcess } from '../support/process.ts';
import { createUntil, type Until } from '../support/until.ts';
import { cardOf } from '../support/world.ts';
import { cpuOf, execArgv, newFile } from './rivals.ts';

export interface Talker {
  readonly name: string;
  readonly sandbox: Sandbox;
  readonly until: Until;
  /** The card says that what was confirmed is done. */
  readonly isDone: (card: Message) => boolean;
  readonly pid: number;
  readonly cpuMs: () => number;
  readonly stop: () => Promise<void>;
}

export async function ours(): Promise<Talker> {
  const sandbox = await startSandbox({ port: 0 });
  const database = { url: `file:${newFile()}` };
  const port = await freePort();
  const child = await startProcess({ sandbox, database, port, settleAfter: '60s', flags: execArgv });
  sandbox.connect(`http://127.0.0.1:${port}`);
  return {
    name: 'hirebot',
    sandbox,
    until: createUntil(sandbox.world.news),
    isDone: (card) => stateOf(cardOf(card)) === 'Applied',
    pid: child.pid ?? 0,
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
    sandbox,
    until: createUntil(sandbox.world.news),
    isDone: ({ versions }) => versions.length > 1,
    pid: child.pid ?? 0,
    cpuMs: () => cpuOf(child.pid ?? 0),
    stop: async () => {
      await end(child, 'SIGTERM');
      await sandbox.stop();
    },
  };
}
