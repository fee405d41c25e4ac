/** Room is taken at the moment of sending: counted by the stand-in, which sees when calls arrive. */
import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { Api, Call } from '../../src/core/api.ts';
import { namesOfPeople } from '../../src/feishu/find/people-names.ts';
import { searchTalents } from '../../src/feishu/find/talents.ts';
import { createGateway, type Gateway } from '../../src/feishu/gateway.ts';
import { createHttp } from '../../src/feishu/http.ts';
import { createPace } from '../../src/feishu/pace.ts';
import { createTokens } from '../../src/feishu/token.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { countFrom, takeRoom } from '../../src/store/pace.ts';
import { openFresh } from '../support/database.ts';

const now = () => Date.now();
// The subject itself: what arrives in a real second is counted.
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

interface Started {
  readonly sandbox: Sandbox;
  /** A process that has just started: no SDK loaded by it, no token. */
  readonly restarted: () => Gateway;
}

async function start(): Promise<Started> {
  const [sandbox, { db, close }] = await Promise.all([startSandbox({ port: 0 }), openFresh()]);
  const https = [createHttp(sandbox.url)];
  onTestFinished(async () => {
    for (const each of https) await each.close();
    await sandbox.stop();
    await close();
  });
  const restarted = (): Gateway => {
    const http = createHttp(sandbox.url);
    https.push(http);
    const app = { ...sandbox.keys, baseUrl: sandbox.url };
    return createGateway({
      http,
      tokens: createTokens({ http, ...app, now }),
      app,
      clock: { now, sleep },
      depart: createPace({
        takeRoom: (leaving) => takeRoom(db, leaving),
        countFrom: (calls, at) => countFrom(db, calls, at),
        clock: { now, sleep },
        newId: randomUUID,
      }),
      opensAt: async () => 0,
      holdBack: async () => undefined,
      documented: new Set(),
      onCall: () => undefined,
    });
  };
  return { sandbox, restarted };
}

const talents: Call = { ids: {}, query: { page_size: '1' }, body: undefined };
const people: Call = { ids: {}, query: { user_id_type: 'open_id' }, body: { user_ids: ['ou_x'] } };

const many = (count: number, gateway: Gateway, [api, call]: readonly [Api, Call]): Promise<unknown>[] =>
  Array.from({ length: count }, () => gateway.send(api, call));

/** A call may be on its way for longer than the next one: so much of a second is forgiven. */
const FORGIVEN_MS = 100;

/** The most calls of a path in any second, as the stand-in saw them come, those that it refused included. */
function mostInASecond({ calls }: Sandbox, { path }: Api): number {
  const times = calls.filter((each) => each.path === path).map(({ at }) => at);
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000 - FORGIVEN_MS).length));
}

/** Nothing in this process runs meanwhile, timers included. */
function stall(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test('after a restart whose first token comes late no window holds more than its limit', async () => {
  const { sandbox, restarted } = await start();
  await Promise.all([
    ...many(10, restarted(), [searchTalents, talents]),
    ...many(3, restarted(), [namesOfPeople, people]),
  ]);
  sandbox.trouble.slowTokenMs = 1300;
  const gateway = restarted();
  await Promise.all([...many(35, gateway, [searchTalents, talents]), ...many(8, gateway, [namesOfPeople, people])]);
  expect(mostInASecond(sandbox, searchTalents)).toBeLessThanOrEqual(20);
  expect(mostInASecond(sandbox, namesOfPeople)).toBeLessThanOrEqual(5);
});

test('a process that is held up again and again bunches nothing when it goes on', async () => {
  const { sandbox, restarted } = await start();
  const gateway = restarted();
  const chance = createChance(17);
  let going = true;
  const calls = Promise.all([
    ...many(45, gateway, [searchTalents, talents]),
    ...many(10, gateway, [namesOfPeople, people]),
  ]);
  void calls.then(() => {
    going = false;
  });
  while (going) {
    await sleep(150 + chance() * 300);
    stall(chance() * 700);
  }
  expect(mostInASecond(sandbox, searchTalents)).toBeLessThanOrEqual(20);
  expect(mostInASecond(sandbox, namesOfPeople)).toBeLessThanOrEqual(5);
  expect(sandbox.calls.filter(({ path }) => path === searchTalents.path)).toHaveLength(45);
});
