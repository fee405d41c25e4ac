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
import { type Clause, clauseOf } from './clause.ts';
import { declines, isDeclined } from './declined.ts';
import { exceptIn, withoutThose } from './except.ts';
import type { Vocabulary } from './head.ts';
import { joined, saysAnother } from './joined.ts';
import { type People, withNames } from './mentions.ts';
import { inOneLanguage, isMixed } from './mixed.ts';
import { type Context, readClause } from './read-clause.ts';
import { readOperation } from './read-operation.ts';
import { reasonIn } from './reason.ts';
import type { Said, Way } from './said.ts';
import { spared } from './spared.ts';
import { type Speech, speechesOf } from './speech.ts';
import { inItsWords } from './spoken.ts';

/** A sentence is short; a text is no sentence. */
const LONGEST = 2000;

/** One for every operation that the sentence can mean: which one, its target tells. */
export function readingsOf(text: string, { operations, own }: Vocabulary, people: People): OperationCommand[] {
  const whole = wishIn(inClauses(bareCodes(spared(text), operations), operations));
  const except = exceptIn(whole);
  const said = except?.rest ?? whole;
  if (said === '' || said.length > LONGEST || isQuestion(said) || isDeclined(said)) return [];
  const speeches = speechesOf(operations, own);
  const lexicons = speeches.map(({ lexicon }) => lexicon);
  const context: Context = { text, people, own, clauseOf: (part) => clauseOf(part, lexicons) };
  return understood(said, speeches, context).flatMap(([operation, each]) => {
    const command = except ? withoutThose(each, operation, except) : each;
    return command ? [{ ...command, understood: inItsWords(operation, command, { people, own }) }] : [];
  });
}

type Understood = readonly [Operation, OperationCommand];

function understood(said: string, speeches: readonly Speech[], context: Context): Understood[] {
  const clause = context.clauseOf(said);
  const reason = reasonOf(said, context);
  const mixed = isMixed(said);
  const read: Understood[] = [];
  for (const speech of speeches) {
    const own =
      (reason && reasoned(speech, reason, context)) ??
      readWhole(speech, mixed ? clauseFor(speech, clause, context) : clause, context);
    if (own) read.push([speech.operation, own]);
  }
  if (clause.isNamed) return read;
  const open: Open = { ...context, isRead: read.length > 0 };
  const others = speeches.filter(({ operation }) => !read.some(([each]) => each === operation));
  return [...read, ...others.flatMap((speech) => eitherOf(speech, clause, open))];
}

/** In one language. */
function clauseFor(speech: Speech, clause: Clause, { clauseOf }: Context): Clause {
  const said = inOneLanguage(clause.said, speech);
  return said === clause.said ? clause : clauseOf(said);
}

/** All of it at once, or clause by clause. */
function readWhole(speech: Speech, clause: Clause, context: Context): OperationCommand | null {
  const whole = () => readClause(speech, clause, context);
  if (!clause.isParted) return whole();
  const each = () => joined(speech, clause.said, (part) => readClause(speech, context.clauseOf(part), context));
  return saysAnother(speech, clause.said) ? (each() ?? whole()) : (whole() ?? each());
}

interface Reason {
  /** What is said before it. */
  readonly change: Clause;
  readonly why: string;
  readonly named: string;
}

function reasonOf(said: string, { clauseOf }: Context): Reason | null {
  const { change, why, named } = reasonIn(said);
  return why === '' ? null : { change: clauseOf(change), why, named };
}

/** What is said before the reason; null where that is none, or no sentence by itself. */
function reasoned(speech: Speech, { change, why, named }: Reason, context: Context): OperationCommand | null {
  const { operation, lexicon } = speech;
  // 备注 may be a field of the operation's own.
  const [flag = ''] = named === '' ? [] : lexicon.flagsNamed(named);
  const read = change.said !== '' && !operation.fields.has(flag) ? readClause(speech, change, context) : null;
  // Inside a text a reason is part of it.
  return read && textsOf(operation, read.edits).length === 0 ? { ...read, note: withNames(why, context.people) } : null;
}

interface Open extends Context {
  /** Something else is understood. */
  readonly isRead: boolean;
}

/** What may be said of any of several fields. */
function eitherOf({ operation, chinese: { either } }: Speech, clause: Clause, open: Open): Understood[] {
  const said = [...saidBy(either.day, clause), ...(open.isRead ? [] : saidBy(either.role, clause))];
  return said.flatMap(({ source }): Understood[] => {
    const read = readOperation(operation, { ...open, source });
    return read.ok && !declines(read.value.targets) ? [[operation, read.value]] : [];
  });
}

const saidBy = (way: Way | null, clause: Clause): Iterable<Said> =>
  way?.holds.test(clause.said) ? way.read(clause.said, clause) : [];
