/** How often a core does something in a second. */
const ROUND_MS = Number(process.env.BENCH_ROUND_MS ?? 1_000);
const ROUNDS = 5;
const MOST_WARMING = 20;

/** One core's worth, round by round: others on the machine take time, and no CPU of ours. */
export function perSecond<Given>(given: readonly Given[], work: (each: Given) => unknown): number[] {
  const round = (): number => {
    const start = process.cpuUsage();
    const until = performance.now() + ROUND_MS;
    let done = 0;
    while (performance.now() < until) for (const each of given) done += work(each) === null ? 0 : 1;
    const { user, system } = process.cpuUsage(start);
    return (done / (user + system)) * 1_000_000;
  };
  warmUp(round);
  return Array.from({ length: ROUNDS }, round);
}

/** V8 is done with it when three rounds in a row are no faster than the best before. */
function warmUp(round: () => number): void {
  let best = 0;
  for (let at = 0, same = 0; at < MOST_WARMING && same < 3; at += 1) {
    const rate = round();
    same = rate > best * 1.05 ? 0 : same + 1;
    best = Math.max(best, rate);
  }
}
