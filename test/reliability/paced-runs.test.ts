/** Figure M11: a run of many keeps every window and uses it, also where Feishu refuses one call in five. `PACED=all` for every run. */
import { expect, test } from 'vitest';
import { measure, runs } from '../bench/paced-runs.ts';
import { figure } from '../support/figure.ts';

/** On the clock of the run: the reads before its first call and the way back of its last, 15 ms each, which a short run cannot hide. */
const WAYS_MS = 250;

const some = process.env.PACED === 'all' ? runs : runs.filter(({ operation }) => operation === 'prehire.update');
const cases = some.flatMap((run) => [0, 0.2].map((refused) => ({ ...run, refused })));

test.each(cases)('$what, $refused of the calls refused', { timeout: 300_000 }, async ({ refused, ...run }) => {
  const { calls, tookMs, boundMs, above } = await measure(run, { instances: 1, refused });
  const used = `${Math.min(100, Math.round((boundMs / tookMs) * 100))} % of what the windows allow`;
  figure('M11', { tried: calls, bad: above, beside: `${run.what}, ${refused * 100} % 429: all done, ${used}` });
  expect(above).toBe(0);
  if (refused === 0) expect(tookMs).toBeLessThan(Math.max(boundMs / 0.9, boundMs + WAYS_MS));
});
