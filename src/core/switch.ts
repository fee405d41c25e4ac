/** The words of a switch. */
import { foldedCode } from './fold.ts';

const onWords = [
  'on',
  'yes',
  'true',
  'y',
  '1',
  '开',
  '开启',
  '打开',
  '启用',
  '是',
  '是的',
  '要',
  'enable',
  'enabled',
  '✓',
  '√',
];
const offWords = [
  'off',
  'no',
  'false',
  'n',
  '0',
  '关',
  '关闭',
  '关掉',
  '停用',
  '否',
  '不',
  '不要',
  '不是',
  'disable',
  'disabled',
  '×',
];

/** What a word says of a switch; null where it says neither. */
export function switched(word: string): boolean | null {
  const said = foldedCode(word).toLowerCase();
  return onWords.includes(said) ? true : offWords.includes(said) ? false : null;
}
