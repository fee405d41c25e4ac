import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { wantedKeys } from '../../src/core/names.ts';
import type { Person } from '../../src/core/person.ts';
import { DAY_MS } from '../../src/core/time.ts';
import {
  forgetPeople,
  learnPeople,
  listReadAt,
  noteListRead,
  peopleByIds,
  peopleByKeys,
  peopleMet,
  peopleSeen,
} from '../../src/store/people.ts';
import type { Db } from '../../src/store/schema.ts';
import { type Opened, openFresh } from '../support/database.ts';

let opened: Opened;
let db: Db;
beforeAll(async () => {
  opened = await openFresh();
  db = opened.db;
});
afterAll(() => opened.close());
beforeEach(() => forgetPeople(db, Number.MAX_SAFE_INTEGER));

const person = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  alias: '',
  department: '',
  ...more,
});
const chen = person('ou_1', '陈静', { alias: 'Carol', department: '商业化' });
const NOW = 1_800_000_000_000;
const called = async (word: string) => (await peopleByKeys(db, wantedKeys(word))).map(({ id }) => id);

describe('people who were told of', () => {
  test('are found by either name, folded and as pinyin', async () => {
    await learnPeople(db, [chen, person('ou_2', '林晓')], { at: NOW, met: false });
    for (const word of ['陈静', '陈 静', 'carol', 'CHEN jing']) expect(await called(word)).toEqual(['ou_1']);
    expect(await called('李静')).toEqual([]);
  });

  test('keep what was known of them and is not told now', async () => {
    await learnPeople(db, [chen], { at: NOW, met: false });
    await learnPeople(db, [person('ou_1', '陈静静')], { at: NOW + 1, met: true });
    expect(await peopleByIds(db, ['ou_1'])).toEqual([{ ...chen, name: '陈静静', seen_at: NOW + 1, met_at: NOW + 1 }]);
    expect([await called('陈静'), await called('陈静静'), await called('Carol')]).toEqual([[], ['ou_1'], ['ou_1']]);
  });

  test('are written again only where something is new, or a day has passed', async () => {
    await learnPeople(db, [chen], { at: NOW, met: false });
    await learnPeople(db, [chen], { at: NOW + 1000, met: false });
    expect((await peopleSeen(db, 5)).map(({ seen_at }) => seen_at)).toEqual([NOW]);
    await learnPeople(db, [chen], { at: NOW + DAY_MS, met: false });
    expect((await peopleSeen(db, 5)).map(({ seen_at }) => seen_at)).toEqual([NOW + DAY_MS]);
  });

  test('are offered when somebody had to do with them, the latest first', async () => {
    await learnPeople(db, [person('ou_3', '甲'), person('ou_4', '乙')], { at: NOW, met: true });
    await learnPeople(db, [person('ou_5', '丙')], { at: NOW + 5, met: true });
    await learnPeople(db, [chen], { at: NOW + 9, met: false });
    expect((await peopleMet(db, 2))[0]).toBe('ou_5');
    expect(await peopleMet(db, 9)).toHaveLength(3);
  });

  test('are forgotten, with the words they were found by', async () => {
    await learnPeople(db, [chen], { at: NOW, met: true });
    await learnPeople(db, [person('ou_2', '林晓')], { at: NOW + 10, met: true });
    await forgetPeople(db, NOW + 5);
    expect(await db.selectFrom('people_keys').select('person').distinct().execute()).toEqual([{ person: 'ou_2' }]);
    expect((await peopleSeen(db, 5)).map(({ id }) => id)).toEqual(['ou_2']);
  });

  test('may be many at once, told by two at the same time', async () => {
    const many = Array.from({ length: 1500 }, (_, at) => person(`ou_many${at}`, `名字${at}`));
    await Promise.all([
      learnPeople(db, many, { at: NOW, met: false }),
      learnPeople(opened.other, [...many].reverse(), { at: NOW, met: false }),
    ]);
    expect(
      await peopleByKeys(
        db,
        many.flatMap(({ name }) => wantedKeys(name)),
      ),
    ).toHaveLength(1500);
  });
});

test('when a list was read is known to all', async () => {
  expect(await listReadAt(db, 'contacts')).toBe(0);
  await noteListRead(db, 'contacts', 5);
  await noteListRead(db, 'contacts', 7);
  expect(await listReadAt(db, 'contacts')).toBe(7);
});
