/** The folder of a file, with all above it that are missing. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** One by one: where none can be made, such as in `/proc`, Node's own `recursive` tries for ever. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (cause) {
    // Another process was faster.
    if (!existsSync(folder)) throw cause;
  }
}
