/** What a button carries: which copy it stands on, in which version of it, and what of several it stands for. */

export const refOn = (ref: string, version: number): string => `${ref}.${version}`;

/** Of several buttons with one verb on a card each says which it is. What it says is no more trusted than a list's choice. */
export const refFor = (ref: string, choice: string): string => `${ref}.${choice}`;

interface Carried {
  readonly ref: string;
  readonly version: number;
  /** Empty where the button stands alone. */
  readonly choice: string;
}

/** A reference of an older kind has no version: it stands on a card older than any. */
export function readRef(carried: string): Carried {
  const [ref = '', version = '', ...choice] = carried.split('.');
  return { ref, version: /^\d{1,9}$/.test(version) ? Number(version) : 0, choice: choice.join('.') };
}
