/** An entry that is named by its key alone: J1002 二面加陈静. */
import type { Operation } from '../core/operation.ts';
import type { Bare, Said, Way } from './said.ts';

const CHANGES: readonly (readonly [prefix: string, words: string])[] = [
  ['add-', '再加|加上|增加|添加|新增|加'],
  ['remove-', '去掉|去除|移除|删除|删掉|拿掉|减'],
  ['', '改由|换成|换为|改成|改为|设为|设成|由'],
];

/** Of the one list of people that has such keys; null where there is none. */
export function keysIn({ fields }: Operation, bare: Bare): Way | null {
  const keyed = [...fields].filter(([, { offered, people, keyWords }]) => offered && people && keyWords);
  const [[flag, field] = []] = keyed;
  if (!flag || !field?.keyWords || keyed.length > 1) return null;
  const { keyWords } = field;
  const rules = CHANGES.map(([prefix, words]) => ({
    prefix,
    pattern: new RegExp(`^(?<target>.+?)\\s*的?\\s*(?<key>${keyWords})\\s*(?:${words})\\s*(?<value>\\S.*)$`, 'i'),
  }));
  const read = (text: string): Said[] =>
    rules.flatMap(({ prefix, pattern }) => {
      const { target = '', key = '', value = '' } = pattern.exec(text)?.groups ?? {};
      return value === ''
        ? []
        : [{ source: `${bare(target)} --${prefix}${flag} ${key.replaceAll(' ', '')}=${value}`, moved: null }];
    });
  return { holds: new RegExp(keyWords, 'i'), read };
}
