/** Chat text → commands. Pure: text and operations in; commands, or refusals with the way out. */
import type { Command, LookCommand, OperationCommand } from '../core/command.ts';
import { isOpenId } from '../core/ids.ts';
import type { Look } from '../core/look.ts';
import { nearest } from '../core/names.ts';
import type { Operation } from '../core/operation.ts';
import { type Outcome, ok, type Refusal, refuse } from '../core/outcome.ts';
import { readFlags } from './flags.ts';
import { normalise } from './normalise.ts';
import { reports } from './reports.ts';
import { commandWords, usageOf } from './suggest.ts';
import { listed, restored, tokenise } from './tokens.ts';

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

/** One entry per command of the message; a text without a command asks for help. */
export function parseMessage(raw: string, vocabulary: Vocabulary): Heard[] {
  const lines = commandLines(normalise(raw));
  if (lines.length > MAX_COMMANDS) {
    return [
      {
        kind: 'refused',
        refusal: {
          code: 'too-many-commands',
          text: { zh: `一条消息最多 ${MAX_COMMANDS} 条命令。`, en: `At most ${MAX_COMMANDS} commands in one message.` },
          hint: {
            zh: '请分几条消息发送，这条消息没有执行。',
            en: 'Send several messages; nothing of this one was done.',
          },
        },
      },
    ];
  }
  if (lines.length === 0) return [{ kind: 'help', topic: '' }];
  return lines.map((line) => {
    const heard = parseLine(line, vocabulary);
    return heard.ok ? heard.value : { kind: 'refused', refusal: heard.refusal };
  });
}

/** A line that starts with a slash starts a command; any other line continues the one above. */
function commandLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    const last = lines.length - 1;
    if (line.startsWith('/')) lines.push(line);
    else if (line !== '' && last >= 0) lines[last] += `\n${line}`;
  }
  return lines;
}

function parseLine(line: string, { operations, looks }: Vocabulary): Outcome<Heard> {
  const tokens = tokenise(line);
  if (!tokens.ok) return tokens;
  const [noun = '', verb = '', ...rest] = tokens.value;
  if (HELP.includes(noun.toLowerCase()))
    return ok({ kind: 'help', topic: tokens.value.slice(1).map(restored).join(' ') });
  const report = reports.find(({ words }) => words.includes(noun.toLowerCase()));
  if (report)
    return ok({ kind: 'report', report: report.name, words: tokens.value.slice(1).map(restored), text: line });
  const named = operations.filter((each) => isWord(noun.slice(1), each.noun));
  const operation = named.find((each) => isWord(verb, each.verb));
  const look = looks.find((each) => isWord(noun.slice(1), each.noun) && isWord(verb, each.verb));
  if (look) return ok(readLook(look, rest, line));
  if (!operation) return refuse(unknownCommand(restored(`${noun} ${verb}`).trim(), { operations, looks }));
  return readOperation(operation, rest, line);
}

const isWord = (typed: string, { en, zh }: { en: string; zh: string }) => typed.toLowerCase() === en || typed === zh;

function readOperation(operation: Operation, tokens: readonly string[], line: string): Outcome<OperationCommand> {
  const flags = readFlags(operation, tokens);
  if (!flags.ok) return flags;
  const { positional, edits, note, dryRun } = flags.value;
  const targets = readTargets(operation, positional);
  if (!targets.ok) return targets;
  return ok({ kind: 'operation', operation: operation.name, targets: targets.value, edits, note, dryRun, text: line });
}

/** What follows the verb is what is looked for. */
function readLook({ name }: Look, tokens: readonly string[], line: string): LookCommand {
  const words = tokens.map(restored).filter((word) => !word.startsWith('--'));
  return { kind: 'look', look: name, about: words.join(' '), text: line };
}

/** Single targets take one word each from the left, the bulk one takes the rest. */
function readTargets(operation: Operation, words: readonly string[]): Outcome<Record<string, string[]>> {
  const targets: Record<string, string[]> = Object.create(null);
  // A person among the targets is one value too many of a flag that takes one.
  const person = words.map(restored).find(isOpenId);
  if (person !== undefined) return refuse(unexpectedWord(person, operation));
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
