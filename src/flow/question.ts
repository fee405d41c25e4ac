/** Commands that wait for a word: their cards, and how an answer completes the command. */

import type { Card } from '../../cards/card.ts';
import { type ErrorCardData, errorCard } from '../../cards/error.ts';
import { type AskField, answeredCard, askCard, type PickCardData, pickCard } from '../../cards/question.ts';
import { normalise } from '../command/normalise.ts';
import { Command } from '../command/parse.ts';
import { listed, tokenise } from '../command/tokens.ts';
import type { IncomingClick } from '../core/incoming.ts';
import type { Text } from '../core/text.ts';
import type { QuestionTable } from '../store/schema.ts';

export type Ask =
  | ({ readonly kind: 'pick'; readonly target: string } & Omit<PickCardData, 'ref'>)
  | { readonly kind: 'fill'; readonly title: Text; readonly fields: readonly AskField[] }
  /** Nothing is missing; a read failed and the command may be tried again. */
  | { readonly kind: 'again'; readonly error: Omit<ErrorCardData, 'retryRef'> };

export const askOf = ({ asks }: Pick<QuestionTable, 'asks'>): Ask => JSON.parse(asks);

/** A command as proposals and questions keep it: with the kind of chat it was typed in. */
export const storedCommand = (command: Command, { direct }: { readonly direct: boolean }): string =>
  JSON.stringify({ ...command, direct });

export const commandOf = ({ command }: Pick<QuestionTable, 'command'>): { command: Command; direct: boolean } => {
  const { direct, ...stored } = JSON.parse(command);
  return { command: Command.parse(stored), direct: direct === true };
};

export function questionCard(question: QuestionTable, ref: string): Card {
  const ask = askOf(question);
  if (question.state === 'answered') return answeredCard(titleOf(ask), question.answer ?? '');
  switch (ask.kind) {
    case 'pick':
      return pickCard({ ...ask, ref });
    case 'fill':
      return askCard({ ...ask, ref });
    case 'again':
      return errorCard({ ...ask.error, retryRef: ref });
  }
}

const titleOf = (ask: Ask): Text => {
  switch (ask.kind) {
    case 'pick':
      return { zh: `选择${ask.label.zh}`, en: `Choose: ${ask.label.en}` };
    case 'fill':
      return ask.title;
    case 'again':
      return ask.error.title;
  }
};

/** The command with the answer in it, and the answer in words; null when the click answers nothing. */
export function completed(question: QuestionTable, click: IncomingClick): { command: Command; words: string } | null {
  const ask = askOf(question);
  const { command } = commandOf(question);
  switch (ask.kind) {
    case 'again':
      return click.act === 'retry' ? { command, words: '重试 / Try again' } : null;
    case 'pick':
      return click.act === 'pick' ? picked(ask, command, click) : null;
    case 'fill':
      return click.act === 'submit' ? filled(ask.fields, command, click) : null;
  }
}

/** The option must be one that was offered: the click itself is not trusted. */
function picked(
  ask: Extract<Ask, { kind: 'pick' }>,
  command: Command,
  click: IncomingClick,
): { command: Command; words: string } | null {
  const option = ask.options.find(({ id }) => id === click.option);
  if (!option) return null;
  const words = (command.targets[ask.target] ?? []).map((word) => (word === ask.typed ? option.id : word));
  return {
    command: { ...command, targets: { ...command.targets, [ask.target]: words } },
    words: option.label || option.id,
  };
}

function filled(
  fields: readonly AskField[],
  command: Command,
  click: IncomingClick,
): { command: Command; words: string } | null {
  const targets = { ...command.targets };
  const edits = { ...command.edits };
  let count = 0;
  for (const { name } of fields) {
    const words = wordsIn(Object.hasOwn(click.form, name) ? click.form[name] : undefined);
    if (words.length === 0) continue;
    count += 1;
    if (Object.hasOwn(targets, name)) targets[name] = words;
    else edits[name] = withWords(edits[name], words);
  }
  return count === 0 ? null : { command: { ...command, targets, edits }, words: `${count} 项 / ${count} filled in` };
}

/** The value goes where it was missing: `--add-assistants` without people stays an addition. */
const withWords = (edit: Command['edits'][string] | undefined, words: string[]): Command['edits'][string] => {
  if (edit?.add && edit.add.length === 0) return { ...edit, add: words };
  if (edit?.remove && edit.remove.length === 0) return { ...edit, remove: words };
  return { set: words };
};

function wordsIn(value: string | string[] | undefined): string[] {
  if (Array.isArray(value)) return value;
  const tokens = tokenise(normalise(value ?? ''));
  return tokens.ok ? tokens.value.flatMap(listed) : [];
}
