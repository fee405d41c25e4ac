/** An entry that is named by its key alone: J1002 二面加陈静. */
import type { Operation } from '../core/operation.ts';
import type { Said } from './said.ts';

const CHANGES: readonly (readonly [prefix: string, words: string])[] = [
  ['add-', '再加|加上|增加|添加|新增|加'],
  ['remove-', '去掉|去除|移除|删除|删掉|拿掉|减'],
  ['', '改由|换成|换为|改成|改为|设为|设成|由'],
];

interface Rule {
  readonly prefix: string;
  readonly flag: string;
  readonly pattern: RegExp;
}

const made = new WeakMap<Operation, readonly Rule[]>();

/** Of the one list of people that has such keys. */
function rulesOf({ fields }: Operation): readonly Rule[] {
  const keyed = [...fields].filter(([, { offered, people, keyWords }]) => offered && people && keyWords);
  const [[flag, field] = []] = keyed;
  if (!flag || !field?.keyWords || keyed.length > 1) return [];
  return CHANGES.map(([prefix, words]) => ({
    prefix,
    flag,
    pattern: new RegExp(`^(?<target>.+?)\\s*的?\\s*(?<key>${field.keyWords})\\s*(?:${words})\\s*(?<value>\\S.*)$`, 'i'),
  }));
}

export function keyedSaid(text: string, operation: Operation, bare: (typed: string) => string): Said[] {
  const rules = made.get(operation) ?? rulesOf(operation);
  made.set(operation, rules);
  return rules.flatMap(({ prefix, flag, pattern }) => {
    const { target = '', key = '', value = '' } = pattern.exec(text)?.groups ?? {};
    return value === ''
      ? []
      : [{ source: `${bare(target)} --${prefix}${flag} ${key.replaceAll(' ', '')}=${value}`, moved: null }];
  });
}
