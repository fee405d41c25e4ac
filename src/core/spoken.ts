/** What is typed, asked for and filled in like a write, whatever it writes. */
import type { DrawnOperation, Operation } from './operation.ts';
import type { Edit } from './value.ts';

/** The command that hands somebody's work over, and the operations that hold a part of it. */
export interface Handing extends Spoken, DrawnOperation {
  readonly parts: readonly Operation[];
}

/** A command as far as it is typed, asked for and filled in: whatever it writes. */
export type Spoken = Pick<
  Operation,
  'name' | 'noun' | 'verb' | 'title' | 'about' | 'example' | 'targets' | 'fields' | 'moves'
>;

/** Of a command about one person, the one field for another, where that was not given: /handover @from @to. */
export function secondPerson({ targets, fields }: Spoken, edits: Readonly<Record<string, Edit>>): string | null {
  if (!targets.every(({ kind, many }) => kind === 'person' && !many)) return null;
  const others = [...fields].filter(([, { people, many, offered }]) => people && !many && offered);
  const [[flag] = []] = others;
  return flag && others.length === 1 && !edits[flag] ? flag : null;
}

/** The flags that are given a text. */
export const textsOf = ({ fields }: Pick<Spoken, 'fields'>, edits: Readonly<Record<string, Edit>>): string[] =>
  Object.keys(edits).filter((flag) => fields.get(flag)?.sentence === true);
