/** Which rows of a proposal are left out, where a form can say nothing else of them: each wants something of its own. */
import { paged } from '../../../cards/form.ts';
import type { Asked } from '../../core/ask.ts';
import type { FormField } from '../../core/form-field.ts';
import type { Text } from '../../core/text.ts';
import { type Edit, partsOf } from '../../core/value.ts';
import { MOST_OPTIONS } from './lists.ts';

/** The field that no command has: it stands on this form alone. */
const LEFT = 'left-out';

export interface LeavableRow {
  /** By which the answer knows it. */
  readonly key: string;
  readonly label: Text;
}

export function leavingForm(
  rows: readonly LeavableRow[],
  { title, about, replaces }: Pick<Asked<'form'>, 'title' | 'about' | 'replaces'>,
): Asked<'form'> {
  return { kind: 'form', title, about, pages: paged(listsOf(rows), { title, about }), page: 0, replaces };
}

const which: Text = { zh: '勾选要去掉的', en: 'Tick what to leave out' };

/** One list, or several where one cannot hold all. */
function listsOf(rows: readonly LeavableRow[]): FormField[] {
  const starts = Array.from({ length: Math.ceil(rows.length / MOST_OPTIONS) }, (_, at) => at * MOST_OPTIONS);
  return starts.map((start) => {
    const own = rows.slice(start, start + MOST_OPTIONS);
    const part = `${start + 1}–${start + own.length}`;
    return {
      name: `${LEFT}-${start + 1}`,
      flag: LEFT,
      key: part,
      label: { zh: `${which.zh}（${part}）`, en: `${which.en} (${part})` },
      topic: which,
      control: 'multi-select',
      options: own.map(({ key, label }) => ({ value: key, ...label })),
      base: [],
      initial: [],
    };
  });
}

/** Their keys; null where the form asks something else, or where nothing would be left. */
export function leftOutIn(fields: readonly FormField[], edits: Readonly<Record<string, Edit>>): string[] | null {
  const all = new Set(
    fields.flatMap(({ flag, options = [] }) => (flag === LEFT ? options.map(({ value }) => value) : [])),
  );
  // The first of each list carries which list it is.
  const left = (edits[LEFT]?.set ?? []).map((entry) => (all.has(entry) ? entry : (partsOf(entry).value ?? '')));
  return left.length > 0 && left.length < all.size ? left : null;
}

export const asksWhatIsLeft = (fields: readonly FormField[]): boolean => fields.some(({ flag }) => flag === LEFT);
