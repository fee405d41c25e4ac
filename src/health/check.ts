/** A check is a record: what it looks at, and how. Whoever asks (a probe, the doctor) gives it the parts it needs. */
import { storyOf } from '../core/log.ts';

interface Found {
  readonly ok: boolean;
  /** False where nobody can tell from here: a person has to look. */
  readonly sure: boolean;
  /** In words that anyone may read. */
  readonly found: string;
  /** What to do, or where to look; empty where all is well. */
  readonly remedy: string;
  /** What broke, for the terminal of an operator; empty where nothing did. */
  readonly cause: string;
}

export interface Finding extends Found {
  readonly what: string;
}

export interface Check<Parts> {
  readonly what: string;
  /** Where this one is not well, there is nothing to look at. */
  readonly after?: Check<Parts>;
  readonly look: (parts: Parts) => Promise<readonly Found[]>;
}

export const well = (found: string): Found => ({ ok: true, sure: true, found, remedy: '', cause: '' });
export const unsure = (found: string, remedy: string): Found => ({ ok: true, sure: false, found, remedy, cause: '' });
export const ill = (found: string, remedy: string, cause?: unknown): Found => ({
  ok: false,
  sure: true,
  found,
  remedy,
  cause: cause === undefined ? '' : storyOf(cause, 'unknown'),
});

/** One check after the other, with what each has found. */
export async function examine<Parts>(
  checks: readonly Check<Parts>[],
  parts: Parts,
): Promise<ReadonlyMap<Check<Parts>, readonly Finding[]>> {
  const findings = new Map<Check<Parts>, readonly Finding[]>();
  for (const check of checks) {
    const before = check.after ? findings.get(check.after) : [];
    if (!before?.every(({ ok }) => ok)) continue;
    const found = await check.look(parts).catch((cause: unknown) => [ill('could not be looked at', '', cause)]);
    findings.set(
      check,
      found.map((each) => ({ what: check.what, ...each })),
    );
  }
  return findings;
}
