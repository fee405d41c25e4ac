/**
 * Figure M9: bodies and commands of chance, and the four bodies that end a process with the SDK's adapters: nothing ends,
 * nothing is left unhandled, no prototype gains a member. `FUZZED=100000` for many.
 */
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import { handoverOver } from '../../src/operations/handover.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { signText } from '../../src/sandbox/delivery/deliver.ts';
import { createAttacks, type Forged } from '../support/attacks.ts';
import { createLuck, type Luck } from '../support/drafts/luck.ts';
import { figure } from '../support/figure.ts';
import { killers } from '../support/killers.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

const FUZZED = Number(process.env.FUZZED ?? 2_000);
const SEED = Number(process.env.SEED ?? 20_261_126);

let world: TestWorld;
const unhandled: unknown[] = [];
const note = (cause: unknown): void => void unhandled.push(cause);
beforeAll(async () => {
  world = await startWorld();
  await world.say('recruiter', '/help');
  process.on('unhandledRejection', note);
});
afterAll(async () => {
  process.off('unhandledRejection', note);
  await world.stop();
});

const pieces = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  'null',
  '-',
  '1e999',
  '\\u0000',
  '\\ud800',
  '__proto__',
  'encrypt',
  '\u202e',
  '\uffff',
  ' ',
];

/** Some of it is cut out, doubled, or put in somewhere else. */
function mutated(text: string, luck: Luck): string {
  let now = text;
  for (let times = 1 + luck.upTo(4); times > 0; times -= 1) {
    const [at, length] = [luck.upTo(now.length), luck.upTo(20)];
    const instead = luck.pick([
      '',
      luck.pick(pieces),
      now.slice(at, at + length).repeat(2),
      luck.pick(pieces).repeat(luck.upTo(200)),
    ]);
    now = now.slice(0, at) + instead + now.slice(at + length);
  }
  return now;
}

function body(luck: Luck, envelope: string): Forged {
  const { encryptKey } = world.sandbox.keys;
  if (luck.often(0.8)) return signText(mutated(envelope, luck), encryptKey, Date.now());
  const { headers, body: whole } = signText(envelope, encryptKey, Date.now());
  return { headers, body: mutated(whole, luck) };
}

async function deliver({ headers, body: bytes }: Forged): Promise<number> {
  const answer = await request(`${world.botUrl}/feishu/events`, { method: 'POST', headers, body: bytes });
  await answer.body.dump();
  return answer.statusCode;
}

const vocabulary = { operations, looks, handover: handoverOver(operations) };
const commands = [
  '/job managers J1001 --recruiter @张伟 --assistants 陈静、林晓 --note “原因 x”',
  '/jr update R00407 --headcount +2 --deadline 2026年12月1日 --custom 技能=Go',
  '/人才库 加入 校招储备 138 1000 2713、李思远 --只看',
  '把 J1002 的招聘负责人换成陈静，R00407 人数加2',
  '/prehire update 24001 --cost-centers CC1=60,CC2=40\n/undo 3',
];

test(`${FUZZED} bodies and commands, seed ${SEED}`, { timeout: 60_000 + FUZZED * 20 }, async () => {
  const luck = createLuck(SEED);
  const { encryptKey, ...keys } = world.sandbox.keys;
  const attacks = createAttacks({ ...keys, encryptKey }, SEED);
  const envelope = attacks.envelope();
  const odd: string[] = [];
  const statuses = new Map<number, number>();
  const before = process.memoryUsage().rss;
  for (let nth = 0; nth < FUZZED / 2; nth += 1) {
    const status = await deliver(body(luck, envelope));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (![200, 401].includes(status)) odd.push(`a body: ${status}`);
    const text = mutated(luck.pick(commands), luck);
    const heard = parseMessage(text, vocabulary, new Map());
    if (heard.length === 0) odd.push(`no answer to ${JSON.stringify(text)}`);
  }
  for (const [name, killer] of Object.entries(killers)) if ((await deliver(killer())) !== 401) odd.push(name);
  // Said aloud, through the whole way.
  for (let nth = 0; nth < 20; nth += 1)
    await world.sandbox.say({ from: 'recruiter', text: mutated(luck.pick(commands), luck) });
  // What was mutated may name messages that nobody can answer: it is not waited for.
  await world.say('recruiter', '/help');
  const polluted = Object.keys(Object.prototype).length;
  const grown = Math.round((process.memoryUsage().rss - before) / 1e6);
  const beside = `${[...statuses].map((each) => each.join(' × ')).join(', ')}; ${Object.keys(killers).length} killers of the SDK refused; memory +${grown} MB`;
  figure('M9', { tried: FUZZED, bad: odd.length + unhandled.length + polluted, beside, seed: SEED });
  expect(odd).toEqual([]);
  expect(unhandled).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
