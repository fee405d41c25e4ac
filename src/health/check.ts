/** A check is a record: what it looks at, and how. Whoever asks (a probe, the doctor) gives it the parts it needs. */
import type { Finding } from '../core/finding.ts';
import { storyOf } from '../core/log.ts';
import type { Text } from '../core/text.ts';

type Found = Omit<Finding, 'what' | 'title'>;

export interface Check<Parts> {
  readonly what: string;
  readonly title: Text;
  /** Where this one is not well, there is nothing to look at. */
  readonly after?: Check<Parts>;
  readonly look: (parts: Parts) => Promise<readonly Found[]>;
}

export const well = (found: Text): Found => ({ ok: true, sure: true, found, remedy: null, cause: '' });
export const unsure = (found: Text, remedy: Text): Found => ({ ok: true, sure: false, found, remedy, cause: '' });
export const ill = (found: Text, remedy: Text, cause?: unknown): Found => ({
  ok: false,
  sure: true,
  found,
  remedy,
  cause: cause === undefined ? '' : storyOf(cause, 'unknown'),
});

const UNSEEN: Text = { zh: '没能检查', en: 'could not be looked at' };
const AGAIN: Text = {
  zh: '再看一次；总是这样，原因在 npm run doctor 的括号里',
  en: 'look again; where it stays so, npm run doctor tells why in brackets',
};

/** One check after the other, with what each has found. */
export async function examine<Parts>(
  checks: readonly Check<Parts>[],
  parts: Parts,
): Promise<ReadonlyMap<Check<Parts>, readonly Finding[]>> {
  const findings = new Map<Check<Parts>, readonly Finding[]>();
  for (const check of checks) {
    const before = check.after ? findings.get(check.after) : [];
    if (!before?.every(({ ok }) => ok)) continue;
    const found = await check.look(parts).catch((cause: unknown) => [ill(UNSEEN, AGAIN, cause)]);
    findings.set(
      check,
      found.map((each) => ({ what: check.what, title: check.title, ...each })),
    );
  }
  return findings;
}
