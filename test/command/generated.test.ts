/** Whatever is wished of whichever field: in every spelling it reads like the flags that say the same. */
import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import type { OperationCommand } from '../../src/core/command.ts';
import type { Field } from '../../src/core/field.ts';
import type { Operation } from '../../src/core/operation.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

const people = new Map([['ou_chen', '陈静']]);
const parse = (text: string) => parseMessage(text, { operations, looks }, people);

type Draft = Omit<OperationCommand, 'kind' | 'text' | 'understood'>;

const draftOf = ({ operation, targets, edits, note, dryRun }: OperationCommand): Draft =>
  JSON.parse(JSON.stringify({ operation, targets, edits, note, dryRun }));

function typed(text: string): Draft {
  const [heard] = parse(text);
  if (heard?.kind !== 'operation') throw new Error(`${text}: ${JSON.stringify(heard)}`);
  return draftOf(heard);
}

function readings(text: string): Draft[] {
  const [heard] = parse(text);
  if (heard?.kind !== 'sentence') throw new Error(`${text}: ${JSON.stringify(heard)}`);
  return heard.readings.map(draftOf);
}

/** `SENTENCES=2000` for the long form. */
const ROUNDS = Number(process.env.SENTENCES ?? 400);

/** Field by field, what a person would type for it. */
function valueFor(field: Field, pick: <T>(list: readonly T[]) => T): string {
  const { takes, choices } = field.typed;
  // 新增 is a word of change too: the field behind it may be what is added to.
  if (choices) return pick(choices.filter(({ zh }) => zh !== '新增')).zh.replace(/[（(].*/, '');
  if (field.steps?.by === 'number') return pick(['5', '12']);
  if (takes === 'date') return pick(['2026-12-01', '2027/3/9', '今天']);
  if (takes === 'name') return pick(['甲乙', 'P7', 'ou_chen']);
  if (field.sentence) return pick(['负责前端', '负责 前端, 测试', '一。二；三']);
  return pick(['25', 'A100']);
}

/** Names that mean several fields at once: both ends of the pay. */
const names = operations.flatMap(({ fields }) => [
  [...fields.values()].flatMap((field) => field.names.map((name) => name.toLowerCase())),
]);
const shared = new Set(names.flatMap((own) => own.filter((name, at) => own.indexOf(name) !== at)));

type Change = readonly [flags: string, words: string];

interface Choosing {
  readonly pick: <T>(list: readonly T[]) => T;
  /** Dashes belong to a command. */
  readonly dashed: boolean;
}

/** A change by flag, and in other words. */
function changeOf(flag: string, field: Field, { pick, dashed }: Choosing): Change {
  const name = pick([field.label.zh, ...field.names.filter((each) => !shared.has(each))]).replace(/（.*）/, '');
  const spelt = pick([name, name.replaceAll(' ', '')]);
  const value = valueFor(field, pick);
  const more: Change[] = field.many
    ? [
        [`--add-${flag} ${value}`, pick([`${spelt}加 ${value}`, `${spelt} 增加 ${value}`, `添加${spelt} ${value}`])],
        [
          `--remove-${flag} ${value}`,
          pick([`${spelt} 去掉 ${value}`, `移除${spelt} ${value}`, `${spelt}删除 ${value}`]),
        ],
      ]
    : [];
  const stepped: Change[] =
    field.steps?.by === 'number' || field.steps?.by === 'amount'
      ? [
          [`--${flag} +2`, pick([`${spelt}加2`, `${spelt} 增加 2`, `${spelt}+2`])],
          [`--${flag} ${field.steps.down}1`, pick([`${spelt}减1`, `${spelt} 减少1`])],
        ]
      : field.steps?.by === 'order'
        ? [
            [`--${flag} 调低`, pick([`${spelt}调低`, `${spelt} 降低`, `${spelt}下调`])],
            [`--${flag} 调高一级`, pick([`${spelt}调高一级`, `${spelt} 提升 一级`, `${spelt}上调一级`])],
          ]
        : [];
  const cleared: Change[] = field.emptiable
    ? [[`--clear ${flag}`, pick([`${spelt}清空`, `清空${spelt}`, `清空 ${spelt}`])]]
    : [];
  const set: Change = [
    `--${flag} ${value}`,
    pick([
      `${spelt} ${value}`,
      `${spelt}：${value}`,
      `${spelt}=${value}`,
      `${spelt}＝${value}`,
      ...(dashed ? ['--', '——', '－－', '-'].map((dash) => `${dash}${spelt.replaceAll(' ', '')} ${value}`) : []),
      ...['改成', '改为', '换成', '换为', '设为', '变成'].flatMap((word) => [
        `${spelt}${word}${value}`,
        `${spelt} ${word} ${value}`,
      ]),
    ]),
  ];
  return pick([set, set, ...more, ...stepped, ...cleared]);
}

function drafted({ fields }: Operation, chance: () => number, dashed: boolean) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const own = [...fields].filter(([, { offered, keyed, bare }]) => offered && !keyed && !bare);
  const chosen = new Map([pick(own), ...(chance() < 0.4 ? [pick(own)] : []), ...(chance() < 0.15 ? [pick(own)] : [])]);
  // A text runs to the end, so it stands last.
  const sorted = [...chosen].sort(([, a], [, b]) => Number(a.sentence) - Number(b.sentence));
  const texts = sorted.filter(([, { sentence }]) => sentence);
  const changes = sorted.filter((each) => !texts.slice(1).includes(each));
  return { pick, changes: changes.map(([flag, field]) => changeOf(flag, field, { pick, dashed })) };
}

