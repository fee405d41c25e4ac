/** What texts can mean, so that one way to say something is held against another. */
import { expect } from 'vitest';
import { parseMessage } from '../../src/command/parse.ts';
import type { OperationCommand } from '../../src/core/command.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';

export type Draft = Pick<OperationCommand, 'operation' | 'targets' | 'edits' | 'note'>;

export const draftOf = ({ operation, targets, edits, note }: OperationCommand): Draft =>
  JSON.parse(JSON.stringify({ operation, targets, edits, note }));

const usual: Parameters<typeof parseMessage>[1] = { operations, looks };

export function createMeant(vocabulary = usual, people?: Parameters<typeof parseMessage>[2]) {
  /** All that a text can mean. */
  const drafts = (text: string): Draft[] => {
    const [heard] = parseMessage(text, vocabulary, people);
    if (heard?.kind === 'operation') return [draftOf(heard)];
    return heard?.kind === 'sentence' ? heard.readings.map(draftOf) : [];
  };
  /** What is said can mean what the flags say. */
  const same = (text: string, flags: string): void => {
    const [wanted] = drafts(flags);
    expect(wanted, flags).toBeDefined();
    expect(drafts(text), `${text}\n${flags}`).toContainEqual(wanted);
  };
  return { drafts, same };
}
