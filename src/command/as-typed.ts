/**
 * A message in traditional characters is read in simplified ones. What is looked up or sent is put back as it was typed;
 * a choice, a day or a number is only read.
 */
import type { OperationCommand } from '../core/command.ts';
import type { Operation } from '../core/operation.ts';
import type { Text } from '../core/text.ts';
import type { Edit } from '../core/value.ts';
import { literal } from './field-names.ts';
import type { Heard } from './heard.ts';
import { canTell } from './readable.ts';

/** The same text twice, sign for sign. */
export interface Twice {
  readonly typed: string;
  readonly read: string;
}

/** A word as it was typed; the same where the text has none such, null where it has several. */
function wordTyped(word: string, { typed, read }: Twice): string | null {
  if (!/\p{Script=Han}/u.test(word)) return word;
  const [key, ...value] = word.split('=');
  if (key && value.length > 0 && !read.includes(word)) {
    const parts = [key, value.join('=')].map((part) => wordTyped(part, { typed, read }));
    return parts.some((part) => part === null) ? null : parts.join('=');
  }
  const pattern = new RegExp(word.split(/\s+/).map(literal).join('\\s+'), 'g');
  const found = [...read.matchAll(pattern)].map(({ 0: { length }, index }) => typed.slice(index, index + length));
  const [first = word, ...others] = new Set(
    found.map((each) => (each.length === word.length ? each : each.replace(/\s+/g, ' '))),
  );
  return others.length > 0 ? null : first;
}

/** Null where it cannot be told what was typed. */
export function heardTyped(heard: Heard, operations: readonly Operation[], twice: Twice): Heard | null {
  const word = (text: string): string => wordTyped(text, twice) ?? text;
  const commands = (all: readonly OperationCommand[]): OperationCommand[] =>
    all.map((each) => commandTyped(each, operations, twice)).filter((each) => each !== null);
  switch (heard.kind) {
    case 'operation':
      return commandTyped(heard, operations, twice);
    case 'sentence': {
      const [first, ...others] = commands(heard.readings);
      return first && others.length === heard.readings.length - 1 ? { ...heard, readings: [first, ...others] } : null;
    }
    case 'several': {
      const changes = commands(heard.changes);
      return changes.length === heard.changes.length ? { ...heard, changes } : null;
    }
    case 'unclear': {
      const { read } = heard.clues;
      const [first, ...others] = commands(read?.readings ?? []);
      const partly = read && first ? { readings: [first, ...others] as const, left: word(read.left) } : null;
      return { ...heard, text: word(heard.text), clues: { ...heard.clues, read: partly } };
    }
    case 'look':
      return { ...heard, about: word(heard.about), text: twice.typed };
    case 'report':
      return { ...heard, words: heard.words.map(word), text: twice.typed };
    case 'help':
      return { ...heard, text: twice.typed };
    case 'refused':
      return { ...heard, text: word(heard.text) };
  }
}

/** Puts words back, and remembers which. */
interface Putting {
  readonly put: (word: string) => string;
  readonly changed: ReadonlyMap<string, string>;
  /** One of them could be several. */
  readonly isOpen: () => boolean;
}

function putting(twice: Twice): Putting {
  const changed = new Map<string, string>();
  let isOpen = false;
  const put = (word: string): string => {
    const own = wordTyped(word, twice);
    isOpen ||= own === null;
    if (own !== null && own !== word) changed.set(word, own);
    return own ?? word;
  };
  return { put, changed, isOpen: () => isOpen };
}

type Lists = Readonly<Record<string, string[]>>;

/** Null where it cannot be told which of several was meant; rows that were pasted are read by themselves. */
function commandTyped(
  command: OperationCommand,
  operations: readonly Operation[],
  twice: Twice,
): OperationCommand | null {
  const fields = operations.find(({ name }) => name === command.operation)?.fields;
  const { put, changed, isOpen } = putting(twice);
  const all = (lists: Lists): Record<string, string[]> =>
    Object.fromEntries(Object.entries(lists).map(([name, words]) => [name, words.map(put)]));
  const edits = Object.entries(command.edits).map(([flag, edit]): [string, Edit] => {
    const { set, add, remove, clear } = edit;
    const field = fields?.get(flag);
    return [
      flag,
      field && canTell(field)
        ? edit
        : { ...all({ ...(set && { set }), ...(add && { add }), ...(remove && { remove }) }), ...(clear && { clear }) },
    ];
  });
  const { supposed, understood } = command;
  const own = {
    ...command,
    targets: all(command.targets),
    edits: Object.fromEntries(edits),
    note: put(command.note),
    text: twice.typed,
    ...(supposed && { supposed: all(supposed) }),
    ...(understood && { understood: inBoth(understood, changed) }),
  };
  return isOpen() || command.table !== undefined ? null : own;
}

const inBoth = ({ zh, en }: Text, changed: ReadonlyMap<string, string>): Text => {
  const put = (text: string): string =>
    [...changed].reduce((said, [read, typed]) => said.replaceAll(read, typed), text);
  return { zh: put(zh), en: put(en) };
};
