/** Reads that show a change late: after it, the first so many reads of the same thing give the answer of before. */
import type { Given } from './endpoint.ts';

interface Known {
  readonly given: Given;
  /** How often it was given although something else stood there. */
  late: number;
}

const KEPT = 5_000;

export function createLag(): (key: string, given: Given, reads: number) => Given {
  const known = new Map<string, Known>();
  return (key, given, reads) => {
    const before = known.get(key);
    if (before && before.late < reads && JSON.stringify(before.given) !== JSON.stringify(given)) {
      before.late += 1;
      return before.given;
    }
    known.delete(key);
    known.set(key, { given, late: 0 });
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return given;
  };
}
