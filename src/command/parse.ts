/** Chat text → commands. Pure: text and operations in; commands, or refusals with the way out. */
import type { OperationCommand } from '../core/command.ts';
import { evened, foldedCode, isBlank } from '../core/fold.ts';
import type { Operation } from '../core/operation.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';
import { simplified } from '../core/traditional.ts';
import { allOf } from './all-of.ts';
import { heardTyped } from './as-typed.ts';
import { isQuestion, lookedFor } from './asking.ts';
import { movedBetween } from './between.ts';
import { changesApart } from './changes-apart.ts';
import { commandsIn } from './commands-in.ts';
import { isDeclined, nothingWanted, wantsNothing } from './declined.ts';
import { isWhole } from './entries.ts';
import { exceptIn } from './except.ts';
import { exportSaid } from './export-words.ts';
import { handoverIn } from './handover.ts';
import { type Head, headOf, type Vocabulary } from './head.ts';
import type { Clues, Heard } from './heard.ts';
import { isMine, mineOf, readLook } from './look-words.ts';
import { type People, withNames } from './mentions.ts';
import { notEach, sparingWord } from './not-each.ts';
import { cluesIn } from './partly.ts';
import { readOperation, type Typed } from './read-operation.ts';
import { IS_CODE } from './readable.ts';
import { readingsOf } from './sentence.ts';
import { slashForgotten } from './slash-forgotten.ts';
import { spared } from './spared.ts';
import { inItsWords } from './spoken.ts';
import { wordsOf } from './tokens.ts';
import { unknownCommand, unknownVerb } from './unknown.ts';
import { commandWordIn } from './word-alone.ts';

/** Most commands in one message (`interface.md` section 3). */
const MAX_COMMANDS = 20;

/** One entry per command of the message; a text without a command asks for help. `people` were mentioned in it. */
export function parseMessage(raw: string, vocabulary: Vocabulary, people: People = new Map()): Heard[] {
  const typed = evened(raw);
  const read = simplified(typed);
  const heard = heardIn(read, vocabulary, people);
  if (read === typed) return heard;
  const asTyped = heard.map((each) => heardTyped(each, vocabulary.operations, { typed, read }));
  const all = asTyped.filter((each) => each !== null);
  return all.length === heard.length ? all : heardIn(typed, vocabulary, people);
}

function heardIn(even: string, vocabulary: Vocabulary, people: People): Heard[] {
  const text = even.replace(CALLED, '').replace(QUOTED, '$1');
  const word = commandWordIn(text);
  const commands = word ? [word] : commandsIn(text, vocabulary);
  if (commands.length > MAX_COMMANDS) return [{ kind: 'refused', refusal: tooManyCommands, text: '' }];
  const heard =
    commands.length === 0
      ? sentencesIn(even, vocabulary, people)
      : commands.map((text) => {
          const heard = parseCommand(text, vocabulary, people);
          return heard.ok ? heard.value : { kind: 'refused' as const, refusal: heard.refusal, text };
        });
  return heard.map((each) => eachNamed(each, vocabulary));
}

/** What names all of something is refused. */
function eachNamed(heard: Heard, vocabulary: Vocabulary): Heard {
  const commands = heard.kind === 'sentence' ? heard.readings : heard.kind === 'operation' ? [heard] : [];
  const refusal = commands.map((command) => allOf(command, vocabulary)).find((each) => each !== null);
  return refusal ? { kind: 'refused', refusal, text: '' } : heard;
}

function sentencesIn(text: string, vocabulary: Vocabulary, people: People): Heard[] {
  const reading = (part: string) => {
    const handed = handoverIn(part, vocabulary, people);
    return [...readingsOf(part, vocabulary, people), ...(handed ? [handed] : [])];
  };
  const { operations } = vocabulary;
  const declined = isDeclined(spared(text));
  const apart = declined ? null : changesApart(text, { operations, readingsOf: reading });
  if (apart) return apart.map((readings) => ({ kind: 'sentence', readings }));
  const readings = reading(text);
  const forgotten = declined ? null : slashForgotten(text, vocabulary, people);
  // To a sentence the noun of a pool is one of the things that go into it, and the verb of a job a part of its name.
  const isCommand = forgotten && (readings.length === 0 || !holdsName(forgotten));
  return [sentenceIn(text, isCommand ? [forgotten] : readings, { vocabulary, people, declined })];
}

/** Beside what shall become of it, something is named by other than its code. */
const holdsName = ({ targets, edits }: OperationCommand): boolean =>
  Object.keys(edits).length > 0 &&
  !Object.values(targets)
    .flat()
    .every((word) => IS_CODE.test(word));

interface Known {
  readonly vocabulary: Vocabulary;
  readonly people: People;
  /** It says that something shall not be done. */
  readonly declined: boolean;
}

function sentenceIn(
  text: string,
  readings: readonly OperationCommand[],
  { vocabulary, people, declined }: Known,
): Heard {
  const changes = readings.some(({ edits }) => Object.keys(edits).length > 0);
  const moves = declined || changes ? [] : movedBetween(text, vocabulary, people);
  if (moves.length > 1) return { kind: 'several', changes: moves };
  const [first, ...others] = readings;
  if (first) return { kind: 'sentence', readings: [first, ...others] };
  const exported = exportSaid(text, vocabulary);
  if (exported) return exported;
  const about = lookedFor(text);
  const reader = {
    readingsOf: (part: string) => (declined ? [] : readingsOf(part, vocabulary, people)),
    asks: (part: string) => about !== null || isQuestion(part),
  };
  const { read, ...clues } = cluesIn(about ?? text, vocabulary, reader);
  const sparing = sparingIn(text, { ...clues, read }, vocabulary);
  if (sparing !== null) return { kind: 'refused', refusal: notEach(sparing), text };
  const isAbout = declined || clues.codes.length > 0 || clues.fields.size > 0;
  if (read === null && isAbout && !clues.asks && wantsNothing(spared(text)))
    return { kind: 'refused', refusal: nothingWanted, text: '' };
  const named = read && { ...read, left: withNames(read.left, people) };
  return { kind: 'unclear', text: withNames((about ?? text).trim(), people), clues: { ...clues, read: named } };
}

