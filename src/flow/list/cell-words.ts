/** The words of a cell: how they are taken apart, and how what Hire holds is put into words that are read back as they stand. */
import { wordsOf } from '../../command/tokens.ts';
import type { Carried } from '../../core/carried.ts';
import type { Field, Speaking } from '../../core/field.ts';
import { isBlank } from '../../core/fold.ts';
import { entriesIn, entryOf, isEmpty, partsOf, type Value } from '../../core/value.ts';

/** A text stays whole; entries are read as they are typed; names in a list stand apart by more than a space. */
export function wordsIn(field: Field, cell: string): string[] {
  if (field.sentence || !field.many) return [field.people ? unmentioned(cell.trim()) : cell.trim()];
  if (field.keyed && cell.includes('=')) return wordsOf(cell);
  return cell
    .split(/[,，、;；\n\t|]+/)
    .flatMap(chineseNames)
    .map((word) => (field.people ? unmentioned(word.trim()) : word.trim()))
    .filter((word) => !isBlank(word));
}

/** `陈静 林晓` are two; a name of other letters may have spaces. */
const chineseNames = (words: string): string[] =>
  /^\s*[\p{Script=Han}@·]+(\s+[\p{Script=Han}@·]+)+\s*$/u.test(words) ? words.trim().split(/\s+/) : [words];

const unmentioned = (word: string): string => word.replace(/^[@＠]/, '');

export interface Cell {
  readonly words: string;
  /** What its words stand for: names may be shared, and change. */
  readonly named: Carried['named'][string];
}

export function cellOf(field: Field, value: Value | undefined, speaking: Speaking): Cell {
  if (isEmpty(value)) return { words: '', named: {} };
  if (!field.many) return { words: field.words(value, speaking).zh, named: {} };
  const named: Record<string, string> = {};
  for (const entry of entriesIn(value)) {
    const spelled = field.keyed ? entrySpellings(field, entry, speaking) : spellings(speaking.names.get(entry), entry);
    // Words that would fall apart, or stand for another entry of the cell, are no way to write it.
    const typed = spelled.find((words) => !Object.hasOwn(named, readAs(field, words)) && isOne(field, words));
    if (typed !== undefined) named[readAs(field, typed)] = entry;
  }
  return {
    words: Object.keys(named)
      .map(written(field))
      .join(field.keyed ? ' ' : '、'),
    named,
  };
}

/** Of one key: without the key before it. */
export const keyedCell = (field: Field, entries: readonly string[], speaking: Speaking): string =>
  entries.map((entry) => valueWords(field, entry, speaking)).join('、');

const isOne = (field: Field, words: string): boolean => wordsIn(field, words).length === 1;
const readAs = (field: Field, words: string): string => wordsIn(field, words)[0] ?? '';

/** The name, the name without what parts words, the id. */
const spellings = (name: string | undefined, id: string): string[] =>
  name ? [name, name.replace(PARTING, '-').replace(/^@+/, ''), id] : [id];
const PARTING = /[\s,，、;；|=@·]+/g;

function entrySpellings(field: Field, entry: string, speaking: Speaking): string[] {
  const { key, value } = partsOf(entry);
  const called = speaking.names.get(key) ?? key;
  return [
    ...spellings(valueWords(field, entry, speaking), value ?? '').map((words) =>
      entryOf(quoted(called), quoted(words)),
    ),
    entryOf(key, quoted(value ?? '')),
  ];
}

/** A change from nothing tells a key and its value apart. */
function valueWords(field: Field, entry: string, speaking: Speaking): string {
  const [part] = field.change({ from: [], to: [entry] }, speaking).parts ?? [];
  const { value } = partsOf(entry);
  return part?.to.zh ?? speaking.names.get(value ?? '') ?? value ?? '';
}

/** Back in the marks that keep it together. */
const written =
  ({ keyed }: Field) =>
  (word: string): string => {
    const { key, value } = partsOf(word);
    return keyed ? entryOf(quoted(key), quoted(value ?? '')) : word;
  };

function quoted(text: string): string {
  if (!/[\s,，、;；="']/.test(text)) return text;
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}
