/** What a test has counted for a figure of `docs/proof.md`: a line on the screen, and one in the file of `npm run prove`. */
import { appendFileSync } from 'node:fs';

export interface Counted {
  readonly tried: number;
  /** Of those that were tried. Where there is one the figure does not hold. */
  readonly bad: number;
  /** What had to pass beside it so that the figure means something, and what else was measured. */
  readonly beside: string;
  readonly seed?: number;
}

export function figure(name: `${'M' | 'F'}${number}`, counted: Counted): void {
  const { tried, bad, beside, seed } = counted;
  process.stdout.write(`${name}: ${tried} tried, ${bad} bad; ${beside}${seed === undefined ? '' : `; seed ${seed}`}\n`);
  const file = process.env.FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify({ name, ...counted })}\n`);
}

/** The value that this share of them does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
