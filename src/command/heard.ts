/** What a message says. */
import type { Command, OperationCommand } from '../core/command.ts';
import type { Refusal } from '../core/outcome.ts';

export interface PartlyRead {
  readonly readings: readonly [OperationCommand, ...OperationCommand[]];
  /** What they leave out, as it was typed. */
  readonly left: string;
}

/** What a text tells that cannot be read whole. */
export interface Clues {
  readonly read: PartlyRead | null;
  /** Flags of fields that are named, by operation. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** What looks like a code, a number or a mobile. */
  readonly codes: readonly string[];
  /** Who asks wants to know, not to change. */
  readonly asks: boolean;
}

export type Heard =
  | Command
  /** A plain sentence, with all that it can mean; its target tells which. */
  | { readonly kind: 'sentence'; readonly readings: readonly [OperationCommand, ...OperationCommand[]] }
  /** A sentence that says several changes, each a command of its own. */
  | { readonly kind: 'several'; readonly changes: readonly OperationCommand[] }
  /** Neither a command nor a sentence that is understood. */
  | { readonly kind: 'unclear'; readonly text: string; readonly clues: Clues }
  /** What was typed may nearly be a command. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly text: string };
