/** `npm run bench`: durable acknowledgements per second, CPU each and p99, side by side with the SDK's adapter and bare HTTP. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { Pool } from 'undici';
import { envelopeOf, type Signed, sign } from '../../src/sandbox/delivery/deliver.ts';

const KINDS = ['ours', 'sdk', 'bare'] as const;
type Kind = (typeof KINDS)[number];
const CONNECTIONS = [1, 16, 64];
const ROUNDS = 5;
const ROUND_MS = 2_000;
const WARM_MS = 700;
const PREPARED = 60_000;

const keys = {
  appId: 'cli_bench',
  encryptKey: 'bench-encrypt-key',
  verificationToken: 'bench-token',
  tenantKey: 'tenant',
};

/** A command as people type it; each delivery is another event and another message. */
function delivery(): Signed {
  const id = randomUUID();
  const event = {
    sender: {
      sender_id: { open_id: 'ou_bench', union_id: 'on_bench' },
      sender_type: 'user',
      tenant_key: keys.tenantKey,
    },
    message: {
      message_id: `om_${id}`,
      create_time: String(Date.now()),
      chat_id: 'oc_bench',
      chat_type: 'p2p',
      message_type: 'text',
      content: JSON.stringify({ text: '/job managers 前端工程师 --recruiter @_user_1 --note 交接' }),
      mentions: [{ key: '@_user_1', name: '张伟', id: { open_id: 'ou_zhang' }, mentioned_type: 'user' }],
    },
  };
  return sign(envelopeOf(keys, { type: 'im.message.receive_v1', event, at: Date.now() }), keys.encryptKey, Date.now());
}

interface Server {
  readonly kind: Kind;
  readonly child: ChildProcess;
  readonly port: number;
}

async function start(kind: Kind): Promise<Server> {
  const child = fork(resolve(import.meta.dirname, 'servers.js'), [kind], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { kind, child, port };
}

async function usage({ child }: Server): Promise<{ cpuMs: number; stored: number }> {
  child.send('usage');
  const [answer] = (await once(child, 'message')) as [{ cpuMs: number; stored: number }];
  return answer;
}

interface Round {
  readonly perSecond: number;
  readonly cpuMicros: number;
  readonly p99: number;
}

let prepared: Signed[] = [];
const next = (): Signed => prepared.pop() ?? delivery();

async function load(port: number, connections: number, ms: number): Promise<number[]> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections, pipelining: 1 });
  const times: number[] = [];
  const end = performance.now() + ms;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      const { body, headers } = next();
      const began = performance.now();
      const answer = await pool.request({ path: '/feishu/events', method: 'POST', headers, body });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  await pool.close();
  return times;
}

async function measure(server: Server, connections: number): Promise<Round> {
  await load(server.port, connections, WARM_MS);
  const before = await usage(server);
  const times = await load(server.port, connections, ROUND_MS);
  const after = await usage(server);
  if (server.kind === 'ours' && after.stored - before.stored !== times.length)
    throw new Error('an acknowledged delivery is not on disk');
  const sorted = times.sort((a, b) => a - b);
  return {
    perSecond: times.length / (ROUND_MS / 1000),
    cpuMicros: ((after.cpuMs - before.cpuMs) * 1000) / times.length,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
  };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const out = (line: string): void => void process.stdout.write(`${line}\n`);

const servers = await Promise.all(KINDS.map(start));
out(
  `${ROUNDS} interleaved rounds of ${ROUND_MS / 1000} s each; median of the rounds; only "ours" stores what it acknowledges (SQLite, synchronous=FULL)`,
);
for (const connections of CONNECTIONS) {
  const rounds = new Map<Kind, Round[]>(KINDS.map((kind) => [kind, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const server of servers) {
      prepared = Array.from({ length: PREPARED / (connections === 1 ? 4 : 1) }, delivery);
      rounds.get(server.kind)?.push(await measure(server, connections));
    }
  }
  const of = (kind: Kind, what: keyof Round) => median((rounds.get(kind) ?? []).map((round) => round[what]));
  out(`\n${connections} connection${connections === 1 ? '' : 's'}`);
  for (const kind of KINDS) {
    out(
      `  ${kind.padEnd(5)} ${of(kind, 'perSecond').toFixed(0).padStart(7)} acks/s  ${of(kind, 'cpuMicros').toFixed(0).padStart(5)} µs CPU each  p99 ${of(kind, 'p99').toFixed(2).padStart(7)} ms`,
    );
  }
  out(
    `  ours / sdk ${(of('ours', 'perSecond') / of('sdk', 'perSecond')).toFixed(2)} ×   ours / bare ${(of('ours', 'perSecond') / of('bare', 'perSecond')).toFixed(2)} ×`,
  );
}
for (const { child } of servers) child.disconnect();