describe.each(operations.filter(({ fields }) => [...fields.values()].some(({ offered }) => offered)))(
  'drafts of $name',
  (operation) => {
    const target = operation.name.startsWith('job') ? 'J1002' : 'R00407';

    test('read the same as labels and as flags', () => {
      const chance = createChance(20261126);
      for (let round = 0; round < ROUNDS; round += 1) {
        const { changes, pick } = drafted(operation, chance, true);
        const head = pick([`/${operation.noun.zh} ${operation.verb.zh}`, `/${operation.noun.zh}${operation.verb.zh}`]);
        const flags = `/${operation.noun.en} ${operation.verb.en} ${target} ${changes.map(([each]) => each).join(' ')}`;
        const words = `${head} ${target} ${changes.map(([, each]) => each).join(pick([' ', '\n']))}`;
        expect(typed(words), `${words}\n${flags}`).toEqual(typed(flags));
      }
    });

    test('read the same as sentences and as flags', () => {
      const chance = createChance(11262026);
      for (let round = 0; round < ROUNDS; round += 1) {
        const { changes, pick } = drafted(operation, chance, false);
        const flags = `/${operation.noun.en} ${operation.verb.en} ${target} ${changes.map(([each]) => each).join(' ')}`;
        const start = pick([`把 ${target} 的`, `${target} `, `请把 ${target} 的 `, `${target}的`, `麻烦将${target}的`]);
        const words = `${start}${changes.map(([, each]) => each).join(pick(['，', ' ', '；']))}`;
        expect(readings(words), `${words}\n${flags}`).toContainEqual(typed(flags));
      }
    });
  },
);

describe.each(operations.filter(({ moves }) => moves))('moves of $name', (operation) => {
  const into = operation.moves?.way === 'into';
  const places = ['校招储备', '前端方向', '高潜人才'];
  const things = ['13810002713', '李思远', '13810002713、13810005426', 'a@example.com', '138 1000 2713'];
  const chinese = into
    ? ['把 T 加入P', '把T加入P', '将 T 添加到P', 'T 加入P', '把 T 放进P里', '请把 T 加入P，谢谢', 'P加 T', '给P加上 T']
    : ['从P移除 T', '把 T 从P移除', '把 T 从P里删除', '从P里面移出 T', 'P移除 T', '麻烦从P移除 T。'];
  const english = into
    ? ['add T to P', 'put T into P', 'please add T to the pool P', 'add T to the P pool']
    : ['remove T from P', 'take T out of P', 'please remove T from the pool P', 'delete T from the P pool'];

  test('read the same as sentences and as commands', () => {
    const chance = createChance(131313);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
    for (let round = 0; round < ROUNDS; round += 1) {
      const [place, thing] = [pick(places), pick(things)];
      const command = `/${operation.noun.en} ${operation.verb.en} "${place}" ${thing}`;
      const words = pick([...chinese, ...english])
        .replace('T', thing)
        .replace('P', place);
      expect(readings(words), `${words}\n${command}`).toContainEqual(typed(command));
    }
  });
});

/** The names by which a sentence in English calls a field. */
const englishNames = (flag: string, { label }: Field): string[] => [flag.replaceAll('-', ' '), label.en.toLowerCase()];

describe.each(operations.filter(({ fields }) => [...fields.values()].some(({ offered }) => offered)))(
  'English drafts of $name',
  (operation) => {
    const target = operation.name.startsWith('job') ? 'J1002' : 'R00407';
    const own = [...operation.fields].filter(
      ([, field]) => field.offered && !field.keyed && !field.bare && !field.sentence,
    );

    test('read the same as sentences and as flags', () => {
      const chance = createChance(777);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
      for (let round = 0; round < ROUNDS; round += 1) {
        const [flag, field] = pick(own);
        const name = pick(englishNames(flag, field));
        const { choices } = field.typed;
        const value = choices ? String(pick(choices).value) : valueFor(field, pick);
        const words = pick([
          `change the ${name} of ${target} to ${value}`,
          `set ${target} ${name} to ${value}`,
          `please set ${target}'s ${name} to ${value}`,
          `replace the ${name} of ${target} with ${value}`,
          `${target} ${name} ${value}`,
          `${target} set ${name} to ${value}`,
          `${target}: please change the ${name} to ${value}`,
          `${target}, replace ${name} with ${value}`,
        ]);
        const flags = `/${operation.noun.en} ${operation.verb.en} ${target} --${flag} ${value}`;
        expect(readings(words), `${words}\n${flags}`).toContainEqual(typed(flags));
      }
    });
  },
);
