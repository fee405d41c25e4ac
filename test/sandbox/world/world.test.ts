import { expect, test } from 'vitest';
import { createWorld } from '../../../src/sandbox/world/world.ts';

test('seed: at least 60 jobs, 12 pools, 400 talents, 25 people, ids of 19 digits', () => {
  const { jobs, pools, talents, people } = createWorld();
  expect([jobs.size >= 60, pools.size, talents.size, people.length]).toEqual([true, 12, 400, 25]);
  for (const id of [...jobs.keys(), ...pools.keys(), ...talents.keys()]) {
    expect(id).toMatch(/^\d{19}$/);
    expect(BigInt(id)).toBeGreaterThan(2n ** 53n);
    expect(id).not.toMatch(/0000$/);
  }
});
