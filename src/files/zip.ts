/** A zip archive, read without trusting what it says of itself: nothing is unpacked beyond the limit. */
import { type Entry, fromBufferPromise } from 'yauzl';

/** An archive with more parts is no workbook. */
const MOST_PARTS = 2_000;
const UNPACKED_TOO_LARGE = 'unpacked-too-large';

export interface Zip {
  readonly names: readonly string[];
  readonly locked: boolean;
  /** The text of a part, piece by piece; null where there is none of that name. */
  open(name: string): AsyncIterable<string> | null;
}

/** More came out of it than may. */
export const isTooLarge = (cause: unknown): boolean => cause instanceof Error && cause.message === UNPACKED_TOO_LARGE;

/** Throws where it is damaged. */
export async function openZip(bytes: Buffer, most: number): Promise<Zip> {
  const archive = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  const parts = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', () => resolve());
    archive.on('entry', (entry: Entry) => {
      parts.set(entry.fileName, entry);
      if (parts.size > MOST_PARTS) reject(new Error(UNPACKED_TOO_LARGE));
      else archive.readEntry();
    });
    archive.readEntry();
  });
  let left = most;
  async function* read(entry: Entry): AsyncIterable<string> {
    if (entry.uncompressedSize > left) throw new Error(UNPACKED_TOO_LARGE);
    const decoder = new TextDecoder('utf-8');
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      const piece = Buffer.from(chunk);
      left -= piece.length;
      if (left < 0) throw new Error(UNPACKED_TOO_LARGE);
      yield decoder.decode(piece, { stream: true });
    }
    yield decoder.decode();
  }
  return {
    names: [...parts.keys()],
    locked: [...parts.values()].some((entry) => entry.isEncrypted()),
    open: (name) => {
      const entry = parts.get(name);
      return entry ? read(entry) : null;
    },
  };
}
