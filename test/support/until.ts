/** Waiting for what happens in the stand-in, never for time to pass. */
import { createBell } from '../../src/flow/loop.ts';
import type { Newsroom } from '../../src/sandbox/world/news.ts';

/** Looked again after this long even without news: the database and other processes tell none. */
const LOOK_MS = 15;
const PATIENCE_MS = 100_000;

export interface Wait {
  /** What was waited for, in the words of the fault. */
  readonly what?: () => string;
  readonly patienceMs?: number;
}

export type Until = <T>(look: () => T | null | Promise<T | null>, wait?: Wait) => Promise<T>;

/** Looks at once, then whenever there is news. */
export function createUntil(newsroom: Newsroom): Until {
  const news = createBell();
  newsroom.listen(news.ring);
  return async (look, { what = () => 'what was waited for', patienceMs = PATIENCE_MS } = {}) => {
    for (const end = Date.now() + patienceMs; Date.now() < end; ) {
      const found = await look();
      if (found !== null) return found;
      await news.wait(LOOK_MS);
    }
    throw new Error(`never came: ${what()}`);
  };
}
