/** Both languages in one sentence read like the flags that say the same; what is a text stays as it was typed. */
import { test } from 'vitest';
import type { Field } from '../../src/core/field.ts';
import { operations } from '../../src/operations/index.ts';
import { createLuck } from '../support/drafts/luck.ts';
import { createMeant } from '../support/meant.ts';

const ROUNDS = Number(process.env.SENTENCES ?? 300);
const { pick } = createLuck(626);

const { same } = createMeant();

const all = operations.flatMap(({ noun, verb, fields }) =>
  [...fields].flatMap(([flag, field]) =>
    field.offered && !field.keyed && !field.bare ? [{ noun, verb, flag, field }] : [],
  ),
);
const codeOf = (noun: string): string => (noun === 'job' ? 'J1002' : noun === 'jr' ? 'R00407' : '24001');

function valueFor({ typed, steps, sentence, people }: Field): string {
  if (typed.choices) return pick(typed.choices.filter(({ zh }) => zh !== '新增' && !/[ （]/.test(zh))).zh;
  if (steps?.by === 'number') return '12';
  if (typed.takes === 'date') return '2026-12-01';
  if (sentence) return pick(['负责 headcount 的规划', '请带 laptop', '招 recruiter 和 hiring manager']);
  return people ? '陈静' : 'A100';
}

test('the name of a field in English, in a sentence in Chinese', () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { noun, verb, flag, field } = pick(all);
    const value = valueFor(field);
    const code = codeOf(noun.en);
    const name = pick([flag, flag.replaceAll('-', ' '), field.label.en.replace(/ \(.*\)$/, '')]);
    const said = pick([
      `${code} ${name} 改成${value}`,
      `把 ${code} 的 ${name} 换成 ${value}`,
      `${code} 的${name}改为${value}`,
      `麻烦把 ${code} 的 ${name} 设为 ${value}`,
    ]);
    same(said, `/${noun.en} ${verb.en} ${code} --${flag} ${field.sentence || field.many ? value : `"${value}"`}`);
  }
});

test('the name of a field in Chinese, in a sentence in English', () => {
  const own = all.filter(({ field }) => !field.sentence && field.names.every((name) => !/月薪|职级/.test(name)));
  for (let round = 0; round < ROUNDS; round += 1) {
    const { noun, verb, flag, field } = pick(own);
    const value = valueFor(field);
    const code = codeOf(noun.en);
    const name = field.label.zh.replace(/[（(].*|\s/g, '');
    const said = pick([`change ${code} ${name} to ${value}`, `set the ${name} of ${code} to ${value}`]);
    same(said, `/${noun.en} ${verb.en} ${code} --${flag} ${field.many ? value : `"${value}"`}`);
  }
});

test.each([
  ['把 J1002 的负责人 change 成陈静', '/job managers J1002 --recruiter 陈静'],
  ['把 13810002713 add 到校招储备', '/pool add 校招储备 13810002713'],
  ['把 13810002713 从校招储备 remove 掉', '/pool remove 校招储备 13810002713'],
  ['24001 delay 一周', '/prehire update 24001 --hire-date 推迟一周'],
  ['J1002 recruiter 改成陈静，assistants 加王芳', '/job managers J1002 --recruiter 陈静 --add-assistants 王芳'],
  ['R00407 headcount 加 2', '/jr update R00407 --headcount +2'],
  ['清空 J1002 的 remark', '/job config J1002 --clear remark'],
  ['J1002 remark 清空', '/job config J1002 --clear remark'],
  ['increase R00407 人数 by 2', '/jr update R00407 --headcount +2'],
  ['把 R00407 hold 住', '/jr update R00407 --status 已暂停'],
  ['R00407 描述改成 add 到 headcount 加 2', '/jr update R00407 --description "add 到 headcount 加 2"'],
])('%s', same);
