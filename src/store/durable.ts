/** What is committed stands on the disk a moment later where the bot flushes it itself: SQLite. A server has it there when it says so. */
import type { Disk } from './disk.ts';
import type { Db } from './schema.ts';

const disks = new WeakMap<Db, Disk>();

export const flushedBy = (db: Db, disk: Disk): void => void disks.set(db, disk);

/** Resolves when all that was committed by now is on the disk, but for what was said to be unflushed. */
export const durable = async (db: Db): Promise<void> => disks.get(db)?.settled();
