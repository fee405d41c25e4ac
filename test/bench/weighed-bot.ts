/** The built bot, telling the process that started it how much memory it took since it was last asked. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_MS = 500;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

let most = { rss: 0, heap: 0 };
function look(): void {
  const { rss } = process.memoryUsage();
  // What is garbage is no growth; what a run holds is.
  collect();
  const { heapUsed: heap } = process.memoryUsage();
  most = { rss: Math.max(most.rss, rss), heap: Math.max(most.heap, heap) };
}
setInterval(look, LOOK_MS).unref();
process.on('message', () => {
  look();
  process.send?.(most);
  most = { rss: 0, heap: 0 };
});

await import('../../src/main.js');
