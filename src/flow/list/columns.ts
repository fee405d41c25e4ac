/** What the headers of a sheet mean to an operation: flags and labels in both languages, in any order and case. */
import type { Field } from '../../core/field.ts';
import { foldedCode, isBlank } from '../../core/fold.ts';
import { comparable } from '../../core/names.ts';
import type { Spoken } from '../../core/spoken.ts';

export type Way = 'set' | 'add' | 'remove' | 'step';

export type Meaning =
  | { readonly kind: 'target'; readonly target: string; readonly rank: number; readonly shared: boolean }
  | {
      readonly kind: 'field';
      readonly flag: string;
      readonly way: Way;
      readonly key?: string;
      /** Further fields that are called so: 月薪 is both ends. */
      readonly also?: readonly string[];
    }
  | { readonly kind: 'note' }
  | { readonly kind: 'carried' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nothing' };

export interface Column {
  readonly at: number;
  /** On one line. */
  readonly header: string;
  /** That, and each of its lines: either may be its name. */
  readonly names: readonly string[];
  readonly meaning: Meaning;
}

/** What headers may speak of. */
export type Headed = Pick<Spoken, 'targets' | 'fields'>;

/** Over the column that an export hides. */
export const CARRIED = ['请勿修改', 'do not edit'];

const NOTES = ['原因', '说明', '备注', 'note', 'reason', 'remark'];

/** How the header of a column of changes ends. */
export const STEPS = { zh: '增减', en: 'change' };

/** What stands in brackets, spaces, dashes and marks say nothing. */
const plain = (words: string): string =>
  comparable(foldedCode(words.replace(/[（([【［].*?[)）\]】］]/g, ''))).replace(/[-_*＊：:?？]/g, '');

/** A header may hold both languages on two lines. */
const saidIn = (header: string): string[] =>
  [header, ...header.split('\n')]
    .map(plain)
    .filter((words, index, all) => words !== '' && all.indexOf(words) === index);

const namesIn = (header: string): string[] => [
  ...new Set([oneLine(header), ...header.split('\n').map((line) => line.trim())].filter(Boolean)),
];

export const oneLine = (header: string): string => header.replace(/\s*\n\s*/g, ' ').trim();

export function columnsOf(operation: Headed, headers: readonly string[]): Column[] {
  const meant = headers.map((header) => meaningsOf(operation, saidIn(header)));
  const sure = meant.some(({ target, field }) => target !== null && !target.shared && field === null);
  const taken = new Set<string>();
  return headers.map((header, at) => {
    const { target, field, other } = meant[at] ?? nothingMeant;
    // 工号 names a person where nothing better does, else it is what they shall have.
    const first = target && !(field && sure) ? target : field;
    const meaning = first ?? other ?? { kind: isBlank(header) ? 'nothing' : 'unknown' };
    const name = nameOf(meaning);
    const twice = name !== null && taken.has(name);
    if (name !== null) taken.add(name);
    return { at, header: oneLine(header), names: namesIn(header), meaning: twice ? { kind: 'unknown' } : meaning };
  });
}

/** Two columns of one meaning would speak against each other. */
function nameOf(meaning: Meaning): string | null {
  switch (meaning.kind) {
    case 'target':
      return `target ${meaning.target} ${meaning.rank}`;
    case 'field':
      return [meaning.way, meaning.flag, ...(meaning.also ?? []), meaning.key ?? ''].join(' ');
    case 'note':
    case 'carried':
      return meaning.kind;
    case 'unknown':
    case 'nothing':
      return null;
  }
}

type MeaningOf<K extends Meaning['kind']> = Extract<Meaning, { kind: K }>;

/** All that the words of a header may mean. */
interface Meant {
  readonly target: MeaningOf<'target'> | null;
  readonly field: MeaningOf<'field'> | null;
  readonly other: MeaningOf<'note' | 'carried'> | null;
}

const nothingMeant: Meant = { target: null, field: null, other: null };

function meaningsOf(operation: Headed, words: readonly string[]): Meant {
  const said = (names: readonly string[]) => names.some((name) => words.includes(plain(name)));
  const [target = null] = operation.targets.flatMap(({ name, columns }): MeaningOf<'target'>[] => {
    const rank = columns.findIndex(({ header, names }) => said([header.zh, header.en, ...names]));
    const found = columns[rank];
    return found ? [{ kind: 'target', target: name, rank, shared: found.shared === true }] : [];
  });
  const [first = null, ...others] = [...operation.fields].flatMap(([flag, each]): MeaningOf<'field'>[] => {
    const { offered, header } = each;
    const way = offered ? wayOf(flag, each, words) : header && said([header.zh, header.en]) ? 'set' : null;
    return way ? [{ kind: 'field', flag, way }] : [];
  });
  const field = first && others.length > 0 ? { ...first, also: others.map(({ flag }) => flag) } : first;
  return { target, field, other: said(CARRIED) ? { kind: 'carried' } : said(NOTES) ? { kind: 'note' } : null };
}

const before: Readonly<Record<'add' | 'remove', readonly string[]>> = {
  add: ['add', '增加', '添加', '加'],
  remove: ['remove', '去掉', '移除', '删除'],
};

function wayOf(flag: string, field: Field, words: readonly string[]): Way | null {
  const called = [flag, field.label.zh, field.label.en, ...field.names].map(plain);
  const has = (made: (name: string) => string) => called.some((name) => words.includes(made(name)));
  if (has((name) => name)) return 'set';
  if (field.steps?.by === 'number' && (has((name) => name + STEPS.zh) || has((name) => name + STEPS.en))) return 'step';
  if (!field.many) return null;
  const way = (['add', 'remove'] as const).find((each) => before[each].some((word) => has((name) => word + name)));
  return way ?? null;
}
