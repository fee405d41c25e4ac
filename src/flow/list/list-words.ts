/** What is said of a file above its rows: how they end, what was skipped, what the person went on without. */
import { rowStateText } from '../../../cards/file-rows.ts';
import type { Ask } from '../../core/ask.ts';
import type { FromFile } from '../../core/command.ts';
import type { Refusal } from '../../core/outcome.ts';
import { rowStates } from '../../core/row-state.ts';
import type { Spoken } from '../../core/spoken.ts';
import { same, type Text } from '../../core/text.ts';
import type { SentFile } from '../../store/rows/file.ts';
import type { Column } from './columns.ts';
import type { Read } from './read-rows.ts';
import type { RowEnd } from './row-ends.ts';

/** Over the card about it. */
export const titleOf = (name: string): Text => (name === '' ? { zh: '粘贴的表格', en: 'Pasted rows' } : same(name));

/** What was pasted is called by what it is. */
export const calledFile = (name: string): Text =>
  name === '' ? { zh: '粘贴的表格', en: 'the pasted rows' } : { zh: `「${name}」`, en: `"${name}"` };

/** `来自「名单.xlsx」：要改 20 行 · 已是如此 3 行` */
export function counted({ name }: Pick<SentFile, 'name'>, ends: readonly RowEnd[]): Text {
  const counts = rowStates.flatMap((state) => {
    const count = ends.filter((end) => end.state === state).length;
    return count > 0 ? [{ text: rowStateText[state], count }] : [];
  });
  const { zh, en } = calledFile(name);
  return {
    zh: `来自${zh}：${counts.map(({ text, count }) => `${text.zh} ${count} 行`).join(' · ')}`,
    en: `From ${en}: ${counts.map(({ text, count }) => `${count} ${text.en.toLowerCase()}`).join(' · ')}`,
  };
}

export function notesOn({ file, read }: { readonly file: SentFile; readonly read: Read }): Text[] {
  const { examples } = read;
  return [
    ...file.content.notes,
    ...(examples.length > 0
      ? [
          {
            zh: `第 ${lines(examples)} 行是示例，跳过了。`,
            en: `Row ${lines(examples)} is an example and was skipped.`,
          },
        ]
      : []),
  ];
}

/** What the person went on without. */
export const leftBefore = ({ leftOut }: Pick<FromFile, 'leftOut'>): Text[] =>
  rowStates.flatMap((state) => {
    const left = leftOut[state] ?? [];
    if (left.length === 0) return [];
    const { zh, en } = rowStateText[state];
    return [
      {
        zh: `没有列入：${zh} ${left.length} 行（第 ${lines(left)} 行）`,
        en: `Left out: ${left.length} ${en.toLowerCase()} (${left.length === 1 ? 'row' : 'rows'} ${lines(left)})`,
      },
    ];
  });

const MOST_LINES = 20;
const lines = (numbers: readonly number[]): string =>
  numbers.slice(0, MOST_LINES).join('、') + (numbers.length > MOST_LINES ? ' …' : '');

export const headersOf = (columns: readonly Column[], isSo: (kind: Column['meaning']['kind']) => boolean): string[] =>
  columns.filter(({ meaning }) => isSo(meaning.kind)).map(({ header }) => header.slice(0, MOST_OF_HEADER));

const MOST_OF_HEADER = 40;

export const unknownColumns = ({ title }: Pick<Spoken, 'title'>, columns: readonly Column[]): Ask => ({
  kind: 'columns',
  title,
  known: headersOf(columns, (kind) => kind !== 'unknown' && kind !== 'nothing' && kind !== 'carried'),
  unknown: headersOf(columns, (kind) => kind === 'unknown'),
});

export const fileGone: Refusal = {
  code: 'file-gone',
  text: {
    zh: '这个文件已经不在了（只保留到用完为止）。',
    en: 'The file is gone; files are kept only as long as they are needed.',
  },
  hint: { zh: '请重新发送。', en: 'Please send it again.' },
};

export const tooManyRows = (most: number, rows: number): Refusal => ({
  code: 'too-many-targets',
  text: {
    zh: `一个文件最多 ${most} 行，这里有 ${rows} 行。`,
    en: `At most ${most} rows in one file; this has ${rows}.`,
  },
  hint: { zh: '请拆成几个文件。', en: 'Split it into several files.' },
});
