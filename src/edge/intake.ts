/** Stores deliveries before they are acknowledged. What arrives together shares one commit: a flush of the disk each would halve the throughput. */
import type { Pass } from '../core/failpoint.ts';
import { type Delivery, storeDeliveries } from '../store/inbox.ts';
import type { Db } from '../store/schema.ts';

const MAX_TOGETHER = 500;

interface Waiting {
  readonly delivery: Delivery;
  readonly stored: () => void;
  readonly failed: (cause: unknown) => void;
}

/** Resolves when the delivery is on disk; rejects when it could not be stored. */
export type Store = (delivery: Delivery) => Promise<void>;

export function createIntake(db: Db, pass: Pass): Store {
  let waiting: Waiting[] = [];
  let writing = false;

  const write = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MAX_TOGETHER);
      waiting = waiting.slice(MAX_TOGETHER);
      try {
        await pass('delivery verified');
        await storeDeliveries(
          db,
          batch.map(({ delivery }) => delivery),
        );
        await pass('delivery stored');
        for (const { stored } of batch) stored();
      } catch (cause) {
        for (const { failed } of batch) failed(cause);
      }
    }
    writing = false;
  };

  return (delivery) =>
    new Promise((stored, failed) => {
      waiting.push({ delivery, stored, failed });
      // The sockets that are readable in this turn of the loop are read before the commit begins.
      if (!writing && waiting.length === 1) setImmediate(() => void write());
    });
}
