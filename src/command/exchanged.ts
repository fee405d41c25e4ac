/** 协助人朱嘉豪换成陈静, 人数 8 改成 10: what stands there is named before what takes its place. */
import type { Field } from '../core/field.ts';
import { CHANGE_WORD } from './change-words.ts';
import { GAP, type Label, matchAt } from './label.ts';
import type { Word } from './token.ts';

const BECOMES =
  '(?:换成|换为|改成|改为|改到|调到|调整为|(?:增加|减少|提高|降低|上调|下调|扩|缩|加|减|升|降|涨|推迟|延后|延期|提前|推|延|拖|移|挪)(?:到|至|为)|替换成|替换为|变成|→|[-=]>)';
const INSIDE = `(?:${GAP}(?:里面?的?|中的?))?${GAP}(?:把|将|从|由)?${GAP}`;
const FILLS = '(?:(?:全部|全都|都|统统|通通|统一|一律|一起|直接|需要|应该|要|先|再|也)[^\\S\\n]*)*';
const OLD = `(?!${FILLS}(?:${CHANGE_WORD}|不|别|勿))(?<old>[^\\s,;。:=][^\\n,;。:=]{0,40}?)`;
const AHEAD = new RegExp(`(?<inside>${INSIDE})${OLD}${GAP}${BECOMES}${GAP}(?=[^\\s,、;。])`, 'y');

/** Of a text the rest may be all of it; one code in the place of another is none: 项目代号 P-1 改成 P-2. */
const OF_CODES = new RegExp(
  `${INSIDE}[a-z\\d._-]{1,40}${GAP}${BECOMES}${GAP}[a-z\\d._-]{1,40}${GAP}(?:$|[,;。\\n])`,
  'y',
);

interface Named {
  readonly text: string;
  readonly field: Field | undefined;
  readonly names: (text: string) => boolean;
}

/** Of a list one gives way to another; whatever else stands there gives way by itself. */
export function exchanged(label: Label, { text, field, names }: Named): Label | null {
  if (!field || (field.sentence && !matchAt(OF_CODES, text, label.end))) return null;
  const match = matchAt(AHEAD, text, label.end);
  const { inside = '', old = '' } = match?.groups ?? {};
  if (!match || names(old)) return null;
  const start = label.end + inside.length;
  if (field.many && !field.steps) return { ...label, end: start };
  return { ...label, end: label.end + match[0].length, stood: [start, start + old.length] };
}

const WITHIN = new RegExp(`^(?<old>.*?)${BECOMES}(?<young>.*)$`, 'su');

export interface Exchange {
  readonly old: readonly Word[];
  readonly young: readonly Word[];
}

/** Words of which some take the place of others; null where none do. */
export function exchangeIn(words: readonly Word[]): Exchange | null {
  for (const [at, word] of words.entries()) {
    const { old, young } = word.quoted ? {} : (WITHIN.exec(word.text)?.groups ?? {});
    if (old === undefined || young === undefined) continue;
    const part = (text: string): Word[] => (text === '' ? [] : [{ ...word, text }]);
    const exchange = {
      old: [...words.slice(0, at), ...part(old)],
      young: [...part(young), ...words.slice(at + 1)],
    };
    return exchange.old.length > 0 && exchange.young.length > 0 ? exchange : null;
  }
  return null;
}
