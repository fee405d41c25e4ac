/** A clause, read for one operation: put into the words of a command and read like one. */
import type { OperationCommand } from '../core/command.ts';
import type { Operation } from '../core/operation.ts';
import { textsOf } from '../core/spoken.ts';
import { TURNS } from './change-words.ts';
import type { Clause } from './clause.ts';
import { declines, isNoValue } from './declined.ts';
import { literal, type OwnNames } from './field-names.ts';
import type { People } from './mentions.ts';
import { inOneLanguage } from './mixed.ts';
import { movedCommand } from './moved-command.ts';
import { TELLS_WHY } from './named.ts';
import { sparingWord } from './not-each.ts';
import { readOperation } from './read-operation.ts';
import type { Said } from './said.ts';
import { sourceOf } from './source.ts';
import { sparedBefore } from './spared.ts';
import { type Speech, waysFor } from './speech.ts';

export interface Context {
  /** The whole message. */
  readonly text: string;
  readonly people: People;
  readonly own: OwnNames | undefined;
  readonly clauseOf: (said: string) => Clause;
}

/** Null where nothing of the operation is said, or not all is understood. */
export function readClause(speech: Speech, clause: Clause, context: Context): OperationCommand | null {
  for (const { holds, read } of waysFor(speech, clause)) {
    if (!holds.test(clause.said)) continue;
    for (const said of read(clause.said, clause)) {
      const around = { said: clause.said, context };
      const command = commandOf(said, speech.operation, around);
      if (command !== 'other') return command && keptWhole(speech, command, around);
    }
  }
  return null;
}

interface Around {
  readonly said: string;
  readonly context: Context;
}

/** `other` where it may be meant in another way. */
function commandOf(
  { source, moved, supposed }: Said,
  operation: Operation,
  { said, context: { text, people, own } }: Around,
): OperationCommand | 'other' | null {
  if (moved) {
    const command = movedCommand(operation, moved, text);
    return sparingWord(`${moved.things} ${moved.place}`) !== null || declines(command.targets) ? null : command;
  }
  const read = readOperation(operation, { text, source, people, own });
  if (!read.ok || isNoTarget(read.value.targets) || Object.keys(read.value.edits).length === 0) return 'other';
  const { edits } = read.value;
  if (addsToText(operation, edits, said) || isLeft(operation, edits)) return null;
  return supposed ? { ...read.value, supposed } : read.value;
}

const isNoTarget = (targets: OperationCommand['targets']): boolean =>
  declines(targets) || Object.values(targets).some((words) => words.some((word) => TELLS_WHY.test(word)));

/** 人数别改了: it stays. */
const isLeft = ({ fields }: Operation, edits: OperationCommand['edits']): boolean =>
  Object.entries(edits).some(([flag, { set = [] }]) => fields.get(flag)?.sentence === false && set.some(isNoValue));

/** 描述增加 "需要英语": a text is replaced as a whole, and part of one is not all of it. */
function addsToText(operation: Operation, edits: OperationCommand['edits'], said: string): boolean {
  return textsOf(operation, edits).some((flag) => {
    const { label, names = [] } = operation.fields.get(flag) ?? {};
    const called = [label?.zh ?? '', ...names].filter(Boolean).map(literal).join('|');
    return (
      called !== '' &&
      new RegExp(`(?:${called})\\s*(?:里|中)?\\s*(?:${TURNS.more}|${TURNS.less})`).test(sourceOf(said).folded)
    );
  });
}

/** What is said for politeness, and what ends a sentence, may be a part of the text that it ends with. */
function keptWhole(speech: Speech, read: OperationCommand, { said, context }: Around): OperationCommand {
  const { operation } = speech;
  if (textsOf(operation, read.edits).length === 0) return read;
  const whole = inOneLanguage(sparedBefore(context.text), speech);
  if (whole === said) return read;
  const again = readClause(speech, context.clauseOf(whole), { ...context, text: whole });
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
