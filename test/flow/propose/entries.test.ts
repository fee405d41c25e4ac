/** Names of several words, mobiles in groups, rows of cells: what was typed together is divided, and nothing of it is lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entity, plainEntity } from '../../../src/core/entity.ts';
import { comparable } from '../../../src/core/names.ts';
import { createCatalogue, type Finder } from '../../../src/feishu/find/catalogue.ts';
import { lookUpEntries } from '../../../src/flow/propose/entries.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import { textOf } from '../../support/card.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const asker = { requester: 'ou_a', chatId: '', direct: true };

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const said = async (text: string) => textOf(cardOf(await world.say('recruiter', text)));

describe('people typed one after the other', () => {
  test('are who they are, the longer name first', async () => {
    const text = await said('/job managers J1002 --add-assistants "Mary Ann Lee 陈静 王芳" --dry-run');
    expect(text).toContain('王芳');
    expect(await said('/job managers J1002 --assistants "Mary Ann Lee 陈静 我" --dry-run')).toMatch(/＋.*Mary Ann Lee/);
  });

  test('are refused by name where one is wanted', async () => {
    const text = await said('/job managers J1002 --recruiter "陈静 林晓"');
    expect(text).toContain('「招聘负责人」只能有一个人，这里是：陈静、林晓');
    expect(text).toContain('takes one person; these are given: 陈静, 林晓.');
  });

  test('are named where they stand for nobody', async () => {
    const text = await said('/job managers J1002 --assistants "陈静 没有此人甲 没有此人乙，另一个没有的"');
    expect(text).toContain('没有此人甲');
  });

  test('the one who was picked takes the place of the name alone', async () => {
    const card = await world.say('recruiter', '/job managers J1002 --assistants "陈静 王芳"');
    const { openId } = world.person(23);
    await world.press('recruiter', card, 'pick', { option: openId });
    const preview = await world.answer(card, 1);
    await world.state(preview, 'To confirm');
    await world.press('recruiter', preview, 'confirm');
    await world.state(preview, 'Applied');
    expect(world.job('J1002').assistants.toSorted()).toEqual([world.person(2).openId, openId].toSorted());
  });
});

describe('targets typed one after the other', () => {
  test('a code beside its own title is one job', async () => {
    const text = await said('/job managers "J1013 测试工程师" --recruiter 陈静 --dry-run');
    expect(text).toContain('J1013');
  });

  test('mobiles in groups are found, and a name of several words before them', async () => {
    const [one, other] = [world.talent(3), world.talent(5)];
    const grouped = (mobile: string) => `${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}`;
    const text = await said(`/人才库 加入 招聘会 2026 秋 "${grouped(one.mobile)} ${grouped(other.mobile)}"`);
    expect(text).toContain('招聘会 2026 秋');
    expect(text).toContain('2');
    await world.settled();
  });

  test('more than the limit are refused when they are counted', async () => {
    const codes = Array.from({ length: 5 }, (_, at) => `J${1001 + at}`);
    expect(await said(`/job managers "${codes.join(' ')}" --recruiter 陈静 --dry-run`)).toContain('5');
  });
});

describe('a pasted row', () => {
  const row = (...cells: string[]) => `/人才库 加入 校招储备 "${cells.join('\t')}"`;

  test('describes one talent', async () => {
    const { name, mobile, email, company } = world.talent(6);
    const text = await said(row('1', name, mobile, email, company));
    expect(text).toContain(name);
    expect(text).not.toContain('找不到');
  });

  test('with the name of somebody else is asked', async () => {
    const text = await said(row(world.talent(8).name, world.talent(7).mobile));
    expect(text).toContain('最接近');
    expect(text).toContain(world.talent(7).name);
  });

  test('whose contacts belong to two is asked', async () => {
    const text = await said(row(world.talent(10).mobile, world.talent(11).email));
    expect(text).toContain('选择');
  });
});

const named = (id: number, label: string, code: string): Entity => ({
  ...plainEntity(String(7_000_000_000_000_000 + id)),
  label,
  codes: code ? [code] : [],
});

/** Things whose names have up to three words, some of them parts of others. */
function madeUpThings(chance: () => number): Entity[] {
  const syllables = ['Ann', 'Mary', 'Lee', 'Front', 'End', '2026', '秋', '校招'];
  const word = () => syllables[Math.floor(chance() * syllables.length)] ?? '';
  const names = Array.from({ length: 25 }, () => Array.from({ length: 1 + Math.floor(chance() * 3) }, word).join(' '));
  return [...new Set(names)].map((name, at) => named(at, name, at % 2 === 0 ? `K${at}x` : ''));
}

