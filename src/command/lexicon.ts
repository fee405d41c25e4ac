/** The names of an operation's fields, in every spelling, and what may stand around them (`interface.md` section 3). */
import type { Entity, EntityKind } from '../core/entity.ts';
import type { Spoken } from '../core/spoken.ts';
import { CHANGE_WORD, LEADING_WORD } from './change-words.ts';
import { exchanged } from './exchanged.ts';
import { behind, type Called, CLEAR, clearing, firstAt, GAP, type Label, matchAt, namedAt } from './label.ts';
import { flagsOf } from './suggest.ts';
import { setAside } from './token.ts';

export const NOTE = 'note';
export const DRY_RUN = 'dry-run';

/** Chinese names of the flags that every command has. */
const commonNames: readonly (readonly [string, readonly string[]])[] = [
  [NOTE, ['原因', '说明', '备注']],
  [DRY_RUN, ['只看不做', '只看']],
];

export interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface Lexicon {
  /** Chinese names, as a pattern; empty where there are none. */
  readonly names: string;
  /** Where such names stand. In folded text. */
  namesIn(text: string): readonly Place[];
  /** The flag that is spelt so, dashes aside. */
  flagCalled(name: string): string | null;
  /** The flags that are meant by a name in either language. */
  flagsNamed(name: string): readonly string[];
  /** The field of the tenant's own that a name means, as an entry of its flag; empty where it means none. */
  keyNamed(name: string): string;
  /** A Chinese name at this place, without dashes. In folded text. */
  labelAt(text: string, at: number): Label | null;
  /** The same behind dashes. */
  dashedAt(text: string, at: number): Label | null;
  /** Where the next line begins that starts with `字段：`; -1 where none does. */
  lineAfter(text: string, at: number): number;
  /** A list whose entries are `key=value`. */
  isKeyed(flag: string): boolean;
  /** Takes a text, up to the next flag. */
  isText(flag: string): boolean;
}

/** What the tenant's own fields are called, by their kind. */
export type OwnNames = ReadonlyMap<EntityKind, readonly Entity[]>;
const none: OwnNames = new Map();

const made = new WeakMap<OwnNames, WeakMap<Spoken, Lexicon>>();

export function lexiconOf(operation: Spoken, own: OwnNames = none): Lexicon {
  const those = made.get(own) ?? new WeakMap<Spoken, Lexicon>();
  made.set(own, those);
  const known = those.get(operation) ?? makeLexicon(operation, own);
  those.set(operation, known);
  return known;
}

function makeLexicon(operation: Spoken, own: OwnNames): Lexicon {
  const names = chineseNames(operation, own);
  const flags = new Set(flagsOf(operation));
  const any = [...names.keys()]
    .sort((a, b) => b.length - a.length)
    .map(spelling)
    .join('|');
  const line = new RegExp(`\\n[^\\S\\n]*(?:${any})${BRACKETS}${GAP}:`, 'g');
  const isText = (flag: string) => flag === NOTE || operation.fields.get(flag)?.sentence === true;
  const calledSo = (name: string) => names.get(plain(name));
  const namesIn = placesOf(any);
  const find = labelFinder(operation, { any, called: calledSo, isNamed: (text) => namesIn(text).length > 0 });
  return {
    names: any,
    namesIn,
    isKeyed: (flag) => operation.fields.get(flag.replace(/^(?:add|remove)-/, ''))?.keyed === true,
    isText,
    flagCalled: (name) => (flags.has(name) ? name : name === '清空' ? CLEAR : null),
    flagsNamed: (name) => calledSo(name)?.flags ?? (flags.has(name) ? [name] : []),
    keyNamed: (name) => calledSo(name)?.key ?? '',
    labelAt: (text, at) => find(text, at, false),
    dashedAt: (text, at) => find(text, at, true),
    lineAfter: (text, at) => {
      line.lastIndex = at;
      return any === '' ? -1 : (line.exec(text)?.index ?? -1);
    },
  };
}

interface Finding {
  /** Any name, as a pattern. */
  readonly any: string;
  readonly called: (name: string) => Called | undefined;
  readonly isNamed: (text: string) => boolean;
}

type LabelFinder = (text: string, at: number, dashed: boolean) => Label | null;

function labelFinder(operation: Spoken, { any, called: calledSo, isNamed }: Finding): LabelFinder {
  const labels = labelsOf(any, operation);
  const more = moreCleared(any);
  return (text, at, dashed) => {
    const match = firstAt(labels, text, at);
    const { leading = '', measure = '', name = '', key = '' } = match?.groups ?? {};
    const called = calledSo(name);
    if (!match || !called) return null;
    const field = called.field ?? operation.fields.get(called.flags[0]);
    // 再加一个HC says how many.
    if (measure.trim().length > 1 && field?.steps) return null;
    const whose = key ? { ...called, key: setAside(key) } : called;
    const end = at + match[0].length;
    const named = { text, name, at: end, called: whose, field, leading, dashed: dashed || key !== '' };
    const instead = leading === '' ? exchanged(namedAt(named), { text, field, names: isNamed }) : null;
    const found = instead ?? behind(named);
    return found && found.cleared.length > 0 ? withMore(text, found, { more, called: calledSo }) : found;
  };
}

