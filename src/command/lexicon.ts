/** The names of an operation's fields, in every spelling, and what may stand around them (`interface.md` section 3). */
import type { Field } from '../core/field.ts';
import type { Spoken } from '../core/spoken.ts';
import { behind } from './behind.ts';
import { CHANGE_WORD, LEADING_WORD } from './change-words.ts';
import { exchanged } from './exchanged.ts';
import { chineseNames, hasOwn, NOTE, type OwnNames, PARTED, plain, spelling } from './field-names.ts';
import { type GoesOn, goingOn } from './goes-on.ts';
import { type Called, CLEAR, clearing, firstAt, GAP, type Label, matchAt, namedAt } from './label.ts';
import { tells } from './readable.ts';
import { alsoNamed, sharedBy } from './shared-value.ts';
import { flagsOf } from './suggest.ts';
import { setAside } from './token.ts';

export interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface OwnField {
  readonly flag: string;
  readonly key: string;
  readonly field: Field;
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
  /** The tenant's own fields that have a name in English. */
  readonly english: ReadonlyMap<string, OwnField>;
  /** The field of the tenant's own that a name means, as an entry of its flag; empty where it means none. */
  keyNamed(name: string): string;
  /** A Chinese name at this place, without dashes. In folded text. */
  labelAt(text: string, at: number): Label | null;
  /** The same behind dashes. */
  dashedAt(text: string, at: number): Label | null;
  /** Behind a value of this flag, the rest of a longer name. In folded text. */
  readonly goesOnAt: GoesOn;
  /** Where the next line begins that starts with `字段：`; -1 where none does. */
  lineAfter(text: string, at: number): number;
  /** Takes people. */
  isPeople(flag: string): boolean;
  /** This word is a value of it, which can be told by itself. */
  tells(flag: string, word: string): boolean;
  /** Takes one value that can be told by itself. */
  isOne(flag: string): boolean;
  /** What an entry of a list begins with: 一面. */
  isKey(flag: string, word: string): boolean;
  /** A list whose entries are `key=value`. */
  isKeyed(flag: string): boolean;
  /** Takes a text, up to the next flag. */
  isText(flag: string): boolean;
}

const none: OwnNames = new Map();

const made = new WeakMap<OwnNames, WeakMap<Spoken, Lexicon>>();

export function lexiconOf(operation: Spoken, own: OwnNames = none): Lexicon {
  const those = made.get(own) ?? new WeakMap<Spoken, Lexicon>();
  const known = those.get(operation);
  if (known) return known;
  const lexicon = own === none || hasOwn(operation, own) ? makeLexicon(operation, own) : lexiconOf(operation);
  made.set(own, those.set(operation, lexicon));
  return lexicon;
}

function makeLexicon(operation: Spoken, own: OwnNames): Lexicon {
  const names = chineseNames(operation, own);
  const flags = new Set(flagsOf(operation));
  const any = [...names]
    .sort(([a], [b]) => b.length - a.length)
    .map(([name, { spelled = spelling(name) }]) => spelled)
    .join('|');
  const line = new RegExp(`\\n[^\\S\\n]*(?:${any})${BRACKETS}${GAP}:`, 'g');
  const isText = (flag: string) => flag === NOTE || operation.fields.get(flag)?.sentence === true;
  const calledSo = calledIn(names);
  const namesIn = placesOf(any);
  const find = labelFinder(operation, { any, called: calledSo, isNamed: (text) => namesIn(text).length > 0 });
  return {
    names: any,
    namesIn,
    english: new Map(
      [...names.values()].flatMap(({ flags: [flag], key, field, english = [] }) =>
        field ? english.map((name) => [name, { flag, key, field }] as const) : [],
      ),
    ),
    ...takersOf(operation),
    isText,
    flagCalled: (name) => (flags.has(name) ? name : name === '清空' ? CLEAR : null),
    flagsNamed: (name) => calledSo(name)?.flags ?? (flags.has(name) ? [name] : []),
    keyNamed: (name) => calledSo(name)?.key ?? '',
    labelAt: (text, at) => find(text, at, false),
    dashedAt: (text, at) => find(text, at, true) ?? editingAt(text, at, { find, flags }),
    goesOnAt: goingOn(names),
    lineAfter: (text, at) => {
      line.lastIndex = at;
      return any === '' ? -1 : (line.exec(text)?.index ?? -1);
    },
  };
}

