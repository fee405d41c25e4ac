/**
 * Figures M1 and M15, T1–T5, T13, T18, T25 of the threats: what is not authentic never gets in, what is always does.
 * `FORGED=100000` for many.
 */
import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encrypt } from '../../src/sandbox/delivery/deliver.ts';
import { type Attacks, createAttacks, type Forged } from '../support/attacks.ts';
import { figure } from '../support/figure.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

const FORGED = Number(process.env.FORGED ?? 10_000);
const FOREIGN = FORGED;
const AUTHENTIC = FORGED / 5;
const SEED = Number(process.env.SEED ?? 20_261_120);

let world: TestWorld;
let attacks: Attacks;
const agent = new Agent({ connections: 16 });
beforeAll(async () => {
  world = await startWorld();
  attacks = createAttacks(world.sandbox.keys, SEED);
  // The first authentic delivery tells the tenant; forgeries come after it.
  await world.say('recruiter', '/help');
});
afterAll(async () => {
  await agent.close();
  await world.stop();
});

async function deliver({ body, headers }: Forged): Promise<{ status: number; text: string }> {
  const path = attacks.below(2) === 0 ? '/feishu/events' : '/feishu/cards';
  const answer = await request(`${world.botUrl}${path}`, { method: 'POST', dispatcher: agent, headers, body });
  return { status: answer.statusCode, text: await answer.body.text() };
}

async function inParallel<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return results;
}

const rows = async (): Promise<number> => (await world.db.selectFrom('inbox').select('key').execute()).length;
const isRefused = ({ status, text }: { status: number; text: string }): boolean => status === 401 && text === '';
const patience = { timeout: 60_000 + FORGED * 5 };

describe(`deliveries, seed ${SEED}`, () => {
  test(`${FORGED} forged or mutated ones: none gets in, none learns why`, patience, async () => {
    const names = Object.keys(attacks.classes);
    expect(names.length).toBeGreaterThanOrEqual(14);
    const before = await rows();
    const answers = await inParallel(FORGED, async (index) => {
      const name = names[index % names.length] ?? '';
      const made = attacks.classes[name];
      if (!made) throw new Error(name);
      return { name, ...(await deliver(made())) };
    });
    const bad = answers.filter((answer) => !isRefused(answer));
    const stored = (await rows()) - before;
    figure('M1', {
      tried: FORGED,
      bad: bad.length + stored,
      beside: `${names.length} classes of forgeries`,
      seed: SEED,
    });
    expect(bad).toEqual([]);
    expect(stored).toBe(0);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test(
    `${AUTHENTIC} authentic ones: all get in, however Feishu writes its JSON and however late it retries`,
    patience,
    async () => {
      const before = await rows();
      const answers = await inParallel(AUTHENTIC, async (index) =>
        deliver(index % 10 === 9 ? attacks.authentic('click', Date.now() - attacks.below(290_000)) : attacks.written()),
      );
      const refused = answers.filter(({ status }) => status !== 200);
      const stored = (await rows()) - before;
      figure('M1', { tried: AUTHENTIC, bad: refused.length, beside: `${stored} authentic events stored`, seed: SEED });
      expect(refused).toEqual([]);
      expect(stored).toBe(AUTHENTIC * 0.9);
    },
  );

  test(`${FOREIGN} of another app or tenant, signed by our key: none gets in`, patience, async () => {
    const before = await rows();
    const answers = await inParallel(FOREIGN, () => deliver(attacks.foreign()));
    const bad = answers.filter((answer) => !isRefused(answer));
    const stored = (await rows()) - before;
    const own = await deliver(attacks.authentic());
    const beside = `one of our own after them: ${own.status}`;
    figure('M15', { tried: FOREIGN, bad: bad.length + stored, beside, seed: SEED });
    expect(bad).toEqual([]);
    expect(stored).toBe(0);
    expect(own.status).toBe(200);
  });

  test('the URL check is answered, plain and encrypted, to the right token only', async () => {
    const { encryptKey, verificationToken } = world.sandbox.keys;
    const check = JSON.stringify({ type: 'url_verification', token: verificationToken, challenge: 'abc' });
    const headers = { 'content-type': 'application/json' };
    for (const body of [check, JSON.stringify({ encrypt: encrypt(check, encryptKey) })]) {
      // The budget for opening unsigned bodies may be used up by the forgeries of this minute.
      const { status, text } =
        body === check
          ? await deliver({ body, headers })
          : await world.until(async () => {
              const answer = await deliver({ body, headers });
              return answer.status === 200 ? answer : null;
            });
      expect(status).toBe(200);
      expect(JSON.parse(text)).toEqual({ challenge: 'abc' });
    }
  });
});