/** A name, with the key that one of its entries has before or behind it: 一面面试官. */
function labelsOf(any: string, { fields }: Spoken): RegExp[] {
  if (any === '') return [];
  const start = `的?(?:(?<leading>${LEADING_WORD})${GAP}${MEASURED})?`;
  const label = (body: string) => new RegExp(`${start}${body}`, 'y');
  const keyed = [...fields.values()].flatMap(({ keyWords, label: { zh }, names }) => {
    if (!keyWords) return [];
    const name = `(?<name>${[zh, ...names].map(plain).map(spelling).join('|')})`;
    const key = `(?<key>${keyWords})`;
    const between = `${GAP}的?${GAP}`;
    // 二面加一个面试官陈静.
    const led = new RegExp(`的?${key}${between}(?<leading>${LEADING_WORD})${GAP}${MEASURED}${name}`, 'y');
    return [label(`${key}${between}${name}`), label(`${name}${between}${key}`), led];
  });
  return [...keyed, label(`(?<name>${any})${BRACKETS}`)];
}

function placesOf(any: string): Lexicon['namesIn'] {
  if (any === '') return () => [];
  const name = new RegExp(any, 'g');
  return (text) =>
    [...text.matchAll(name)].map(({ index, 0: found }) => ({ name: found, start: index, end: index + found.length }));
}

/** A further name behind 清空备注. A comma may as well begin another change. */
function moreCleared(any: string): RegExp {
  const another = `${GAP}(${any})${BRACKETS}`;
  const alone = `(?=[\\s,、;。]|$)(?!${GAP}(?:[:=]|${CHANGE_WORD}))`;
  return new RegExp(`${GAP}(?:[、和及]${another}${alone}|,${another}(?=${GAP}(?:[\\n,、;。]|$)))`, 'y');
}

interface Naming {
  readonly more: RegExp;
  readonly called: (name: string) => Called | undefined;
}

/** 清空备注、抄送人. */
function withMore(text: string, label: Label, naming: Naming): Label {
  const match = matchAt(naming.more, text, label.end);
  if (!match) return label;
  const [whole, name = match[2] ?? ''] = match;
  const { flags: [flag, ...also] = [''], key = '' } = naming.called(name) ?? {};
  const next = clearing({ flag, also, key });
  if (next.flag !== label.flag) return label;
  const cleared = [...label.cleared, ...next.cleared];
  return withMore(text, { ...label, end: label.end + whole.length, cleared }, naming);
}

/** 加个协助人, 再加两位协助人. */
const MEASURED = `(?<measure>[一二两三四五六七八九十\\d]{0,2}[个位名]${GAP})?`;

/** What stands in brackets behind a name is left out: 月薪下限（K）. */
const BRACKETS = '(?:\\([^()\\n]{0,20}\\))?';

/**
 * Whose a Chinese name is: that of the field that has it; all of them where several share it; else the flag's that every
 * command has. A field of the tenant's own comes last.
 */
function chineseNames({ fields }: Spoken, own: OwnNames): Map<string, Called> {
  const names = new Map<string, Called>();
  for (const [flag, { label, names: short, offered, sentence }] of fields)
    for (const name of offered ? [...short, label.zh].map(plain) : []) {
      const shared = names.get(name)?.flags;
      names.set(name, { flags: shared ? [...shared, flag] : [flag], key: '', text: sentence });
    }
  for (const [flag, common] of commonNames)
    for (const name of common) if (!names.has(name)) names.set(name, { flags: [flag], key: '', text: flag === NOTE });
  for (const [flag, field] of fields) {
    const all = field.own ? (own.get(field.own.kind) ?? []) : [];
    const labels = all.map(({ label }) => plain(label));
    for (const [at, { id, label, shape }] of all.entries()) {
      const name = labels[at] ?? '';
      if (name === '' || names.has(name)) continue;
      // Of several with one name somebody has to pick.
      const key = setAside(labels.indexOf(name) === labels.lastIndexOf(name) ? id : label);
      const typed = field.own?.typed(shape);
      names.set(name, { flags: [flag], key, text: typed?.sentence === true, field: { ...field, ...typed } });
    }
  }
  return names;
}

/** Spaces and brackets are left out of a name. */
const plain = (name: string): string => name.toLowerCase().replace(/[（(][^（）()]*[）)]|\s/g, '');

/** Latin and Chinese may stand apart: `Offer 申请表`. */
const spelling = (name: string): string => literal(name).replace(/(?<=[a-z])(?=[^a-z])/g, GAP);

/** For a pattern that means these very characters. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
