/** Lists as recruiters keep them in a spreadsheet, cell by cell, with the words that are to be read from each. */
import { createChance } from '../../../src/sandbox/platform/trouble.ts';

/** `says` is what the cell is read as; `typed` how the program is given it. */
export interface OfficeCell {
  readonly says: string;
  readonly typed: 'text' | 'number' | 'day' | 'formula' | 'remarked';
}

export interface OfficeTable {
  readonly name: string;
  readonly command: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly OfficeCell[])[];
  /** Of `rows`, from 0. */
  readonly hidden: readonly number[];
  /** A sheet before it that says nothing. */
  readonly second: boolean;
}

const text = (says: string): OfficeCell => ({ says, typed: 'text' });
const TABLES = 25;
const SEED = 20_261_128;

/** What each command's list holds: a column, and what may stand in it. */
interface Kind {
  readonly command: string;
  readonly columns: readonly { readonly header: string; readonly cell: (row: number) => OfficeCell }[];
}

export function officeTables(): OfficeTable[] {
  const chance = createChance(SEED);
  const below = (count: number): number => Math.floor(chance() * count);
  const pick = <T>(first: T, ...others: readonly T[]): T => [first, ...others][below(others.length + 1)] ?? first;
  const day = (): OfficeCell => ({
    says: `2027-0${1 + below(9)}-${10 + below(18)}`,
    typed: pick('day', 'day', 'text'),
  });
  const count = (): OfficeCell => ({
    says: String(20 + below(60)),
    typed: pick('number', 'text', 'formula', 'remarked'),
  });
  const reason = (): OfficeCell => text(pick('', '扩招', '第一批\n第二批', '<b>&"引号"', '=不是公式', ' 前后有空格 '));
  const person = (): OfficeCell => text(pick('陈静', '林晓', ' 陈静', '@林晓'));
  const code = (letter: string, first: number) => (row: number) => text(`${letter}${first + row}`);
  const jobs: Kind = {
    command: '/职位 人员',
    columns: [
      { header: '职位编码', cell: code('J', 1001) },
      { header: '招聘负责人', cell: person },
      { header: '招聘协助人', cell: () => text(pick('', '陈静、林晓', '陈静;林晓', '陈静\n林晓')) },
      { header: '原因', cell: reason },
    ],
  };
  const requirements: Kind = {
    command: '/需求 更新',
    columns: [
      { header: '需求编号\nNumber', cell: (row) => text(`R0040${1 + row}`) },
      { header: '需求人数', cell: count },
      { header: '截止日期', cell: day },
      { header: '原因', cell: reason },
    ],
  };
  return Array.from({ length: TABLES }, (_, at): OfficeTable => {
    const { command, columns } = at % 2 === 0 ? requirements : jobs;
    const rows = Array.from({ length: 2 + below(4) }, (_none, row) => columns.map(({ cell }) => cell(row)));
    return {
      name: `list-${at + 1}`,
      command,
      header: columns.map(({ header }) => header),
      rows,
      hidden: below(4) === 0 ? [below(rows.length)] : [],
      second: below(4) === 0,
    };
  });
}