/** What each flag takes. */
function takersOf({ fields }: Spoken): Pick<Lexicon, 'isPeople' | 'tells' | 'isOne' | 'isKey' | 'isKeyed'> {
  const fieldOf = (flag: string) =>
    flag === '' ? undefined : (fields.get(flag) ?? fields.get(flag.replace(/^(?:add|remove)-/, '')));
  return {
    isPeople: (flag) => fieldOf(flag)?.people === true,
    tells: (flag, word) => tells(fields.get(flag), word),
    isOne: (flag) => isOne(fields.get(flag)),
    isKey: (flag, word) => keyOf(fieldOf(flag))?.test(word) === true,
    isKeyed: (flag) => fieldOf(flag)?.keyed === true,
  };
}

/** Most are called as they were typed. */
const calledIn = (names: ReadonlyMap<string, Called>) => (name: string) =>
  names.get(name) ?? names.get(plain(name)) ?? names.get(plain(name).replace(PARTED, ''));

/** `--add-协助人`, `--去掉-协助人`: the edit in one language, the name in another. */
const EDITING = /(?:(add|加|增加|添加)|remove|去掉|移除|删除)-/y;

interface Editing {
  readonly find: LabelFinder;
  readonly flags: ReadonlySet<string>;
}

function editingAt(text: string, at: number, { find, flags }: Editing): Label | null {
  const [whole = '', adds] = matchAt(EDITING, text, at) ?? [];
  const label = whole === '' ? null : find(text, at + whole.length, true);
  const flag = label && `${adds ? 'add' : 'remove'}-${label.flag}`;
  return flag && flags.has(flag) ? { ...label, flag } : null;
}

const isOne = (field: Field | undefined): boolean =>
  field !== undefined && !field.many && !field.sentence && !field.bare && field.typed.takes !== 'name';

const keys = new WeakMap<Field, RegExp>();

function keyOf(field: Field | undefined): RegExp | null {
  if (!field?.keyWords) return null;
  const pattern = keys.get(field) ?? new RegExp(`^(?:${field.keyWords})$`);
  keys.set(field, pattern);
  return pattern;
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
  const another = alsoNamed(any);
  const finder: LabelFinder = (text, at, dashed) => {
    const match = firstAt(labels, text, at);
    if (!match) return null;
    const { leading = '', measure = '', name = '', key = '' } = match.groups ?? {};
    const called = calledSo(name);
    if (!called) return null;
    const field = called.field ?? operation.fields.get(called.flags[0]);
    // 再加一个HC says how many.
    if (measure.trim().length > 1 && field?.steps) return null;
    const whose = key ? { ...called, key: setAside(key) } : called;
    const end = at + match[0].length;
    const named = { text, name, at: end, called: whose, field, leading, dashed: dashed || key !== '' };
    const both =
      leading === '' && key === ''
        ? sharedBy(named, { more: another, find: (next) => finder(text, next, dashed) })
        : null;
    if (both) return both;
    const instead = leading === '' ? exchanged(namedAt(named), { text, field, names: isNamed }) : null;
    const found = instead ?? behind(named);
    return found && found.cleared.length > 0 ? withMore(text, found, { more, called: calledSo }) : found;
  };
  return finder;
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
  return (text) => {
    const places: Place[] = [];
    name.lastIndex = 0;
    for (let match = name.exec(text); match; match = name.exec(text)) {
      const [found] = match;
      places.push({ name: found, start: match.index, end: name.lastIndex });
    }
    return places;
  };
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
