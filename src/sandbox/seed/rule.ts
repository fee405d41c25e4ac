/** How the stand-in tenant is made: by rule, the same at every start. */

/** Ids have 19 digits, beyond 2^53; each maker counts from its own number, so that no two meet. */
export const idMaker =
  ({ start, step, pad }: { start: number; step: number; pad: string }) =>
  (prefix: string, index: number): string =>
    `${prefix}${String(start + index * step).padStart(15, pad)}`;

/** Round and round. */
export function at<T>(list: readonly T[], index: number): T {
  const entry = list[index % list.length];
  if (entry === undefined) throw new Error('seeding from an empty list');
  return entry;
}

const DAY_MS = 86_400_000;
const START_MS = 1_796_054_400_000;
/** Midnight of a day in the tenant's near future, ms since 1970 UTC. */
export const dayMs = (index: number): number => START_MS + index * DAY_MS;

/** Of jobs, pools and talents. */
export const hireId = idMaker({ start: 369_132_000_007, step: 7_919, pad: '8' });
/** Of requirements, their fields, and pre-hires. */
export const recordId = idMaker({ start: 200_000_000_009, step: 4_513, pad: '3' });
