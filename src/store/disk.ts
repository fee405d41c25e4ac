/** What is written reaches the disk beside the event loop: it is not kept waiting, and all who ask meanwhile share one flush. */
import { close, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const flushFile = promisify(fdatasync);

export interface Disk {
  /** Resolves when all that is written by now is on the disk. */
  flush(): Promise<void>;
  /** Resolves with the last flush that was asked for; with another one where that has failed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** `file` is there at the first flush, and stays until it is closed. */
export function createDisk(file: string): Disk {
  let opened: number | null = null;
  /** The flush that was asked for last; null where it has failed. */
  let last: Promise<void> | null = Promise.resolve();
  const flushTogether = shared(async () => {
    opened ??= openSync(file, 'r+');
    await flushFile(opened);
  });
  const flush = (): Promise<void> => {
    const flushed = flushTogether();
    last = flushed;
    flushed.catch(() => {
      if (last === flushed) last = null;
    });
    return flushed;
  };

  return {
    flush,
    settled: () => last ?? flush(),
    close: async () => {
      await Promise.allSettled([last]);
      if (opened !== null) await promisify(close)(opened);
      opened = null;
    },
  };
}

/** One at a time; all who ask meanwhile share the next. */
function shared(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const begin = (): Promise<void> => {
    const working = work().finally(() => {
      if (underWay === working) underWay = null;
    });
    underWay = working;
    return working;
  };
  // One that is under way may have begun before the last write. What it could not write, the next cannot vouch for either.
  const after = async (before: Promise<void>): Promise<void> => {
    await before.finally(() => {
      next = null;
    });
    await begin();
  };

  return () => {
    if (underWay) next ??= after(underWay);
    return next ?? begin();
  };
}
