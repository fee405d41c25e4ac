/**
 * Figure M10: secrets, and what is known of 200 people, are looked for in everything that is written: logs, answers of the
 * edge, metrics, cards of others, the trail, the bytes of the database. `CANARY_ROUNDS=20` for many.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../src/sandbox/world/world.ts';
import { stateOf } from '../support/card.ts';
import { createLuck } from '../support/drafts/luck.ts';
import { figure } from '../support/figure.ts';
import { RECRUITER } from '../support/people.ts';
import { cardOf, startWorld, type TestWorld } from '../support/world.ts';

const ROUNDS = Number(process.env.CANARY_ROUNDS ?? 3);
const SEED = Number(process.env.SEED ?? 20_261_126);
const ENDS = ['Applied', 'Partly applied', 'Failed', 'Needs a look', 'Stale'];

let world: TestWorld;
/** What this process says itself, past any log. */
const said: string[] = [];
const originals = { out: process.stdout.write, err: process.stderr.write };
beforeAll(async () => {
  // Nobody else may ask for any of it, nor see it.
  const rules = [{ operations: ['*'], propose: [RECRUITER], approve: { by: ['requester'] } }];
  world = await startWorld({ policy: { rules } });
  for (const talent of world.sandbox.world.talents.values()) mark(talent);
});
afterAll(() => world.stop());

/** A name, a mobile and a mail that stand nowhere by chance. */
function mark(talent: object & { id: string }): void {
  const tail = talent.id.slice(-8);
  Object.assign(talent, { name: `金丝雀${tail}`, mobile: `+86138${tail}`, email: `canary.${tail}@birds.example` });
}

const commands = (luck: ReturnType<typeof createLuck>): string => {
  const { talents, requirements, preHires } = world.sandbox.world;
  const ids = luck.some([...talents.values()], 20);
  return luck.pick([
    `/pool add 高潜人才 ${ids.map(({ mobile }) => mobile).join(' ')} --note 金丝雀之由`,
    `/pool remove 高潜人才 ${ids.map(({ id }) => id).join(' ')}`,
    `/talent find ${ids[0]?.name}`,
    `/jr update ${[...requirements.values()].find(({ approval }) => approval !== 2)?.code} --headcount ${1 + luck.upTo(90)} --note 金丝雀之由`,
    `/prehire update ${luck.pick([...preHires.keys()])} --worker-id W${luck.upTo(9_999)}`,
    `/job managers J1002 --recruiter ${ids[0]?.email} 金丝雀之由`,
  ]);
};

async function carriedOut(card: Message): Promise<void> {
  if (stateOf(cardOf(card)) !== 'To confirm') return;
  await world.press('recruiter', card, 'confirm');
  await world.until(() => (ENDS.includes(stateOf(cardOf(card))) ? true : null));
}

/** All that was written, by where. */
async function written(): Promise<Record<'log' | 'edge' | 'strangers' | 'trail' | 'file', string>> {
  const file = world.database.url.replace(/^file:/, '');
  const trail = await world.db.selectFrom('audit').selectAll().execute();
  const aside = await Promise.all(
    ['/metrics', '/readyz', '/healthz', '/none'].map((path) => fetch(world.botUrl + path)),
  );
  const forged = await fetch(`${world.botUrl}/feishu/events`, { method: 'POST', body: '{"encrypt":"AAAA"}' });
  const direct = `oc_direct_${world.person('recruiter').openId}`;
  const cards = [...world.sandbox.world.messages.values()].filter(({ type }) => type === 'interactive');
  const own = new Set(
    [...world.sandbox.world.messages.values()]
      .filter(({ sender }) => sender === world.person('recruiter').openId)
      .map(({ id }) => id),
  );
  return {
    log: [...world.logs, ...said].join('\n'),
    edge: (
      await Promise.all(
        [...aside, forged].map(async (answer) => `${JSON.stringify([...answer.headers])}${await answer.text()}`),
      )
    ).join('\n'),
    strangers: JSON.stringify(cards.filter(({ rootId, chatId }) => !own.has(rootId) && chatId !== direct)),
    trail: JSON.stringify(trail),
    file: readFileSync(file, 'latin1') + readFileSync(`${file}-wal`, 'latin1'),
  };
}

test(`${ROUNDS} rounds of commands with faults of every kind, seed ${SEED}`, {
  timeout: 60_000 + ROUNDS * 60_000,
}, async () => {
  const luck = createLuck(SEED);
  process.stdout.write = (chunk: string | Uint8Array) => said.push(String(chunk)) > 0;
  process.stderr.write = (chunk: string | Uint8Array) => said.push(String(chunk)) > 0;
  const refused = { status: 400, code: 1002619, msg: '金丝雀之由 canary.x@birds.example' };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const fault of faults) {
      world.sandbox.trouble.next.push(fault);
      if (luck.often(0.3)) world.sandbox.trouble.refusals.push(refused);
      if (luck.often(0.2)) world.sandbox.trouble.tokensRevoked = true;
      await carriedOut(await world.say('recruiter', commands(luck)));
      await world.sandbox.say({
        from: 'lead',
        text: luck.pick(['/history', '/pending', '/stats', '/whoami', '/help']),
      });
    }
  }
  await world.settled();
  process.stdout.write = originals.out;
  process.stderr.write = originals.err;

  const { appSecret, encryptKey, verificationToken } = world.sandbox.keys;
  const secrets = [appSecret, encryptKey, verificationToken, 't-sandbox-'];
  const people = [...world.sandbox.world.talents.values()].slice(0, 200);
  const personal = [...people.flatMap(({ name, mobile, email }) => [name, mobile, email]), '金丝雀之由'];
  const bytes = (text: string): string => Buffer.from(text).toString('latin1');
  const places = await written();
  const hits: string[] = [];
  for (const [place, text] of Object.entries(places)) {
    for (const secret of secrets) if (text.includes(secret)) hits.push(`a secret in ${place}`);
    // Names and notes stand in the rows of proposals until the purge; nowhere else.
    if (place !== 'file') for (const canary of personal) if (text.includes(canary)) hits.push(`${canary} in ${place}`);
  }
  const own = JSON.stringify([...world.sandbox.world.messages.values()]);
  const seen = personal.filter((canary) => own.includes(canary) || places.file.includes(bytes(canary))).length;
  const beside = `${secrets.length} secrets and ${personal.length} personal data over ${Object.keys(places).length} places; ${seen} of them stand where they belong`;
  figure('M10', { tried: secrets.length + personal.length, bad: hits.length, beside, seed: SEED });
  expect(hits).toEqual([]);
  expect(seen).toBeGreaterThan(20);
});
