/** Chat text → commands. Pure: text and operations in; commands, or refusals with the way out. */
import type { Command, OperationCommand } from '../core/command.ts';
import { evened, foldedCode } from '../core/fold.ts';
import { isOpenId } from '../core/ids.ts';
import type { Look } from '../core/look.ts';
import { nearest } from '../core/names.ts';
import type { Operation } from '../core/operation.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';
import { readFlags } from './flags.ts';
import { nameOf, type People } from './mentions.ts';
import { isApostrophe, quotesIn } from './quotes.ts';
import { reports } from './reports.ts';
import { commandWords, usageOf } from './suggest.ts';
import { listed, restored, wordsOf } from './tokens.ts';

/** Most commands in one message (`interface.md` section 3). */
const MAX_COMMANDS = 20;

export type Heard =
  | Command
  | { readonly kind: 'help'; readonly topic: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const HELP = ['/help', '/帮助'];

/** All that can be said. */
export interface Vocabulary {
  readonly operations: readonly Operation[];
  readonly looks: readonly Look[];
}

/** One entry per command of the message; a text without a command asks for help. `people` were mentioned in it. */
export function parseMessage(raw: string, vocabulary: Vocabulary, people: People = new Map()): Heard[] {
  const commands = commandsIn(evened(raw));
  if (commands.length > MAX_COMMANDS) return [{ kind: 'refused', refusal: tooManyCommands }];
  if (commands.length === 0) return [{ kind: 'help', topic: '' }];
  return commands.map((text) => {
    const heard = parseCommand(text, vocabulary, people);
    return heard.ok ? heard.value : { kind: 'refused', refusal: heard.refusal };
  });
}

const tooManyCommands: Refusal = {
  code: 'too-many-commands',
  text: { zh: `一条消息最多 ${MAX_COMMANDS} 条命令。`, en: `At most ${MAX_COMMANDS} commands in one message.` },
  hint: {
    zh: '请分几条消息发送，这条消息没有执行。',
    en: 'Send several messages; nothing of this one was done.',
  },
};

const STARTS = /^[\s\p{Default_Ignorable_Code_Point}]*[/／]/u;

/** A line that starts with a slash starts a command, unless a quotation is open; any other continues the one above. */
function commandsIn(text: string): string[] {
  const commands: string[] = [];
  const quoted = [...quotesIn(text).pairs].filter(([opens]) => !isApostrophe(text[opens])).sort(([a], [b]) => a - b);
  let at = 0;
  let quotedUntil = -1;
  let next = 0;
  for (const line of text.split('\n')) {
    for (let pair = quoted[next]; pair && pair[0] < at; pair = quoted[next]) {
      quotedUntil = Math.max(quotedUntil, pair[1]);
      next += 1;
    }
    const last = commands.length - 1;
    if (at > quotedUntil && STARTS.test(line)) commands.push(line);
    else if (last >= 0) commands[last] += `\n${line}`;
    at += line.length + 1;
  }
  return commands.map((command) => command.trim());
}

const HEAD = /^[\s\p{Default_Ignorable_Code_Point}]*(\S+)(?:\s+(\S+))?/u;

function parseCommand(text: string, { operations, looks }: Vocabulary, people: People): Outcome<Heard> {
  const [head = '', ...words] = HEAD.exec(text) ?? [];
  const [noun = '', verb = ''] = words.map((word) => foldedCode(word ?? '').toLowerCase());
  const afterNoun = text.slice(text.indexOf(words[0] ?? '') + (words[0] ?? '').length);
  const afterVerb = text.slice(head.length);
  if (HELP.includes(noun)) return ok({ kind: 'help', topic: wordsOf(afterNoun).join(' ') });
  const report = reports.find(({ words: own }) => own.includes(noun));
  if (report) return ok({ kind: 'report', report: report.name, words: wordsOf(afterNoun).map(foldedCode), text });
  const isCalled = (each: Look | Operation) => isWord(noun.slice(1), each.noun) && isWord(verb, each.verb);
  const look = looks.find(isCalled);
  if (look) return ok({ kind: 'look', look: look.name, about: aboutOf(afterVerb), text });
  const operation = operations.find(isCalled);
  if (!operation) return refuse(unknownCommand(`${noun} ${verb}`.trim(), { operations, looks }));
  return readOperation(operation, { text, source: afterVerb, people });
}

const isWord = (typed: string, { en, zh }: { en: string; zh: string }) => typed === en || typed === zh;

interface Typed {
  readonly text: string;
  /** What follows the verb. */
  readonly source: string;
  readonly people: People;
}

function readOperation(operation: Operation, { text, source, people }: Typed): Outcome<OperationCommand> {
  const flags = readFlags(operation, source, people);
  if (!flags.ok) return flags;
  const { positional, edits, note, dryRun } = flags.value;
  const targets = readTargets(operation, positional, people);
  if (!targets.ok) return targets;
  return ok({ kind: 'operation', operation: operation.name, targets: targets.value, edits, note, dryRun, text });
}

/** What follows the verb is what is looked for. */
const aboutOf = (source: string): string =>
  wordsOf(source)
    .filter((word) => !word.startsWith('--'))
    .join(' ');

/** Single targets take one word each from the left, the bulk one takes the rest. */
function readTargets(
  operation: Operation,
  words: readonly string[],
  people: People,
): Outcome<Record<string, string[]>> {
  const targets: Record<string, string[]> = Object.create(null);
  // A person among the targets is one value too many of a flag that takes one.
  const person = words.map(restored).find(isOpenId);
  if (person !== undefined) return refuse(unexpectedWord(nameOf(person, people), operation));
  let rest = [...words];
  for (const target of operation.targets) {
    const own = target.many ? rest.flatMap(listed) : rest.slice(0, 1).map(restored);
    rest = target.many ? [] : rest.slice(1);
    if (own.length > target.max) return refuse(tooMany(target.label, own.length, target.max));
    targets[target.name] = own;
  }
  const [extra] = rest;
  return extra === undefined ? ok(targets) : refuse(unexpectedWord(restored(extra), operation));
}

const tooMany = (label: { zh: string; en: string }, count: number, max: number): Refusal => ({
  code: 'too-many-targets',
  text: {
    zh: `一次最多 ${max} 个${label.zh}，这里有 ${count} 个。`,
    en: `At most ${max} at once (${label.en}); this names ${count}.`,
  },
  hint: { zh: '请分几次提交。', en: 'Split the list.' },
});

const unexpectedWord = (word: string, operation: Operation): Refusal => ({
  code: 'unexpected-word',
  text: { zh: `不知道「${word}」是什么。`, en: `"${word}" is one word too many.` },
  hint: {
    zh: '名称里有空格时请加引号；只能填一个人的参数不要填两个。',
    en: 'Put names with spaces in quotes; a flag for one person takes one.',
  },
  usage: usageOf(operation),
});

function unknownCommand(typed: string, { operations, looks }: Vocabulary): Refusal {
  const known = [...[...operations, ...looks].flatMap(commandWords), ...HELP, ...reports.flatMap(({ words }) => words)];
  const close = nearest(typed, known);
  const first = operations.find((operation) => commandWords(operation).some((words) => words === close[0]));
  return {
    code: 'unknown-command',
    text: { zh: `没有「${typed.slice(0, 60)}」这条命令。`, en: `There is no command "${typed.slice(0, 60)}".` },
    hint: { zh: '发送 /help 查看全部命令。', en: 'Send /help for all commands.' },
    ...(close.length > 0 ? { nearest: close } : {}),
    ...(first ? { usage: usageOf(first) } : {}),
  };
}
