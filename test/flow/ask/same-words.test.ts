/** A value counts the same, typed in a command or filled into a form: the same draft or the same refusal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseMessage } from '../../../src/command/parse.ts';
import type { Field } from '../../../src/core/field.ts';
import type { FormField } from '../../../src/core/form-field.ts';
import { comparable } from '../../../src/core/names.ts';
import type { Operation } from '../../../src/core/operation.ts';
import { allFolded } from '../../../src/core/wanted.ts';
import { submitted } from '../../../src/flow/ask/submitted.ts';
import { operations } from '../../../src/operations/index.ts';
import { looks } from '../../../src/operations/looks.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';
import type { Message } from '../../../src/sandbox/world/world.ts';
import { stateOf, textOf } from '../../support/card.ts';
import { draftOf, pageWith } from '../../support/form.ts';
import { cardOf, startWorld, type TestWorld } from '../../support/world.ts';

const chance = createChance(11);
const pick = <T>(from: readonly [T, ...T[]]): T => from[Math.floor(chance() * from.length)] ?? from[0];
const wide = (text: string) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const invisible = () => pick(['\u200B', '\u200D', '\uFEFF', '\u00AD', '\u2060', '\u3164', '\u200F', '\u{E0041}']);
const override = () => pick(['\u202E', '\u202D', '\u2066', '\u202B']);

/** With what keyboards, input methods and chat clients put into it. */
function marred(text: string): string {
  const chars = [...text].map((char) => (chance() < 0.3 ? wide(char) : char));
  if (chance() < 0.5) chars.splice(Math.floor(chance() * chars.length), 0, invisible());
  if (chance() < 0.1) chars.splice(Math.floor(chance() * chars.length), 0, override());
  return chars.join('');
}

const kinds: Readonly<Record<string, () => string>> = {
  code: () =>
    marred(
      pick([
        '20',
        '+2',
        '3',
        '25.5',
        '2027-03-01',
        '13900001111',
        'li@example.com',
        '6930815272790114325',
        '高',
        'high',
      ]),
    ),
  name: () =>
    marred(pick(['前端工程师', "O'Brien", 'O’Brien', '阿卜杜拉·买买提', '阿卜杜拉・买买提', 'R&D', '北京', 'P5'])),
  text: () =>
    Array.from({ length: 1 + Math.floor(chance() * 12) }, piece)
      .join(pick(['', ' ', '\n']))
      .trim(),
};

const piece = (): string =>
  pick<() => string>([
    () => pick(['负责“增长”方向', '他说 "好" 吗', '「前端」', "it's", 'O’Brien Kate', '‘引用’', '"']),
    () => pick(['——growth', '—', '- 一条', '-负责前端', '--unknown', '=', '＝', '，', '；', '/help', '／']),
    () => pick(['[急聘](北京)', '[官网](https://example.com/a?b=1)', 'https://a.b/c', '**粗**', '<at id=all></at>']),
    () => pick(['👨‍👩‍👧', '🇨🇳', '👩🏽‍💻', '①', 'ＡＢ１２', 'ﬁ']),
    () => pick(['\u05D0\u05D1', '\u200F', '\u061C', '\n\n', '\r\n', '\u2028', '\u00A0', '\u3000', '\t']),
    () => (chance() < 0.05 ? override() : pick(['甲', '乙丙', 'abc', '12'])),
  ])();

const slot: Omit<FormField, 'name' | 'flag' | 'label'> = {
  topic: { zh: '', en: '' },
  control: 'long-text',
  base: [],
  initial: [],
};

/** What the words count as: those of the edit, folded and read; or the code of the refusal. */
function counted(field: Field, words: readonly string[] | undefined): unknown {
  const folded = allFolded(field, words ?? []);
  if (!folded.ok) return folded.refusal.code;
  if (field.points) return folded.value.map(comparable);
  return folded.value.map((word) => {
    const read = field.read(word, { now: Date.parse('2026-11-20T04:00:00Z'), timeZone: 'Asia/Shanghai' });
    return read.ok ? read.value : read.refusal.code;
  });
}

function byCommand(operation: Operation, flag: string, typed: string): readonly string[] | undefined {
  const [heard] = parseMessage(`/${operation.noun.en} ${operation.verb.en} X --${flag} ${typed}`, {
    operations,
    looks,
  });
  if (heard?.kind !== 'operation') throw new Error(JSON.stringify([typed, heard]));
  return heard.edits[flag]?.set;
}

function byForm(field: Field, flag: string, typed: string): readonly string[] | undefined {
  const control: FormField = { ...slot, name: flag, flag, label: field.label, list: field.many };
  return submitted([control], { [flag]: typed }).edits[flag]?.set;
}

/** Fields that take one value, with the kind of it. */
const single = operations.flatMap((operation) =>
  [...operation.fields]
    .filter(([, { offered, many, bare }]) => offered && !many && !bare)
    .map(([flag, field]) => ({
      operation,
      flag,
      field,
      kind: field.sentence ? 'text' : field.points ? 'name' : 'code',
    })),
);

