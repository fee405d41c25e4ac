/** What bolt is talked to through: as much of Slack as its bot needs, messages and clicks in, calls counted. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { end } from '../support/process.ts';
import { clickFromSlack, messageFromSlack } from './deliveries.ts';
import { cpuOf } from './rivals.ts';
import type { Asked, Pressed, Talker } from './talkers.ts';

const CHANNEL = 'C1';
/** All that bolt answers is about one thing: they are in nobody's way. */
const AT_ONCE = 40;

export async function onSlack(): Promise<Talker> {
  const slack = await startSlack();
  const child = fork(resolve(import.meta.dirname, 'bolt-bot.js'), [slack.url], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [told] = await once(child, 'message');
  const bot = `http://127.0.0.1:${Object(told).port}/slack/events`;
  const send = (delivery: { body: string; headers: Record<string, string> }) =>
    fetch(bot, { method: 'POST', ...delivery });
  let said = 0;
  const press = async (ts: string): Promise<Pressed> => {
    const calls = slack.calls();
    const done = slack.told('chat.update', ts);
    const began = performance.now();
    await send(clickFromSlack(CHANNEL, ts));
    const answeredMs = performance.now() - began;
    const callsBefore = slack.calls() - calls;
    await done;
    return { answeredMs, callsBefore, receiptMs: performance.now() - began };
  };
  const ask = async (): Promise<Asked> => {
    said += 1;
    const ts = `${Math.floor(Date.now() / 1000)}.${String(said).padStart(6, '0')}`;
    const card = slack.told('chat.postMessage', ts);
    const began = performance.now();
    await send(messageFromSlack({ channel: CHANNEL, ts }));
    await card;
    return { ms: performance.now() - began, press: () => press(ts) };
  };
  return {
    name: 'bolt',
    atOnce: AT_ONCE,
    cpuMs: () => cpuOf(child.pid ?? 0),
    calls: slack.calls,
    slow: slack.slow,
    ask,
    stop: async () => {
      await end(child, 'SIGTERM');
      slack.stop();
    },
  };
}

interface Slack {
  readonly url: string;
  readonly calls: () => number;
  readonly slow: (ms: number) => void;
  /** Resolves when the method was called about this message. */
  readonly told: (method: string, ts: string) => Promise<void>;
  readonly stop: () => void;
}

async function startSlack(): Promise<Slack> {
  let calls = 0;
  let slowMs = 0;
  const waiting = new Map<string, () => void>();
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    calls += 1;
    if (slowMs > 0) await pause(slowMs);
    const ts = form.get('ts') ?? form.get('thread_ts') ?? '';
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, channel: CHANNEL, ts }));
    const method = request.url?.split('/').at(-1) ?? '';
    waiting.get(`${method} ${ts}`)?.();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/api/`,
    calls: () => calls,
    slow: (ms) => {
      slowMs = ms;
    },
    told: (method, ts) => new Promise((done) => waiting.set(`${method} ${ts}`, done)),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
