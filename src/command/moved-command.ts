/** What goes into a place or out of it, as a command. */
import type { OperationCommand } from '../core/command.ts';
import type { Operation } from '../core/operation.ts';
import type { TargetSpec } from '../core/target.ts';
import { namesTyped } from './names-typed.ts';
import type { Moved } from './said.ts';

export const movedCommand = (operation: Operation, moved: Moved, text: string): OperationCommand => ({
  kind: 'operation',
  operation: operation.name,
  targets: movedTargets(operation, moved),
  edits: {},
  note: '',
  dryRun: false,
  text,
});

/** The bulk target is what moves; the other one is the place. */
function movedTargets({ targets, noun }: Operation, { things, place }: Moved): OperationCommand['targets'] {
  const isNoun = ['', noun.zh, noun.en].includes(place.trim().toLowerCase());
  // 人才库校招储备: what it is stands before its name.
  const named = place.trim().startsWith(noun.zh) && !isNoun ? place.trim().slice(noun.zh.length).trim() : place.trim();
  return Object.fromEntries(
    targets.map(({ name, many, ...target }) => [name, many ? namesTyped(bare(things, target)) : isNoun ? [] : [named]]),
  );
}

/** 候选人 138…: what they are, before a number. */
function bare(things: string, { label, columns }: Pick<TargetSpec, 'label' | 'columns'>): string {
  const called = [label.zh, ...columns.flatMap(({ names }) => names)];
  const first = called.find((word) => things.startsWith(word) && /\p{Script=Han}$/u.test(word));
  return first && /^[\s:：]*[\d+]/.test(things.slice(first.length)) ? things.slice(first.length) : things;
}