describe('6,000 values, each typed in marks and filled into the form', () => {
  test.each(single)('$operation.name --$flag', ({ operation, flag, field, kind }) => {
    for (let round = 0; round < Math.ceil(6_000 / single.length); round += 1) {
      // The marks around the whole are those that it does not hold itself.
      const value = (kinds[kind] ?? pieceless)().replace(/[「」]/g, '');
      const filled = counted(field, byForm(field, flag, value));
      const marks = `「${value}」`;
      expect([value, counted(field, byCommand(operation, flag, marks)) ?? []]).toEqual([value, filled]);
    }
  });
});

const pieceless = (): string => '';

describe('1,500 texts without marks, up to the end of the command', () => {
  const texts = single.filter(({ kind }) => kind === 'text');
  test.each(texts)('$operation.name --$flag', ({ operation, flag, field }) => {
    for (let round = 0; round < 500; round += 1) {
      const value = `甲${kinds.text?.().replaceAll('\n/', '\n')}`.replace(/[\n\v\f\u0085\u2028\u2029]\s*[/／]/gu, '\n');
      expect([value, counted(field, byCommand(operation, flag, value))]).toEqual([
        value,
        counted(field, byForm(field, flag, value)),
      ]);
    }
  });
});

/** What a card came to: the items of its proposal, or what it says instead. */
async function outcomeOf(world: TestWorld, card: Message): Promise<unknown> {
  const outcome = stateOf(cardOf(card)) === 'To confirm' ? await draftOf(world, card) : textOf(cardOf(card));
  // Another open proposal of the same would be shown instead of a new one.
  await world.db.updateTable('proposals').set({ state: 'cancelled' }).execute();
  return outcome;
}

describe('through the front door', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  const typed = async (flag: string, value: string) =>
    outcomeOf(world, await world.say('recruiter', `/jr update R00402 --${flag} 「${value}」`));
  const filled = async (name: string, value: string) => {
    const form = await world.say('recruiter', '/jr update R00402');
    await pageWith(world, form, name);
    await world.press('recruiter', form, 'submit', { form: { [name]: value } });
    return outcomeOf(world, await world.answer(form, 1));
  };
  const field = (type: number) => `7101${String(200_000_000_009 + type * 4_513).padStart(15, '3')}`;

  test.each([
    ['headcount', '２０', 20],
    ['headcount', '2\u200B1', 21],
    ['headcount', '\u202E22', 22],
    ['headcount', '＋３', null],
    ['max-salary', '９９．５', '99.5'],
    ['deadline', '２０２８／１／３１', null],
    ['department', '电\u200B商', null],
    ['employment-job', '６８０７４０７９８７３８１８３１９４９', '6807407987381831949'],
    ['name', '负责“增长”方向 ——growth ２０', '负责“增长”方向 ——growth ２０'],
    [
      'description',
      '👨‍👩‍👧\n\n- [官网](https://example.com) O’Brien',
      '👨‍👩‍👧\n\n- [官网](https://example.com) O’Brien',
    ],
  ])('--%s %j is one draft', async (flag, value, wanted) => {
    const draft = await typed(flag, value);
    expect(draft).toMatchObject([{ wanted: { [flag]: wanted ?? expect.anything() } }]);
    // A date is picked, not typed: the picker gives a day as it is written here.
    expect(await filled(flag, flag === 'deadline' ? '2028-01-31' : value)).toEqual(draft);
  });

  test('texts that would be read in another order are refused by name, both ways', async () => {
    const refused = expect.stringContaining('「需求名称」里有看不见的字符 U+202E');
    expect(await typed('name', '甲\u202E乙')).toEqual(refused);
    expect(await filled('name', '甲\u202E乙')).toEqual(refused);
  });

  test.each([
    ['项目代号', 1, '“甲” ２０ ——x'],
    ['补充说明', 2, '第一行\n\n- 第二行，=；'],
    ['预算人数', 9, '１２'],
    ['补充说明', 2, '甲\u2066乙'],
  ])('the custom field %s, %#', async (name, type, value) => {
    const card = await world.say('recruiter', `/jr update R00402 --custom ${name}=「${value}」`);
    expect(await filled(`custom-${field(type)}`, value)).toEqual(await outcomeOf(world, card));
  });

  test('20 generated texts', async () => {
    for (let round = 0; round < 10; round += 1) {
      for (const flag of ['name', 'description']) {
        const value = (kinds.text ?? pieceless)().replace(/[「」]/g, '') || '甲';
        expect([value, await filled(flag, value)]).toEqual([value, await typed(flag, value)]);
      }
    }
  });

  test('a mention inside a text is the name of the person, in what is shown and in what is sent', async () => {
    const card = await world.say('recruiter', '/jr update R00402 --description 由 @陈静 负责 --note 问过 @陈静');
    expect(textOf(cardOf(card))).not.toContain('ou_');
    expect(await draftOf(world, card)).toMatchObject([{ wanted: { description: '由 陈静 负责' } }]);
  });
});
