/** What a button carries: which copy it stands on, and in which version of it. */

export const refOn = (ref: string, version: number): string => `${ref}.${version}`;

/** A reference of an older kind has no version: it stands on a card older than any. */
export function readRef(carried: string): { ref: string; version: number } {
  const [ref = '', version = ''] = carried.split('.');
  return { ref, version: /^\d{1,9}$/.test(version) ? Number(version) : 0 };
}
