/**
 * Plain sentences, by a bounded grammar over the records of the operations: 把 J1002 的招聘负责人换成陈静. A sentence is
 * put into the words of a command and read like one; what is not understood to its last word is not understood.
 */
import type { OperationCommand } from '../core/command.ts';
import type { Operation } from '../core/operation.ts';
import { textsOf } from '../core/spoken.ts';
import { inClauses } from './and-then.ts';
import { isQuestion, wishIn } from './asking.ts';
import { bareCodes } from './called-by.ts';
import { TURNS } from './change-words.ts';
import { chineseReadings, eitherDay, type Reading, TELLS_WHY } from './chinese.ts';
import { declines, isDeclined, isNoValue } from './declined.ts';
import { eitherRole } from './either-role.ts';
import { andAnother, andParted, englishReadings } from './english.ts';
import { exceptIn, withoutThose } from './except.ts';
import { literal, type OwnNames } from './field-names.ts';
import type { Vocabulary } from './head.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { type People, withNames } from './mentions.ts';
import { movedCommand } from './moved-command.ts';
import { sparingWord } from './not-each.ts';
import { readOperation } from './read-operation.ts';
import { type Reasoned, reasonIn } from './reason.ts';
import type { Said } from './said.ts';
import { sourceOf } from './source.ts';
import { spared, sparedBefore } from './spared.ts';
import { inItsWords } from './spoken.ts';

/** A sentence is short; a text is no sentence. */
const LONGEST = 2000;

/** One for every operation that the sentence can mean: which one, its target tells. */
export function readingsOf(text: string, { operations, own }: Vocabulary, people: People): OperationCommand[] {
  const whole = wishIn(inClauses(bareCodes(spared(text), operations), operations));
  const except = exceptIn(whole);
  const said = except?.rest ?? whole;
  if (said === '' || said.length > LONGEST || isQuestion(said) || isDeclined(said)) return [];
  const lexicons = operations.map((operation) => lexiconOf(operation, own));
  const reason = reasonIn(said);
  const context: Context = { text, people, own, lexicons, ...namesPlaced(said, lexicons) };
  const changing =
    reason.why === '' ? null : { reason, context: { ...context, ...namesPlaced(reason.change, lexicons) } };
  const read = new Map<Operation, OperationCommand>();
  for (const operation of operations) {
    const own =
      (changing && reasoned(operation, changing)) ??
      (AND_TAKES.test(said) || andAnother(operation, said, context.own)
        ? joined(operation, said, { lexicons, context })
        : null) ??
      first(operation, said, context) ??
      joined(operation, said, { lexicons, context });
    if (own) read.set(operation, own);
  }
  const open = { ...context, isRead: read.size > 0 };
  const others = context.isNamed ? [] : operations.filter((operation) => !read.has(operation));
  const either = others.flatMap((operation) =>
    eitherOf(operation, said, open).map((each): [Operation, OperationCommand] => [operation, each]),
  );
  return [...read, ...either].flatMap(([operation, each]) => {
    const command = except ? withoutThose(each, operation, except) : each;
    return command ? [{ ...command, understood: inItsWords(operation, command, { people, own }) }] : [];
  });
}

/** What may be said of any of several fields. */
function eitherOf(
  operation: Operation,
  said: string,
  { text, people, own, isRead }: Context & { readonly isRead: boolean },
): OperationCommand[] {
  return [...eitherDay(said, operation), ...(isRead ? [] : eitherRole(said, operation))].flatMap(({ source }) => {
    const read = readOperation(operation, { text, source, people, own });
    return read.ok && !declines(read.value.targets) ? [read.value] : [];
  });
}

const MOST_CLAUSES = 6;
const CLAUSES = /[,，;；。]+/;
/** A further clause says what is done to what. */
const AND_TAKES = /[,，;；。]\s*(?:然后|并且?|同时|另外)?\s*(?:把|将)/;
/** Says once more that something is done: 把协助人去掉郭文博, the deadline to 31 Dec. */
const AGAIN =
  /^\s*(?:然后|并且?|同时|另外|and\b)?\s*(?:把|将|also\b|set\b|change\b)?\s*(?:(?:它|他|其)的|(?:the|its)\s)?\s*/i;

/** 给 R00407 加两个人，优先级改成中: each clause by itself, all of the target that the first one names. */
function joined(
  operation: Operation,
  said: string,
  { lexicons, context }: { readonly lexicons: readonly Lexicon[]; readonly context: Context },
): OperationCommand | null {
  const parts = said.split(CLAUSES).flatMap((part) => andParted(operation, part, context.own));
  const [leading = '', ...others] = parts.filter((clause) => clause.trim() !== '');
  if (others.length === 0 || others.length >= MOST_CLAUSES) return null;
  const alone = (clause: string) => first(operation, clause, { ...context, ...namesPlaced(clause, lexicons) });
  const start = alone(leading);
  const [target, ...more] = start?.targets[operation.bulk] ?? [];
  if (!start || target === undefined || more.length > 0) return null;
  const edits = { ...start.edits };
  const supposed = { ...start.supposed };
  for (const clause of others) {
    const read = alone(`${target} ${clause.replace(AGAIN, '').trim()}`);
    if (!read || read.targets[operation.bulk]?.join() !== target) return null;
    if (Object.keys(read.edits).some((flag) => flag in edits)) return null;
    Object.assign(edits, read.edits);
    Object.assign(supposed, read.supposed);
  }
  return { ...start, edits, ...(Object.keys(supposed).length > 0 && { supposed }) };
}