/** That leaves open which are meant: of what can be read in part it stands in the rest. */
function sparingIn(text: string, clues: Clues, vocabulary: Vocabulary): string | null {
  const { read, codes } = clues;
  if (read) return sparingWord(read.left) ?? exceptIn(spared(text))?.word ?? null;
  return codes.length > 0 && saysChange(text, clues, vocabulary) ? sparingWord(text) : null;
}

/** A field is named, or going into a place or out of it. */
const saysChange = (
  text: string,
  { fields, asks }: Pick<Clues, 'fields' | 'asks'>,
  { operations }: Vocabulary,
): boolean =>
  !asks && (fields.size > 0 || operations.some(({ moves }) => moves?.zh.some((verb) => text.includes(verb))));

const tooManyCommands: Refusal = {
  code: 'too-many-commands',
  text: { zh: `一条消息最多 ${MAX_COMMANDS} 条命令。`, en: `At most ${MAX_COMMANDS} commands in one message.` },
  hint: {
    zh: '请分几条消息发送，这条消息没有执行。',
    en: 'Send several messages; nothing of this one was done.',
  },
};

/** A name that was pasted before a command. */
const CALLED = /^\s*@[^\s/／]{1,40}\s+(?=[/／])/;
/** A command as it was copied, with the quotation marks around it. */
const QUOTED = /^\s*["“”「](\s*[/／][^\n]*)["“”」]\s*$/;

/** `/export handover …`: what follows is said like a handover. */
function handoverNamed(rest: string, vocabulary: Vocabulary): Extract<Head, { kind: 'handover' }> | null {
  const head = headOf(`/${rest.trim()}`, vocabulary);
  return head.kind === 'handover' ? head : null;
}

const asFile = (read: Outcome<OperationCommand>): Outcome<OperationCommand> =>
  read.ok ? ok({ ...read.value, asFile: true }) : read;

function parseCommand(text: string, vocabulary: Vocabulary, people: People): Outcome<Heard> {
  const head = headOf(text, vocabulary);
  const { own } = vocabulary;
  switch (head.kind) {
    case 'help':
      return ok({ kind: 'help', topic: wordsOf(head.rest).join(' '), text });
    case 'report': {
      const handed = head.report.name === 'export' ? handoverNamed(head.rest, vocabulary) : null;
      if (handed) return asFile(readOperation(handed.handover, { text, source: handed.rest, people, own }));
      return ok({ kind: 'report', report: head.report.name, words: wordsOf(head.rest).map(foldedCode), text });
    }
    case 'look':
      return ok({ kind: 'look', look: head.look.name, ...readLook(head.look, head.rest, vocabulary.operations), text });
    case 'handover':
      return readOperation(head.handover, { text, source: head.rest, people, own });
    case 'operation':
      return readOperation(head.operation, { text, source: head.rest, people, own });
    case 'noun':
      return readWithoutVerb(head, { text, source: head.rest, people, own }, vocabulary);
    case 'unknown': {
      const mine = vocabulary.looks.find((each) => isMine(each, text));
      return mine ? ok(mineOf(mine, text)) : refuse(unknownCommand(head.typed, vocabulary));
    }
  }
}

/** The noun's one write; else the one write that has the fields that are named; else the record is shown. */
function readWithoutVerb(
  { operations, looks }: Pick<Vocabulary, 'operations' | 'looks'>,
  typed: Typed,
  vocabulary: Vocabulary,
): Outcome<Heard> {
  const [only, ...others] = operations;
  if (only && others.length === 0) return readOperation(only, typed);
  const named = operations
    .map((operation) => readOperation(operation, typed))
    .filter((read) => read.ok && Object.keys(read.value.edits).length > 0);
  const [one, ...more] = named;
  if (one && more.length === 0) return one;
  const unsaid = inSeveralWays(operations, typed);
  if (unsaid) return ok(unsaid);
  const verb = unknownVerb(typed.text, { operations, looks });
  if (verb) return refuse(verb);
  const look = looks.find(({ kind }) => kind === 'show') ?? looks[0];
  if (!look || isBlank(typed.source)) return refuse(unknownCommand(typed.text.trim(), vocabulary));
  return ok({
    kind: 'look',
    look: look.name,
    ...readLook(look, typed.source, vocabulary.operations),
    text: typed.text,
  });
}

/** Whether the things go into the place or out of it was not said: /人才库 校招储备 138…. */
function inSeveralWays(operations: readonly Operation[], typed: Typed): Extract<Heard, { kind: 'sentence' }> | null {
  const [first, ...others] = operations
    .filter(({ moves }) => moves)
    .flatMap((operation) => {
      const read = readOperation(operation, typed);
      if (!read.ok || !namesContacts(read.value.targets[operation.bulk] ?? [])) return [];
      const understood = inItsWords(operation, read.value, typed);
      return [{ ...read.value, understood }];
    });
  return first && others.length > 0 ? { kind: 'sentence', readings: [first, ...others] } : null;
}

/** What is no mobile, mail or id may go on a name. */
const namesContacts = (words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => word.split(/\s+/).every(isWhole));
