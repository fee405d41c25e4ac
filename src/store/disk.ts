/** What is written reaches the disk beside the event loop: it is not kept waiting, and all who ask meanwhile share one flush. */
import { close, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const flushFile = promisify(fdatasync);

export interface Disk {
  /** Resolves when all that is written by now is on the disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** `file` is there at the first flush, and stays until it is closed. */
export function createDisk(file: string): Disk {
  let opened: number | null = null;
  let underWay: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const begin = async (): Promise<void> => {
    opened ??= openSync(file, 'r+');
    const flushing = flushFile(opened).finally(() => {
      if (underWay === flushing) underWay = null;
    });
    underWay = flushing;
    return flushing;
  };
  // One that is under way may have begun before the last write.
  const after = async (before: Promise<void>): Promise<void> => {
    await before.catch(() => undefined);
    next = null;
    await begin();
  };

  return {
    flush: () => {
      if (!underWay) return begin();
      next ??= after(underWay);
      return next;
    },
    close: async () => {
      await Promise.allSettled([underWay, next]);
      if (opened !== null) await promisify(close)(opened);
      opened = null;
    },
  };
}
