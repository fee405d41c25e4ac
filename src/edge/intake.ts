/** Stores deliveries before they are acknowledged. What arrives together shares one commit: a flush of the disk each would halve the throughput. */
import { within } from '../core/deadline.ts';
import type { Pass } from '../core/failpoint.ts';
import { type Delivery, storeDeliveries } from '../store/inbox.ts';
import type { Journal } from '../store/journal.ts';
import type { Db } from '../store/schema.ts';

const MAX_TOGETHER = 500;
/** A database that takes longer is held by somebody: Feishu shall not wait for that. */
const PATIENCE_MS = 50;

interface Waiting {
  readonly delivery: Delivery;
  readonly stored: () => void;
  readonly failed: (cause: unknown) => void;
}

export interface Intake {
  readonly db: Db;
  /** Null where nothing but the database keeps deliveries. */
  readonly journal: Journal | null;
  readonly pass: Pass;
  /** Hears of each as soon as a worker can see it: to read it may begin before it is acknowledged. */
  readonly committed: () => void;
}

/** Resolves when the delivery is on disk; rejects when it could not be stored. */
export type Store = (delivery: Delivery) => Promise<void>;

export function createIntake(intake: Intake): Store {
  const { pass } = intake;
  let waiting: Waiting[] = [];
  let writing = false;

  const write = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MAX_TOGETHER);
      waiting = waiting.slice(MAX_TOGETHER);
      try {
        await pass('delivery verified');
        await put(
          intake,
          batch.map(({ delivery }) => delivery),
        );
        await pass('delivery stored');
        for (const { stored } of batch) stored();
        // Whoever is answered now sends the next: they come along with those that have waited.
        await new Promise(setImmediate);
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

async function put({ db, journal, committed }: Intake, deliveries: readonly Delivery[]): Promise<void> {
  const seen = (): void => {
    for (const _ of deliveries) committed();
  };
  const stored = storeDeliveries(db, deliveries, seen).then(() => true);
  if (!journal) return void (await stored);
  if (await within(PATIENCE_MS, stored, false)) return;
  // Whether it comes or breaks after all: the journal sees to it that they are stored.
  stored.catch(() => undefined);
  await journal.keep(deliveries);
}
