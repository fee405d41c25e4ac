/** One cell → what is wanted of its field. */
import type { Field } from '../../core/field.ts';
import { foldedCode } from '../../core/fold.ts';
import { type Outcome, ok, type Refusal, refuse } from '../../core/outcome.ts';
import type { Edit } from '../../core/value.ts';
import { wordsIn } from './cell-words.ts';
import type { Way } from './columns.ts';

const CLEAR = ['清空', 'clear'];

export function cellEdit(field: Field, way: Way, cell: string): Outcome<Edit> {
  if (CLEAR.includes(foldedCode(cell).toLowerCase()))
    return way === 'set' ? ok({ clear: true }) : refuse(onlyWhole(field));
  if (way === 'step') return stepped(field, cell);
  // A sheet turns +2 into 2: what is left of a change may not pass for a total.
  const { by } = field.steps ?? {};
  if (by === 'number' && STEP.test(foldedCode(cell))) return refuse(notATotal(field, cell));
  if (by === 'amount' && STEP.test(foldedCode(cell))) return refuse(notAnAmount(field, cell));
  return ok({ [way]: wordsIn(field, cell) });
}

const STEP = /^[+\-−–加减]/;

function stepped(field: Field, cell: string): Outcome<Edit> {
  const code = foldedCode(cell).replace(/^[−–]/, '-');
  if (!/^[+-]?\d{1,6}$/.test(code)) return refuse(notAStep(field, cell));
  return ok({ set: [/^\d/.test(code) ? `+${code}` : code] });
}

const onlyWhole = ({ label: { zh, en } }: Field): Refusal => ({
  code: 'clear-of-a-part',
  text: {
    zh: `清空要写在「${zh}」列，不能写在增减列。`,
    en: `"clear" belongs into the column "${en}", not into one of changes.`,
  },
});

const notATotal = ({ label: { zh, en } }: Field, cell: string): Refusal => ({
  code: 'not-a-total',
  text: {
    zh: `「${zh}」写的是总数，「${cell.trim().slice(0, 20)}」像是增减；增减请写在「${zh}增减」列。`,
    en: `"${en}" is a total; "${cell.trim().slice(0, 20)}" reads like a change, which belongs into "${en} change".`,
  },
});

/** Pay has no column of changes. */
const notAnAmount = ({ label: { zh, en } }: Field, cell: string): Refusal => ({
  code: 'not-a-total',
  text: {
    zh: `「${zh}」要写改后的金额，「${cell.trim().slice(0, 20)}」像是增减。`,
    en: `"${en}" takes the new amount; "${cell.trim().slice(0, 20)}" reads like a change.`,
  },
});

const notAStep = ({ label: { zh, en } }: Field, cell: string): Refusal => ({
  code: 'not-a-step',
  text: {
    zh: `「${zh}增减」要写 +2、-1 这样的数，不能是「${cell.trim().slice(0, 20)}」。`,
    en: `"${en} change" takes +2 or -1, not "${cell.trim().slice(0, 20)}".`,
  },
});
