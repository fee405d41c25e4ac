/** `npm run compare`: one set of attacks against our edge and against the SDK's adapters; writes `docs/comparison.md`. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { resolve } from 'node:path';
import { EVENTS_PATH } from '../../src/edge/subscription.ts';
import { sign } from '../../src/sandbox/delivery/deliver.ts';
import { createAttacks, type Forged } from '../support/attacks.ts';
import { killers } from '../support/killers.ts';
import { keys } from './keys.ts';

const SEED = 20_261_126;
const TIMES = 20;
const HUGE_BYTES = 540 * 1024 * 1024;
const ANSWER_MS = 30_000;
const root = resolve(import.meta.dirname, '../../..');
const receivers = ['ours', 'adaptExpress', 'adaptDefault'] as const;
type Kind = (typeof receivers)[number];

const attacks = createAttacks(keys, SEED);
const replayed = attacks.authentic();
const long = 'a'.repeat(400 * 1024);

interface Attack {
  readonly what: string;
  readonly times: number;
  /** How many of them should be taken. */
  readonly right: number;
  readonly make: () => Forged | null;
}

const forged = (what: string, make: () => Forged, times = TIMES): Attack => ({ what, times, right: 0, make });

const all: readonly Attack[] = [
  { what: 'control: authentic, as Feishu may write its JSON', times: TIMES, right: TIMES, make: attacks.written },
  { what: 'control: authentic clicks', times: TIMES, right: TIMES, make: () => attacks.authentic('click') },
  { what: 'the same delivery five times', times: 5, right: 1, make: () => replayed },
  forged('signed in the year 2001', () => sign(JSON.parse(attacks.envelope()), keys.encryptKey, 1e12)),
  forged('signed, larger than 256 KiB', () => ({ ...attacks.authentic(), body: JSON.stringify({ encrypt: long }) })),
  ...Object.entries(attacks.classes).map(([what, make]) => forged(what, make)),
  ...Object.entries(killers).map(([what, make]) => forged(`unsigned: ${what}`, make, 1)),
  { what: `unsigned: a body of ${HUGE_BYTES >> 20} MiB`, times: 1, right: 0, make: () => null },
];

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
}

async function start(kind: Kind): Promise<Running> {
  const child = fork(resolve(import.meta.dirname, 'receivers.js'), [kind], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [message] = await once(child, 'message');
  return { child, port: Number(Object(message).port) };
}

async function accepted({ child }: Running): Promise<number> {
  child.send('accepted');
  const [message] = await once(child, 'message');
  return Number(Object(message).accepted);
}

/** The status; 0 where no answer came. */
function deliver(port: number, forgery: Forged | null): Promise<number> {
  const headers = forgery?.headers ?? { 'content-type': 'application/json', 'content-length': String(HUGE_BYTES) };
  return new Promise((done) => {
    const sending = httpRequest({
      port,
      host: '127.0.0.1',
      path: EVENTS_PATH,
      method: 'POST',
      headers,
      timeout: ANSWER_MS,
    });
    sending.on('response', (response) => {
      response.resume().once('close', () => done(response.statusCode ?? 0));
    });
    sending.on('error', () => done(0)).on('timeout', () => sending.destroy());
    if (forgery) return void sending.end(forgery.body);
    const piece = Buffer.alloc(1024 * 1024, ' ');
    let left = HUGE_BYTES / piece.length;
    const more = (): void => {
      for (; left > 0 && !sending.destroyed; left -= 1) if (!sending.write(piece)) return;
      sending.end();
    };
    sending.on('drain', more);
    more();
  });
}

/** What a receiver made of an attack; another one is started where it has ended. */
async function attacked(
  kind: Kind,
  given: Running,
  { times, right, make }: Attack,
): Promise<{ cell: string; running: Running }> {
  const before = await accepted(given);
  const statuses = new Set<number>();
  for (let nth = 0; nth < times && given.child.exitCode === null; nth += 1)
    statuses.add(await deliver(given.port, make()));
  // An unhandled rejection ends it a moment later.
  await new Promise((resolve) => setTimeout(resolve, 100));
  if (given.child.exitCode !== null) return { cell: '**the process ends**', running: await start(kind) };
  const taken = (await accepted(given)) - before;
  const words = `${taken} of ${times} taken, ${[...statuses].sort().join('/')}`;
  return { cell: taken === right ? words : `**${words}**`, running: given };
}

const cells = new Map<string, string[]>(all.map(({ what }) => [what, []]));
for (const kind of receivers) {
  let running = await start(kind);
  for (const attack of all) {
    const { cell, running: next } = await attacked(kind, running, attack);
    running = next;
    cells.get(attack.what)?.push(cell);
    process.stdout.write(`${kind}: ${attack.what}: ${cell}\n`);
  }
  running.child.disconnect();
}
const versionOf = (name: string): string =>
  Object(JSON.parse(readFileSync(resolve(root, 'node_modules', name, 'package.json'), 'utf8'))).version;

writeFileSync(
  resolve(root, 'docs/comparison.md'),
  `# The same attacks against three receivers

\`npm run compare\` sends one set of deliveries to this bot's edge and to the two adapters of \`@larksuiteoapi/node-sdk\` ${versionOf('@larksuiteoapi/node-sdk')}
(\`adaptExpress\` on express ${versionOf('express')}, \`adaptDefault\` on \`node:http\`), each with the encrypt key and the verification token set, in a process
of its own, and writes this page. Taken means: handled by the SDK's dispatcher, or stored by this bot. Bold is what should not be. The
deliveries come from \`test/support/attacks.ts\`, seed ${SEED}; counted on Node ${process.versions.node}. What the bot does instead and why:
[decision 5](decisions/0005-node-http-in-front-of-express.md).

| delivery | this bot | adaptExpress | adaptDefault |
| --- | --- | --- | --- |
${[...cells].map(([what, own]) => `| ${[what, ...own].join(' | ')} |`).join('\n')}
`,
);
process.exit(0);
