import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR_MS } from '../../../src/core/time.ts';
import { createDirectory } from '../../../src/feishu/find/directory.ts';
import { createNames } from '../../../src/feishu/find/people-names.ts';
import { forgetPeople, peopleIn } from '../../../src/store/people.ts';
import { type Opened, openFresh } from '../../support/database.ts';
import { json, startGateway } from '../../support/gateway.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openFresh();
});
afterAll(() => opened.close());

test('a name is kept in memory for an hour: who was forgotten by the database is then nobody that the process knows', async () => {
  const { gateway } = await startGateway((_, response) => json(response, 400, { code: 99991672, msg: 'no scope' }));
  let at = 0;
  const now = (): number => at;
  const clock = { now, sleep: () => new Promise<void>(() => undefined) };
  const directory = createDirectory({ gateway, people: peopleIn(opened.db), clock });
  const known = createNames({ gateway, directory, now });
  const ids = Array.from({ length: 40 }, (_, index) => `ou_${index}`);
  const named = async (): Promise<number> => (await known.names(ids)).byId.size;

  await known.remember(new Map(ids.map((id) => [id, `Person ${id}`])));
  await forgetPeople(opened.db, Number.MAX_SAFE_INTEGER);
  expect(await named()).toBe(40);
  at = HOUR_MS / 2;
  await known.remember(new Map([['ou_7', 'Person ou_7']]));
  await forgetPeople(opened.db, Number.MAX_SAFE_INTEGER);
  at = HOUR_MS;
  expect([...(await known.names(ids)).byId.keys()]).toEqual(['ou_7']);
  at = 2 * HOUR_MS;
  expect(await named()).toBe(0);
});
