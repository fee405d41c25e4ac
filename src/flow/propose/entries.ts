/** What was typed for a target or a list, and what each part of it stands for. */
import { divide, type Span, spansOf } from '../../core/division.ts';
import { type Entity, type EntityKind, type Found, foundFrom } from '../../core/entity.ts';
import { comparable } from '../../core/names.ts';
import { isChinese } from '../../core/pinyin.ts';
import type { Asker, Finder } from '../../feishu/find/catalogue.ts';
import { rowsFound } from './cells.ts';
import { describedIn, thoseDescribed } from './described.ts';
import { type EntryPart, partsOf } from './entry-parts.ts';
import { joinedIn, withoutJoints } from './joined.ts';
import { type Finding, lookUp } from './look-up.ts';

/** What can be read in ways that truly differ. */
export interface Readings {
  readonly kind: 'readings';
  readonly readings: readonly (readonly string[])[];
}

/** A part of an entry, and what it stands for. */
export interface Piece {
  readonly word: string;
  readonly found: Found | Readings;
  /** What was typed together, and the parts that may take its place. */
  readonly entry: string;
  readonly parts: readonly string[];
  /** It stands for nothing, and a name beside it may be a part of what was meant. */
  readonly doubtful: boolean;
}

type Bare = Pick<Piece, 'word' | 'found' | 'doubtful'>;

interface Typed {
  readonly words: readonly string[];
  readonly asker: Asker;
}

/** One look-up for all; each word of each entry belongs to exactly one piece. */
export async function lookUpEntries(deps: Finding, kind: EntityKind, { words, asker }: Typed): Promise<Piece[]> {
  const finder = deps.finders.get(kind);
  const entries = words.map((entry) => ({ entry, parts: partsOf(entry, finder?.byContact === true) }));
  const all = entries.flatMap(({ parts }) => parts);
  const runs = all.flatMap((part) => (part.kind === 'run' ? [part.words] : []));
  const called = await calledIn(finder, runs, asker);
  const divided = new Map(runs.map((run) => [run, stretchesOf(run, called)]));
  const asked = [...all.flatMap(wordIn), ...[...divided.values()].flat().flatMap(askedFor)];
  const found = new Map(zip(asked, await lookUp(deps, kind, { words: asked, asker })));
  const rows = all.flatMap((part) => (part.kind === 'row' ? [part.row] : []));
  const described = await rowsFound(rows, { finder, lookUp: (cells) => lookUp(deps, kind, { words: cells, asker }) });
  const bare = (part: EntryPart): Bare[] => {
    if (part.kind === 'word') return [sure(part.word, found.get(part.word) ?? nothing)];
    if (part.kind === 'row') return [sure(part.row.cells.join(' '), described.get(part.row) ?? nothing)];
    return (divided.get(part.words) ?? []).flatMap((stretch) => settled(stretch, found));
  };
  const whole = entries.map(({ entry, parts }) => ({ entry, pieces: parts.flatMap(bare) }));
  const unknown = whole.flatMap(({ pieces }) =>
    pieces.flatMap((each) => (each.found.kind === 'none' ? [each.word] : [])),
  );
  const joined = await joinedIn(unknown, (parts) => lookUp(deps, kind, { words: parts, asker }));
  const apart = (piece: Bare): Bare[] => joined.get(piece.word)?.map(({ word, found }) => sure(word, found)) ?? [piece];
  const told = whole.flatMap(({ entry, pieces: found }) => {
    const pieces = found.flatMap(apart);
    const own = pieces.map(({ word }) => word);
    return pieces.map((piece) => ({ ...piece, entry, parts: own }));
  });
  return withoutJoints(told);
}

const nothing: Found = { kind: 'none', nearest: [] };
const sure = (word: string, found: Bare['found']): Bare => ({ word, found, doubtful: false });
const wordIn = (part: EntryPart): string[] => (part.kind === 'word' ? [part.word] : []);
const zip = <A, B>(keys: readonly A[], values: readonly B[]): [A, B][] =>
  keys.flatMap((key, at): [A, B][] => values.slice(at, at + 1).map((value) => [key, value]));

type CalledSo = (text: string) => readonly Entity[];

