/**
 * `npm run bench`, bulk: how long a run takes against what Feishu's windows allow at best, and calls above any window.
 * `BENCH_TARGETS="10 100 1000"`, `BENCH_REFUSED="0 0.2"` (share of the calls that Feishu refuses with 429).
 */
import { measure, runs } from './paced-runs.ts';
import { type Cell, report } from './report.ts';

const numbers = (text: string): number[] => text.split(' ').map(Number);
const TARGETS = numbers(process.env.BENCH_TARGETS ?? '10 100 1000');
const REFUSED = numbers(process.env.BENCH_REFUSED ?? '0 0.2');

for (const refused of REFUSED) {
  const rows: Cell[][] = [];
  for (const run of runs)
    for (const targets of TARGETS)
      for (const instances of [1, 2]) {
        const { tookMs, boundMs, above } = await measure({ ...run, targets }, { instances, refused });
        rows.push([run.operation, targets, instances, tookMs / 1000, tookMs / boundMs, above]);
      }
  report({
    title: `Runs of many, ${refused * 100} % of the calls refused with 429`,
    columns: ['', 'targets', 'instances', 'seconds', '÷ lower bound', 'calls above a window'],
    rows,
  });
}
