import { afterAll, beforeAll, expect, test } from 'vitest';
import { kept, type Places } from '../../src/store/kept.ts';
import type { Db } from '../../src/store/schema.ts';
import { openFresh } from '../support/database.ts';

const named = kept((db, the: Places<{ name: string; least: number }>) =>
  db.selectFrom('counters').select('name').where('value', '>=', the('least')).where('name', '=', the('name')),
);
const count = kept((db, the: Places<{ name: string; value: number }>) =>
  db.insertInto('counters').values({ name: the('name'), value: the('value') }),
);

let dbs: readonly { db: Db; close: () => Promise<unknown> }[];
beforeAll(async () => {
  dbs = await Promise.all([openFresh(), openFresh()]);
});
afterAll(() => Promise.all(dbs.map(({ close }) => close())));

test('a kept statement is run with the values of each time, on each database, in a transaction too', async () => {
  for (const [nth, { db }] of dbs.entries()) {
    const found = async (name: string, least: number) => (await named(db, { name, least })).rows;
    expect((await count(db, { name: `kept ${nth}`, value: 5 })).numAffectedRows).toBe(1n);
    expect(await found(`kept ${nth}`, 5)).toEqual([{ name: `kept ${nth}` }]);
    expect(await found(`kept ${nth}`, 6)).toEqual([]);
    expect(await found(`kept ${1 - nth}`, 0)).toEqual([]);
    const undone = db.transaction().execute(async (trx) => {
      await count(trx, { name: 'undone', value: 1 });
      expect((await named(trx, { name: 'undone', least: 1 })).rows).toHaveLength(1);
      throw new Error('back');
    });
    await expect(undone).rejects.toThrow('back');
    expect(await found('undone', 0)).toEqual([]);
  }
});
