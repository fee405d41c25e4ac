/** `node dist/test/bench/floods.js`: how long others wait for their answers while one person sends far too much. */
import { startWorld, type TestWorld } from '../support/world.ts';

const OTHERS = 40;

interface Flood {
  readonly what: string;
  readonly messages: readonly string[];
}

const unknown = (nth: number): string => {
  const names = Array.from({ length: 150 }, (_, at) => `没有此人${nth}x${at}`);
  return `/job managers J1002 --assistants ${names.join(' ')}`;
};

const floods: readonly Flood[] = [
  { what: 'nobody', messages: [] },
  { what: '200 × /help', messages: Array.from({ length: 200 }, () => '/help') },
  { what: '8 messages of 150 unknown names', messages: Array.from({ length: 8 }, (_, nth) => unknown(nth)) },
];

async function waits(world: TestWorld, messages: readonly string[]): Promise<number[]> {
  const sent = Promise.allSettled(messages.map((text) => world.sandbox.say({ from: 'recruiter', text })));
  const took: number[] = [];
  for (let nth = 0; nth < OTHERS; nth += 1) {
    const began = performance.now();
    await world.say('lead', `/job managers J10${10 + nth} --recruiter me`);
    took.push(performance.now() - began);
  }
  await sent;
  return took.sort((one, other) => one - other);
}

const at = (sorted: readonly number[], share: number): string =>
  `${Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)} ms`;

for (const { what, messages } of floods) {
  const world = await startWorld({ sandbox: { retriesMs: [200, 500, 1_000, 2_000, 4_000] } });
  await world.say('lead', '/help');
  const took = await waits(world, messages);
  process.stdout.write(
    `others wait beside ${what}: p50 ${at(took, 0.5)}, p95 ${at(took, 0.95)}, most ${at(took, 1)}\n`,
  );
  await world.stop();
}
