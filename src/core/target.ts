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
}

/** The entities of one item by target name, ids only. */
export type Ids = Readonly<Record<string, string>>;
