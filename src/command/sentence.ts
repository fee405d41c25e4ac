/**
 * Plain sentences, by a bounded grammar over the records of the operations: 把 J1002 的招聘负责人换成陈静. A sentence is
 * put into the words of a command and read like one; what is not understood to its last word is not understood.
 */
import type { OperationCommand } from '../core/command.ts';
import type { Operation } from '../core/operation.ts';
import { chineseReadings, type Reading } from './chinese.ts';
import { declines, isDeclined } from './declined.ts';
import { englishReadings } from './english.ts';
import { namesIn } from './entries.ts';
import type { Vocabulary } from './head.ts';
import { type Lexicon, lexiconOf, type OwnNames } from './lexicon.ts';
import type { People } from './mentions.ts';
import { readOperation } from './read-operation.ts';
import type { Moved, Said } from './said.ts';
import { sourceOf } from './source.ts';
import { inItsWords } from './spoken.ts';
import { nothingKnown, tokenise } from './tokens.ts';

/** A sentence is short; a text is no sentence. */
const LONGEST = 2000;

/** One for every operation that the sentence can mean: which one, its target tells. */
export function readingsOf(text: string, { operations, own }: Vocabulary, people: People): OperationCommand[] {
  const said = spared(text);
  if (said === '' || said.length > LONGEST || QUESTION.test(said) || isDeclined(said)) return [];
  const placed = namesPlaced(
    said,
    operations.map((operation) => lexiconOf(operation, own)),
  );
  const [, change = '', why = ''] = BECAUSE.exec(said) ?? [];
  const context: Context = { text, people, own, change, why, ...placed };
  return operations.flatMap((operation) => {
    const read = reading(operation, said, context);
    return read ? [{ ...read, understood: inItsWords(operation, read, { people, own }) }] : [];
  });
}

/** Who asks wants to know, not to change. */
const QUESTION = /[?？]|谁|什么|多少|怎么|哪[个位些里天]|[吗呢]$/;

export const isQuestion = (text: string): boolean => QUESTION.test(text);

interface Placed extends Pick<Reading, 'isWithin' | 'isNamed'> {
  readonly isNamedBy: (lexicon: Lexicon) => boolean;
}

/** Is a field named, and by which operation? Does a place lie within its name: 负责人 of 招聘负责人? */
function namesPlaced(said: string, lexicons: readonly Lexicon[]): Placed {
  const { folded } = sourceOf(said);
  const places = new Map(lexicons.map((lexicon) => [lexicon, lexicon.namesIn(folded)]));
  const spans = [...places.values()].flat();
  return {
    isWithin: (at) => spans.some(({ start, end }) => start < at && at < end),
    isNamed: spans.length > 0,
    isNamedBy: (lexicon) => (places.get(lexicon)?.length ?? 0) > 0,
  };
}

const POLITE =
  /^(?:您好|你好|hi|hello|请|麻烦|劳驾|辛苦|帮我|帮忙|帮|给我|我想|我要|我需要|需要|想|以后|今后|顺便|另外|还有|please |pls |can you |could you |kindly )[您你]?[\s,，]*/i;
const ENDING = /(?:谢谢|多谢|吧|哈|哦|thanks|thank you|\bplease)?[\s。.!！~～,，]*$/i;
/** A wish that is put as a question. */
const ASKED = /^(?:能不能|能否|可不可以|可否|可以|能)(.+?)(?:[吗么嘛]|可以吗|行吗|好吗)?[\s?？]*$/;

/** Between two codes or numbers: J1002 和 J1003. */
const ALSO = /(?<=\d)\s*(?:和|跟|与|及|以及|还有)\s*(?=[A-Za-z+]{0,6}\d)/g;

/** Without what is said for politeness. */
function spared(text: string): string {
  let bare = text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').trim();
  for (let last = ''; last !== bare; ) {
    last = bare;
    bare = bare.replace(POLITE, '').replace(ASKED, '$1').replace(ENDING, '').trim();
  }
  return bare.replace(ALSO, '、');
}

const BECAUSE = /^(.*?)[\s,，;；。]+(?:因为|由于|理由是|原因是|because )\s*(.+)$/is;

interface Context extends Placed {
  /** Without its reason, and that; empty where it gives none. */
  readonly change: string;
  readonly why: string;
  readonly text: string;
  readonly people: People;
  readonly own: OwnNames | undefined;
}

function reading(operation: Operation, said: string, context: Context): OperationCommand | null {
  const { change, why } = context;
  const reasoned = change && why ? first(operation, change, context) : null;
  // Inside a text a reason is part of it.
  const isText = (flag: string) => operation.fields.get(flag)?.sentence === true;
  if (reasoned && why && !Object.keys(reasoned.edits).some(isText)) return { ...reasoned, note: why.trim() };
  return first(operation, said, context);
}

function first(operation: Operation, said: string, context: Context): OperationCommand | null {
  const lexicon = lexiconOf(operation, context.own);
  const { text, people, own, isNamed, isWithin } = context;
  const placed = { lexicon, isNamed, isWithin, isOwn: context.isNamedBy(lexicon) };
  for (const { source, moved } of readingsIn(said, operation, placed)) {
    const read = readOperation(operation, { text, source, people, own });
    if (!read.ok || declines(read.value.targets)) continue;
    const command = moved ? { ...read.value, targets: movedTargets(operation, moved) } : read.value;
    if (moved || Object.keys(command.edits).length > 0) return command;
  }
  return null;
}

function* readingsIn(said: string, operation: Operation, placed: Reading): Generator<Said> {
  yield* chineseReadings(said, operation, placed);
  yield* englishReadings(said, operation);
}

/** The bulk target is what moves; the other one is the place. */
function movedTargets({ targets, noun }: Operation, { things, place }: Moved): Record<string, string[]> {
  const isNoun = ['', noun.zh, noun.en].includes(place.trim().toLowerCase());
  return Object.fromEntries(
    targets.map(({ name, many }) => [name, many ? entriesOf(things) : isNoun ? [] : [place.trim()]]),
  );
}

function entriesOf(typed: string): string[] {
  const tokens = tokenise(typed, nothingKnown);
  return tokens.ok ? namesIn(tokens.value.flatMap((token) => (token.kind === 'word' ? [token] : []))) : [typed];
}