interface Placed extends Pick<Reading, 'isWithin' | 'isNamed'> {
  readonly isNamedBy: (lexicon: Lexicon) => boolean;
}

/** Is a field named, and by which operation? Does a place lie within its name: 负责人 of 招聘负责人? */
function namesPlaced(said: string, lexicons: readonly Lexicon[]): Placed {
  const { folded } = sourceOf(said);
  const places = new Map(lexicons.map((lexicon) => [lexicon, lexicon.namesIn(folded)]));
  const spans = [...places.values()].flat();
  const isWithin = (at: number): boolean => spans.some(({ start, end }) => start < at && at < end);
  return {
    isWithin,
    isNamed: spans.length > 0,
    isNamedBy: (lexicon) => places.get(lexicon)?.some(({ start }) => !isWithin(start)) === true,
  };
}

interface Context extends Placed {
  readonly text: string;
  readonly people: People;
  readonly own: OwnNames | undefined;
  readonly lexicons: readonly Lexicon[];
}

/** What is said before the reason; null where that is none, or no sentence by itself. */
function reasoned(
  operation: Operation,
  { reason: { change, why, named }, context }: { readonly reason: Reasoned; readonly context: Context },
): OperationCommand | null {
  // 备注 may be a field of the operation's own.
  const [flag = ''] = named === '' ? [] : lexiconOf(operation, context.own).flagsNamed(named);
  const read = change !== '' && !operation.fields.has(flag) ? first(operation, change, context) : null;
  // Inside a text a reason is part of it.
  return read && textsOf(operation, read.edits).length === 0 ? { ...read, note: withNames(why, context.people) } : null;
}

function first(operation: Operation, said: string, context: Context): OperationCommand | null {
  const lexicon = lexiconOf(operation, context.own);
  const { text, people, own, isNamed, isWithin } = context;
  const placed = { lexicon, own, isNamed, isWithin, isOwn: context.isNamedBy(lexicon) };
  for (const { source, moved, supposed } of readingsIn(said, operation, placed)) {
    if (moved && sparingWord(`${moved.things} ${moved.place}`) !== null) return null;
    const command = moved && movedCommand(operation, moved, text);
    if (command) return declines(command.targets) ? null : command;
    const read = readOperation(operation, { text, source, people, own });
    if (!read.ok || isNoTarget(read.value.targets) || Object.keys(read.value.edits).length === 0) continue;
    if (addsToText(operation, read.value.edits, said) || isLeft(operation, read.value.edits)) return null;
    return keptWhole(operation, { ...read.value, ...(supposed && { supposed }) }, { said, context });
  }
  return null;
}

const isNoTarget = (targets: OperationCommand['targets']): boolean =>
  declines(targets) || Object.values(targets).some((words) => words.some((word) => TELLS_WHY.test(word)));

/** 人数别改了: it stays. */
const isLeft = ({ fields }: Operation, edits: OperationCommand['edits']): boolean =>
  Object.entries(edits).some(([flag, { set = [] }]) => fields.get(flag)?.sentence === false && set.some(isNoValue));

/** 描述增加 "需要英语": a text is replaced as a whole, and part of one is not all of it. */
function addsToText(operation: Operation, edits: OperationCommand['edits'], said: string): boolean {
  const { folded } = sourceOf(said);
  return textsOf(operation, edits).some((flag) => {
    const { label, names = [] } = operation.fields.get(flag) ?? {};
    const called = [label?.zh ?? '', ...names].filter(Boolean).map(literal).join('|');
    return called !== '' && new RegExp(`(?:${called})\\s*(?:里|中)?\\s*(?:${TURNS.more}|${TURNS.less})`).test(folded);
  });
}

/** What is said for politeness, and what ends a sentence, may be a part of the text that it ends with. */
function keptWhole(
  operation: Operation,
  read: OperationCommand,
  { said, context }: { readonly said: string; readonly context: Context },
): OperationCommand {
  const whole = sparedBefore(context.text);
  if (whole === said || textsOf(operation, read.edits).length === 0) return read;
  const again = first(operation, whole, { ...context, text: whole, ...namesPlaced(whole, context.lexicons) });
  return again && isSameButTexts(operation, read, again) ? { ...again, text: context.text } : read;
}

function isSameButTexts(operation: Operation, one: OperationCommand, other: OperationCommand): boolean {
  const rest = ({ targets, edits }: OperationCommand): string => {
    const texts = new Set(textsOf(operation, edits));
    return JSON.stringify([
      targets,
      Object.entries(edits).map(([flag, edit]) => (texts.has(flag) ? flag : [flag, edit])),
    ]);
  };
  return rest(one) === rest(other);
}

function* readingsIn(
  said: string,
  operation: Operation,
  { own, ...placed }: Reading & Pick<Context, 'own'>,
): Generator<Said> {
  yield* chineseReadings(said, operation, placed);
  yield* englishReadings(said, operation, own);
}
