/** The words by which people say what shall become of a field: 改成, 加, 去掉, 清空, 推迟 (`interface.md` section 3). */
import type { Field } from '../core/field.ts';

/** What a change word makes of the words behind it. */
export type Change =
  /** `before` stands before the value: `+` of 加2. */
  { readonly edit: 'set' | 'add' | 'remove'; readonly before: string } | { readonly edit: 'clear' };

type Word = 'set' | 'use' | 'up' | 'down' | 'empty' | 'later' | 'sooner';

const verbs =
  '改 换 设 变 调 修改 更改 更新 更换 替换 调整 变更 设置 增加 加 减少 减 提高 降低 提 升 降 涨 推迟 延后 延期 延长 延 提前 提早 挪 移 推 拖 推后 顺延';

/** 用人经理换人，改成赵磊. In folded text. */
const TWICE = ['换人', '换掉', '换一下', '改一下'].flatMap((word) =>
  ['改成', '改为', '换成', '换为'].map((end) => `${word},${end}`),
);
const spellings: readonly (readonly [Word, string])[] = [
  [
    'set',
    [
      ...verbs.split(' ').flatMap((verb) => [...'成为到至'].map((end) => verb + end)),
      '定为 定在 换掉 换人 换一下 改一下 改给 换给 改由 改 换 是 为 应该是 应为 交给 转给 只留 只要 只有 仅留 转到 转入 调入 划到 划归 归到 放宽到 放宽为 改成只有 换成只有 改为只有',
      ...TWICE,
    ].join(' '),
  ],
  ['up', '再加 加上 增加 添加 新增 追加 提高 提升 升高 上调 调高 上涨 加 升 涨'],
  ['down', '减少 减去 去掉 去除 移除 删除 删掉 拿掉 降低 下降 下调 调低 缩减 减 降'],
  ['use', '改用 换用 采用 使用 用'],
  ['empty', '清空 清除 置空'],
  ['later', '推迟 延后 延期 推后'],
  ['sooner', '提前 提早'],
];

const meanings = new Map(
  spellings.flatMap(([meaning, all]) => all.split(' ').map((word): [string, Word] => [word, meaning])),
);

/** The longest are tried first. */
const spelt = [...meanings.keys()].sort((a, b) => b.length - a.length).join('|');

/** Words of change, for a pattern. */
export const CHANGE_WORD = `(?:${spelt})`;

/** Those that may stand before a field's name: 清空备注, 去掉协助人. */
export const LEADING_WORD = `(?:${[...meanings].flatMap(([word, meaning]) => (['up', 'down', 'empty'].includes(meaning) ? [word] : [])).join('|')})`;

const long = (of: readonly Word[]): string =>
  [...meanings]
    .flatMap(([word, meaning]) => (word.length > 1 && of.includes(meaning) ? [word] : []))
    .sort((a, b) => b.length - a.length)
    .join('|');

/** Of more than one character: nobody's name has one at its ends. */
export const LONG_CHANGE_WORD = `(?:${long(['set', 'up', 'down', 'empty', 'later', 'sooner'])})`;

/** Those that add to a list and take from it. */
export const TURNS = { more: long(['up']), less: long(['down']) };

export const isSetting = (word: string): boolean => meanings.get(word) === 'set';
export const isEmptying = (word: string): boolean => meanings.get(word) === 'empty';

/** Which way a day is moved stays with it: it may be moved the other. */
const WAY = /^(?:推迟|延后|延期|提前|提早|推后|顺延|[推拖])[到至]$/;

/**
 * What a word means for a field; null where it means nothing for it and belongs to the value. `alone`: nothing follows.
 */
export function changeBy(word: string, field: Field, alone: boolean): Change | null {
  const { many, steps, typed } = field;
  const set: Change = { edit: 'set', before: '' };
  switch (meanings.get(word)) {
    case 'set':
      // 是 alone is a value: yes.
      if (alone && word === '是') return null;
      return steps?.by === 'time' && !field.keyed ? { ...set, before: WAY.exec(word)?.[0] ?? '' } : set;
    // 名称 用户增长 is a text.
    case 'use':
      return typed.takes === 'choice' || (typed.takes === 'name' && !field.people) ? set : null;
    case 'empty':
      return alone ? { edit: 'clear' } : null;
    case 'up':
      return many ? { edit: 'add', before: '' } : steps ? { ...set, before: steps.up } : null;
    case 'down':
      if (many) return { edit: 'remove', before: '' };
      if (alone && field.emptiable) return { edit: 'clear' };
      return steps ? { ...set, before: steps.down } : null;
    case 'later':
      return steps?.by === 'time' ? { ...set, before: steps.up } : null;
    case 'sooner':
      return steps?.by === 'time' ? { ...set, before: steps.down } : null;
    default:
      return null;
  }
}
