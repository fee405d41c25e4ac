/** How a row of a file ends, and in which words. */
import type { Ask, AskedRow } from '../../core/ask.ts';
import type { Entity } from '../../core/entity.ts';
import { comparable } from '../../core/names.ts';
import { inOneLine, type Refusal } from '../../core/outcome.ts';
import type { Unresolved } from '../../core/resolving.ts';
import type { RowState } from '../../core/row-state.ts';
import type { TargetSpec } from '../../core/target.ts';
import { chinese, inARow, same, type Text } from '../../core/text.ts';
import type { Named, SheetRow } from './read-rows.ts';

export type RowEnd = AskedRow;

/** What the row calls its target. */
export const calledIn = ({ named, carried, line }: SheetRow): string => {
  const words = named.map(({ word }) => word).slice(0, 3);
  const ids = Object.values(carried?.ids ?? {});
  return words.join(' ') || ids[0] || `#${line}`;
};

const called = (row: SheetRow, entity: Entity): string =>
  [entity.label, entity.mark].filter(Boolean).join(' ') || calledIn(row);

interface End {
  readonly state: RowState;
  readonly remark: Text;
  readonly entity?: Entity | undefined;
}

export const rowEnd = (row: SheetRow, { state, remark, entity }: End): RowEnd => ({
  line: row.line,
  state,
  target: entity ? called(row, entity) : calledIn(row),
  remark,
});

/** The words of a refusal, with where in the row it is. */
export function inCell(header: Text, refusal: Refusal): Text {
  const { zh, en } = inOneLine(refusal);
  const where = (name: string, words: string, mark: string) =>
    name === '' || words.startsWith(`「${name}」`) || words.startsWith(`"${name}"`) ? words : `${name}${mark}${words}`;
  return { zh: where(header.zh, zh, '：'), en: where(header.en, en, ': ') };
}

export const wrongValue = (row: SheetRow, { refusal, entity }: { refusal: Refusal; entity: Entity }): RowEnd =>
  rowEnd(row, { state: 'wrong', remark: inCell(same(''), refusal), entity });

interface Where {
  readonly header: Text;
  /** The flag, where it is none of the cells that name the target. */
  readonly name?: string;
}

/** A word that stands for nothing, for several things, or for something that cannot be. */
export function fromUnresolved(
  row: SheetRow,
  unresolved: Exclude<Unresolved, { kind: 'failed' }>,
  { header }: Where,
): RowEnd {
  if (unresolved.kind === 'refused') {
    const { refusal } = unresolved;
    const state = refusal.code === 'not-found' ? 'not-found' : 'wrong';
    return rowEnd(row, { state, remark: inCell(header, refusal) });
  }
  const { ask } = unresolved;
  if (ask.kind !== 'pick') return rowEnd(row, { state: 'wrong', remark: missing(header) });
  if (ask.onlyNear) return rowEnd(row, { state: 'not-found', remark: near(header, ask) });
  const { target: name, typed, options } = ask;
  const several = rowEnd(row, { state: 'same-name', remark: sameName(header, typed, options.length) });
  return { ...several, choice: { name, typed, options, picked: null } };
}

export const nothingNamed = (row: SheetRow, { label }: TargetSpec): RowEnd =>
  rowEnd(row, {
    state: 'wrong',
    remark: { zh: chinese`没有写${label.zh}。`, en: `No ${label.en.toLowerCase()} is named.` },
  });

export const rowTwice = (row: SheetRow, entity: Entity, before: number): RowEnd =>
  rowEnd(row, {
    state: 'twice',
    entity,
    remark: { zh: `第 ${before} 行已经写了它，以那一行为准。`, en: `Row ${before} has it already; that row counts.` },
  });

/** The cells speak of two things; without a cell it is what the row carries unseen. */
export const otherTarget = (row: SheetRow, entity: Entity, cell: Named | null): RowEnd =>
  rowEnd(row, {
    state: 'wrong',
    entity,
    remark: cell
      ? {
          zh: `「${cell.header}」写的是「${cell.word}」，但这一行指的是「${entity.label}」。`,
          en: `"${cell.header}" says "${cell.word}", but this row is about "${entity.label}".`,
        }
      : {
          zh: '这一行的对象和导出时不是同一个，可能排序时弄混了。',
          en: 'This row names another target than when it was exported; rows may have been mixed up.',
        },
  });

const quoted = (words: string): string => words.slice(0, 60);

const missing = (header: Text): Text => ({ zh: `「${header.zh}」没有值。`, en: `"${header.en}" has no value.` });

type Near = Pick<Extract<Ask, { kind: 'pick' }>, 'typed' | 'options' | 'rest'>;

const near = (header: Text, { typed, options, rest }: Near): Text => {
  const closest = inARow(
    options.slice(0, 3).map(({ label, detail }) => same([label, detail].filter(Boolean).join(' · '))),
  );
  return {
    zh: `「${header.zh}」找不到「${quoted(typed)}」。${rest ? '现有' : '最接近'}的：${closest.zh}`,
    en: `"${header.en}": "${quoted(typed)}" was not found. ${rest ? 'There are' : 'Closest'}: ${closest.en}`,
  };
};

const sameName = (header: Text, typed: string, count: number): Text => ({
  zh: `「${header.zh}」有 ${count} 个叫「${quoted(typed)}」，请选一个。`,
  en: `"${header.en}": ${count} are called "${quoted(typed)}"; choose one.`,
});

/** What has no name cannot be told. */
export const fits = (word: string, { label, codes }: Pick<Entity, 'label' | 'codes'>): boolean => {
  const wanted = comparable(word);
  const known = [label, ...codes].map(comparable).filter(Boolean);
  return label === '' || known.some((each) => each.includes(wanted) || wanted.includes(each));
};
