/** Figure M2: a captured delivery that comes again, at once, after a restart, hours and days later, does nothing. `REPLAYED=1000` for many. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/core/time.ts';
import { envelopeOf, post, type Signed, sign } from '../../src/sandbox/delivery/deliver.ts';
import { messageEvent } from '../../src/sandbox/delivery/say-event.ts';
import { figure } from '../support/figure.ts';
import { startWorld, type TestWorld } from '../support/world.ts';

const CAPTURED = Number(process.env.REPLAYED ?? 25);
const TIMES = 5;
const AT_ONCE = 20;

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

interface Captured {
  readonly messageId: string;
  readonly bytes: Signed;
}

/** A command, as it went over the wire. */
function captured(): Captured {
  const { keys } = world.sandbox;
  const at = Date.now();
  const { message, event } = messageEvent(
    world.sandbox.world,
    { from: 'recruiter', text: '/whoami' },
    { tenantKey: keys.tenantKey, at },
  );
  const envelope = envelopeOf(keys, { type: 'im.message.receive_v1', event, at });
  return { messageId: message.id, bytes: sign(envelope, keys.encryptKey, at) };
}

/** A connection that the bot has just closed is opened once more; what it could not store in time comes again, as from Feishu. */
async function sent(bytes: Signed): Promise<number> {
  const { status } = await post(`${world.botUrl}/feishu/events`, bytes);
  return status === 0 || status === 503 ? sent(bytes) : status;
}

async function replay(all: readonly Captured[], times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let first = 0; first < all.length; first += AT_ONCE) {
    const some = all.slice(first, first + AT_ONCE);
    statuses.push(
      ...(await Promise.all(some.flatMap(({ bytes }) => Array.from({ length: times }, () => sent(bytes))))),
    );
  }
  return statuses;
}

const only = (statuses: readonly number[]): number[] => [...new Set(statuses)];

test(`${CAPTURED} captured deliveries, replayed again and again: ${CAPTURED} answers`, {
  timeout: 60_000 + CAPTURED * 1_000,
}, async () => {
  const all = Array.from({ length: CAPTURED }, captured);
  const odd = () => all.filter(({ messageId }) => world.answersTo(messageId).length !== 1).length;
  expect(only(await replay(all, TIMES))).toEqual([200]);
  for (const { messageId } of all) await world.answer(messageId, 0);
  await world.settled();
  const bad = [odd()];
  await world.restart();
  expect(only(await replay(all, 1))).toEqual([200]);
  await world.later(HOUR_MS);
  expect(only(await replay(all, 1))).toEqual([200]);
  await world.later(8 * HOUR_MS);
  expect(only(await replay(all, 1))).toEqual([401]);
  await world.later(8 * DAY_MS);
  expect(only(await replay(all, 1))).toEqual([401]);
  await world.settled();
  bad.push(odd());
  const beside = `${CAPTURED} answered once each; again after a restart, 1 h, 9 h and 8 d later`;
  figure('M2', { tried: CAPTURED * (TIMES + 4), bad: Math.max(...bad), beside });
  expect(bad).toEqual([0, 0]);
});
