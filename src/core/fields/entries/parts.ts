/** What lists of entries are composed of. */
import type { EntityKind } from '../../entity.ts';
import type { Field, OwnFields, Reading } from '../../field.ts';
import type { Outcome } from '../../outcome.ts';
import type { Text } from '../../text.ts';

/** What stands before the `=`: the name of something, or a word of its own. */
export interface Key {
  readonly label: Text;
  readonly entity?: EntityKind;
  readonly read?: (word: string) => Outcome<string>;
  /** What they look like, as a pattern. */
  readonly pattern?: string;
  /** The key that a word stands for which only the target can tell. */
  readonly placed?: (word: string, reading: Reading) => Outcome<string>;
  readonly words?: (key: string) => Text;
  /** Those that a form asks for, where no list tells them. */
  readonly offered?: (held: readonly string[]) => readonly string[];
}

export interface Parts {
  readonly key: Key;
  /** What stands behind it, a field in itself; where that takes many, a key may stand several times. */
  readonly value: (label: Text) => Field;
  /** The keys are fields of the tenant's own. */
  readonly own?: OwnFields;
  /** What a value looks like that may stand behind its key without `=`, as a pattern: 研发中心 60 平台部 40. */
  readonly valueWords?: string;
  /** `--x` replaces the keys it names and leaves the others alone. */
  readonly merges: boolean;
  /** What a typed value makes of the one that is held; null where nothing of that is left. */
  readonly step?: (typed: Stepped, reading: Reading) => Outcome<string | null>;
  /** A typed value in the kind of the value that is held; that one itself where both mean the same. */
  readonly alike?: (value: string, held: string, reading: Pick<Reading, 'timeZone' | 'shape'>) => string;
}

/** A value as it was typed for a key, and what the key holds. */
export interface Stepped {
  /** What the key is called. */
  readonly called: Text;
  readonly way: 'set' | 'add' | 'remove';
  readonly value: string;
  readonly held: string | undefined;
}

/** The parts with the field made. */
export interface Pair extends Omit<Parts, 'value'> {
  readonly value: Field;
  readonly made: Parts['value'];
}
