/** `npm run bench`: how long a run takes against what Feishu's windows allow at best, and calls above any window. */
import { measure, runs } from './paced-runs.ts';

const wanted = process.argv[2];
for (const refused of [0, 0.2]) {
  for (const instances of [1, 2]) {
    for (const run of runs) {
      if (wanted && run.operation !== wanted) continue;
      const { tookMs, boundMs, above } = await measure(run, { instances, refused });
      process.stdout.write(
        `${run.what}, ${instances} instance${instances === 1 ? '' : 's'}, ${refused * 100} % 429: ` +
          `${(tookMs / 1000).toFixed(1)} s, ÷ bound ${(tookMs / boundMs).toFixed(3)}, ${above} above\n`,
      );
    }
  }
}