test('3,000 made-up lines lose no word: each is a name, one of several ways to read it, or told', async () => {
  const chance = createChance(21);
  const kinds = { whole: 0, several: 0, unknown: 0 };
  for (let round = 0; round < 30; round += 1) {
    const things = madeUpThings(chance);
    const job = createCatalogue({ load: async () => ({ ok: true, entries: things }), now: () => 0, scopes: [] });
    const any = <T>(list: readonly T[]): T[] => list.slice(Math.floor(chance() * list.length)).slice(0, 1);
    const said = ({ id, label, codes }: Entity) => any([id, label, label.toUpperCase(), codes[0] ?? label])[0] ?? id;
    const words = Array.from({ length: 100 }, () =>
      Array.from({ length: 1 + Math.floor(chance() * 4) }, () =>
        chance() < 0.1 ? 'Nobody' : any(things).map(said).join(''),
      ).join(' '),
    );
    const pieces = await lookUpEntries({ finders: new Map([['job', job]]) }, 'job', { words, asker });
    for (const entry of new Set(words)) {
      const own = [...new Map(pieces.filter((each) => each.entry === entry).map((each) => [each.word, each])).values()];
      const [first] = own;
      expect(first?.parts.join(' ')).toBe(entry);
      const found = own.map((piece) => piece.found.kind);
      if (found.includes('readings')) kinds.several += 1;
      else if (found.includes('none')) kinds.unknown += 1;
      else kinds.whole += 1;
      // What was found is called so, and is no part of a longer name that stands there.
      for (const { word, found: one } of own)
        if (one.kind === 'one')
          expect([one.entity.id, comparable(one.entity.label), ...one.entity.codes.map(comparable)]).toContain(
            word === one.entity.id ? word : comparable(word),
          );
      if (entry.includes('Nobody')) expect(found).toContain('none');
    }
  }
  expect(Math.min(...Object.values(kinds))).toBeGreaterThan(20);
});

test('2,000 ids are one look-up each, with nobody asked for what stands beside them', async () => {
  const asked: number[] = [];
  const talent: Finder = {
    byContact: true,
    find: async (words) => {
      asked.push(words.length);
      return words.map((id) => ({ kind: 'one', entity: plainEntity(id) }));
    },
    called: async () => {
      throw new Error('an id is no part of a name');
    },
  };
  const ids = Array.from({ length: 2000 }, (_, at) => String(6_891_000_000_000_000_000n + BigInt(at)));
  const pieces = await lookUpEntries({ finders: new Map([['talent', talent]]) }, 'talent', {
    words: [ids.join(' ')],
    asker,
  });
  expect([pieces.length, asked]).toEqual([2000, [2000]]);
});

describe('without marks', () => {
  test('names of several words, a mobile in groups and a row are read alike', async () => {
    expect(await said('/job managers J1003 --assistants Mary Ann Lee 陈静 me --dry-run')).toMatch(
      /＋ Mary Ann Lee、陈静/,
    );
    const { mobile, id } = world.talent(9);
    const grouped = `${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}`;
    for (const typed of [`招聘会 2026 秋 ${grouped}`, `招聘会 2026 秋 '${id}`, `Job fair autumn 2026 ="${id}"`])
      expect(await said(`/人才库 加入 ${typed} --dry-run`)).toContain('不在库 → 在库');
  });

  test('a pool that is not there is said', async () => {
    expect(await said('/人才库 加入 没有的库 13810000000')).toContain('没有的库');
  });
});
