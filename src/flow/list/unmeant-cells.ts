/** Cells that hold no value that anybody meant: formulas, and words whose letters were lost. */
import type { Refusal } from '../../core/outcome.ts';
import { isFormula, isLost } from '../../core/table.ts';

export interface Wrong {
  readonly header: string;
  readonly refusal: Refusal;
}

export function unmeantIn(cells: readonly { readonly header: string; readonly words: string }[]): Wrong | null {
  const formula = cells.find(({ words }) => isFormula(words));
  if (formula) return { header: formula.header, refusal: aFormula(formula.words) };
  const lost = cells.find(({ words }) => isLost(words));
  return lost ? { header: lost.header, refusal: lettersLost(lost.words) } : null;
}

const lettersLost = (cell: string): Refusal => ({
  code: 'letters-lost',
  text: {
    zh: `「${cell.slice(0, 40)}」只剩问号：保存文件时字丢了。`,
    en: `"${cell.slice(0, 40)}" is question marks only: its letters were lost when the file was saved.`,
  },
  hint: { zh: '请存成 .xlsx 再发。', en: 'Save it as .xlsx and send it again.' },
});

const aFormula = (cell: string): Refusal => ({
  code: 'a-formula',
  text: {
    zh: `「${cell.slice(0, 40)}」是公式，不会计算；请粘贴为数值。`,
    en: `"${cell.slice(0, 40)}" is a formula and is not computed; paste its value.`,
  },
});
