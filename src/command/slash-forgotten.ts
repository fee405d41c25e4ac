/** A command whose slash was forgotten: 人才库 加入 校招储备 138…. It is read like the command, and told as a sentence. */
import type { OperationCommand } from '../core/command.ts';
import type { Operation } from '../core/operation.ts';
import { isQuestion } from './asking.ts';
import { headOf, type Vocabulary } from './head.ts';
import type { People } from './mentions.ts';
import { readOperation } from './read-operation.ts';
import { inItsWords } from './spoken.ts';

/** Null where it is none, or says less than whom to change how. */
export function slashForgotten(text: string, vocabulary: Vocabulary, people: People): OperationCommand | null {
  const { operations, own } = vocabulary;
  if (!operations.some(({ noun }) => beginsWith(text, noun)) || isQuestion(text)) return null;
  const head = headOf(text, vocabulary);
  // What is written to the verb makes another word of it: 需求更新了吗.
  if (head.kind !== 'operation' || !/^\s/.test(head.rest)) return null;
  const read = readOperation(head.operation, { text, source: head.rest, people, own });
  if (!read.ok || !isWhole(head.operation, read.value)) return null;
  return { ...read.value, understood: inItsWords(head.operation, read.value, { people, own }) };
}

const beginsWith = (text: string, { zh, en }: Operation['noun']): boolean =>
  text.trimStart().startsWith(zh) || text.trimStart().slice(0, en.length).toLowerCase() === en;

const isWhole = ({ targets, moves }: Operation, read: OperationCommand): boolean =>
  targets.every(({ name }) => read.targets[name]?.length) &&
  (moves !== undefined || Object.keys(read.edits).length > 0);
