/**
 * Deliveries that the database could not take in time, as while another process holds it: they lie in a file beside it until
 * it has them. Only where the database is a file itself: a server is shared by machines that do not see each other's files.
 */
import { existsSync } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Incoming } from '../core/incoming.ts';
import { type Delivery, storeDeliveries } from './inbox.ts';
import { isPostgres } from './postgres-url.ts';
import { json } from './rows/json.ts';
import type { Db } from './schema.ts';

const AGAIN_MS = 100;
const AT_ONCE = 500;

const Line = json(z.object({ key: z.string(), kind: z.string(), incoming: Incoming, receivedAt: z.number() }));

export interface Journal {
  /** Resolves when they are on the disk. The database has them soon. */
  keep(deliveries: readonly Delivery[]): Promise<void>;
  close(): Promise<void>;
}

/** Resolves when the database has what the process before left there. Null where there is no such file. */
export async function openJournal(db: Db, url: string): Promise<Journal | null> {
  const database = url.replace(/^file:/, '');
  if (isPostgres(url) || database === ':memory:') return null;
  const file = `${database}-deliveries`;
  const left = await linesOf(file);
  for (let start = 0; start < left.length; start += AT_ONCE)
    await storeDeliveries(db, left.slice(start, start + AT_ONCE));
  // It holds what people wrote: for the bot's own account only.
  const emptied = await open(file, 'a', 0o600);
  await emptied.truncate();
  return createJournal(emptied, db);
}

async function linesOf(file: string): Promise<Delivery[]> {
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  // One that was cut off was never acknowledged.
  return text.split('\n').flatMap((line) => Line.safeDecode(line).data ?? []);
}

/** One after the other, whatever becomes of those before. */
function createQueue(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}

function createJournal(file: FileHandle, db: Db): Journal {
  let late: Delivery[] = [];
  let storing = false;
  let closed = false;
  const inTurn = createQueue();

  const store = async (): Promise<void> => {
    storing = true;
    while (late.length > 0 && !closed) {
      const some = late.slice(0, AT_ONCE);
      const stored = await storeDeliveries(db, some).then(
        () => true,
        () => false,
      );
      if (stored) late = late.slice(some.length);
      else await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
    }
    storing = false;
    // Whoever keeps something now stands behind.
    await inTurn(async () => (late.length === 0 && !closed ? file.truncate() : undefined));
  };

  return {
    keep: async (deliveries) => {
      await inTurn(async () => {
        // Each begins a line: the one before it may have been cut off.
        await file.appendFile(deliveries.map((delivery) => `\n${Line.encode(delivery)}\n`).join(''));
        await file.datasync();
        late.push(...deliveries);
      });
      // What it could not empty is known when it is read.
      if (!storing) void store().catch(() => undefined);
    },
    close: async () => {
      closed = true;
      await inTurn(() => file.close());
    },
  };
}
