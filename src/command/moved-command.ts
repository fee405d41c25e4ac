/** What goes into a place or out of it, as a command. */
import type { OperationCommand } from '../core/command.ts';
import type { Operation } from '../core/operation.ts';
import { namesIn } from './entries.ts';
import { nothingKnown } from './nothing-known.ts';
import type { Moved } from './said.ts';
import { tokenise } from './tokens.ts';

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
  return Object.fromEntries(
    targets.map(({ name, many }) => [name, many ? entriesOf(things) : isNoun ? [] : [place.trim()]]),
  );
}

function entriesOf(typed: string): string[] {
  const tokens = tokenise(typed, nothingKnown);
  return tokens.ok ? namesIn(tokens.value.flatMap((token) => (token.kind === 'word' ? [token] : []))) : [typed];
}