/** What any of these words, or some of them together, are called. Where nobody can tell, each word stands alone. */
async function calledIn(
  finder: Finder | undefined,
  runs: readonly (readonly string[])[],
  asker: Asker,
): Promise<CalledSo> {
  const texts = new Set<string>();
  for (const run of runs) for (const span of spansOf(run.length)) texts.add(textOf(run, span));
  const asked = new Set([...texts].flatMap((text) => [text, ...describedIn(text).map(({ name }) => name)]));
  const called = asked.size > 0 ? await finder?.called?.([...asked], asker) : undefined;
  const things = new Map(called?.ok ? zip([...asked], called.things) : []);
  const plainly: CalledSo = (text) => things.get(text) ?? [];
  return (text) => {
    const own = plainly(text);
    if (own.length > 0) return own;
    const described = describedIn(text).map(({ name, by }) => thoseDescribed(plainly(name), by));
    return described.find((those) => those.length > 0) ?? [];
  };
}

const textOf = (words: readonly string[], { from, to }: Span): string => words.slice(from, to).join(' ');

/** A stretch of a run: a name, one that can be read in several ways, or words that no name was found for. */
type Stretch =
  | { readonly kind: 'name'; readonly text: string; readonly things: readonly Entity[] }
  | { readonly kind: 'readings'; readonly text: string; readonly readings: readonly (readonly string[])[] }
  | { readonly kind: 'unknown'; readonly words: readonly string[]; readonly doubtful: boolean };

function stretchesOf(words: readonly string[], called: CalledSo): Stretch[] {
  const text = (span: Span) => textOf(words, span);
  const name = (span: Span): Stretch => ({ kind: 'name', text: text(span), things: called(text(span)) });
  const division = divide(words.length, (span) => called(text(span)).length > 0);
  switch (division.kind) {
    case 'one':
      return division.spans.map(name);
    case 'several': {
      const { before, readings, after } = division;
      const stretch = { from: before.at(-1)?.to ?? 0, to: after.from };
      const odd: Stretch = { kind: 'readings', text: text(stretch), readings: readings.map((way) => way.map(text)) };
      const rest: Stretch[] = after.from < after.to ? [{ kind: 'unknown', words: [text(after)], doubtful: false }] : [];
      return [...before.map(name), odd, ...rest];
    }
    case 'none': {
      const known = new Map(division.spans.map((span) => [span, name(span)]));
      return [...division.spans, ...division.unknown]
        .sort((a, b) => a.from - b.from)
        .map((span, at, all): Stretch => {
          const beside = [all[at - 1], all[at + 1]].flatMap((each) => (each ? (known.get(each) ?? []) : []));
          const own = words.slice(span.from, span.to);
          return (
            known.get(span) ?? { kind: 'unknown', words: own, doubtful: beside.some((one) => mayContinue(own, one)) }
          );
        });
    }
  }
}

/** A name in letters that are set apart by spaces may go on; a code, and a Chinese name beside Chinese words, may not. */
function mayContinue(unknown: readonly string[], beside: Stretch): boolean {
  if (beside.kind !== 'name') return false;
  const isCode = beside.things.some(({ codes }) => codes.some((code) => comparable(code) === comparable(beside.text)));
  return !isCode && !(isChinese(beside.text) && unknown.every(isChinese));
}

/** Words that no name was found for may still be known in another way, each by itself. */
const askedFor = (stretch: Stretch): string[] =>
  stretch.kind === 'unknown' ? [...new Set([...stretch.words, stretch.words.join(' ')])] : [];

function settled(stretch: Stretch, found: ReadonlyMap<string, Found>): Bare[] {
  switch (stretch.kind) {
    case 'name':
      return [sure(stretch.text, foundFrom(stretch.things))];
    case 'readings':
      return [sure(stretch.text, { kind: 'readings', readings: stretch.readings })];
    case 'unknown': {
      const each = stretch.words.map((word) => sure(word, found.get(word) ?? nothing));
      // Codes that are not there are told one by one.
      if (each.some(({ word, found: one }) => one.kind !== 'none' || /\d/.test(word))) return each;
      const whole = stretch.words.join(' ');
      return [{ word: whole, found: found.get(whole) ?? nothing, doubtful: stretch.doubtful }];
    }
  }
}
