/** What can be drawn: every operation, the handover over them, and what is gone. */
import type { DrawnOperation, Operation, StoredItem } from '../core/operation.ts';
import type { Handing } from '../core/spoken.ts';
import { goneOperation } from './gone.ts';
import { handoverOver } from './handover.ts';

interface Drawing {
  readonly handover: Handing;
  readonly drawn: (name: string, items?: readonly StoredItem[]) => DrawnOperation;
}

export function drawingOver(operations: readonly Operation[]): Drawing {
  const handover = handoverOver(operations);
  return {
    handover,
    drawn: (name, items) => [...operations, handover].find((each) => each.name === name) ?? goneOperation(name, items),
  };
}
