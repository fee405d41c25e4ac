/** What an operation is about. */
import type { EntityKind } from './entity.ts';
import type { Text } from './text.ts';

/** What the person points at: `/job managers <job>…`. The last target that takes many is the one that is bulk. */
export interface TargetSpec {
  readonly name: string;
  readonly kind: EntityKind;
  readonly label: Text;
  readonly many: boolean;
  readonly max: number;
  /** Each has a code or number that people know it by, and that stands beside its name: its id is of no use to them. */
  readonly coded?: true;
  /** Most of them by a file. */
  readonly maxInFile: number;
  /** What the columns of a sheet are called that name it, what tells it best first. */
  readonly columns: readonly TargetColumn[];
}

/** One way to name a target in a sheet. */
export interface TargetColumn {
  readonly header: Text;
  readonly names: readonly string[];
  /** What an export writes into it; contacts are never written. */
  readonly shows: 'id' | 'code' | 'name' | 'nothing';
  /** Others may have it too: it only has to fit where something better stands beside it. */
  readonly shared?: true;
}

/** The entities of one item by target name, ids only. */
export type Ids = Readonly<Record<string, string>>;
