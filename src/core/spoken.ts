/** What is typed, asked for and filled in like a write, whatever it writes. */
import type { DrawnOperation, Operation } from './operation.ts';

/** The command that hands somebody's work over, and the operations that hold a part of it. */
export interface Handing extends Spoken, DrawnOperation {
  readonly parts: readonly Operation[];
}

/** A command as far as it is typed, asked for and filled in: whatever it writes. */
export type Spoken = Pick<Operation, 'name' | 'noun' | 'verb' | 'title' | 'about' | 'example' | 'targets' | 'fields'>;
