/** A file of headers alone: what is missing, and a template for each operation that its columns fit. */
import type { Spoken } from '../../core/spoken.ts';
import type { Text } from '../../core/text.ts';
import type { SentFile } from '../../store/rows/file.ts';
import { type Menu, reporting, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { titleOf } from './list-words.ts';
import type { Read } from './read-rows.ts';

interface Sheet {
  readonly file: SentFile;
  readonly read: Read;
}

export function noRows(deps: Pick<Deps, 'operations'>, { file, read }: Sheet, operations: readonly Spoken[]): Menu {
  const known = operations.filter((each) => deps.operations.some((operation) => operation.name === each.name));
  return {
    title: titleOf(file.name),
    // The rows may stand on another sheet, or hidden: that is said too.
    lines: [read.examples.length > 0 ? onlyExamples : onlyHeaders, ...file.content.notes, fillIn].map(said),
    offers: known.map(({ title, noun, verb }) => ({
      title: { zh: `模板：${title.zh}`, en: `Template: ${title.en}` },
      command: reporting('template', [noun.zh, verb.zh]),
      form: false,
    })),
    colour: 'yellow',
  };
}

const onlyHeaders: Text = {
  zh: '这个文件只有列名，下面没有数据行。',
  en: 'This file has headers only: no rows below them.',
};
const onlyExamples: Text = {
  zh: '这个文件只有列名和示例行（以「例」开头），没有要改的行。',
  en: 'This file has headers and the example row only: there is nothing to change.',
};
const fillIn: Text = {
  zh: '请在列名下面每行写一个对象和要改的值，再发给我；也可以用下面的模板。',
  en: 'Write one target a row below the headers, with what to change, and send it again; or begin with a template:',
};
