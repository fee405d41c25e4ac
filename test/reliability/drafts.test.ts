/**
 * Random drafts in random tenants: what was asked for stands whole on the pages of the card, for who asked and for who
 * approves; what was decided is what is sent; the receipt shows what the stand-in holds. `DRAFTS=20000` for many.
 */
import { expect, test } from 'vitest';
import { lookAt } from '../support/drafts/check.ts';
import { createLuck } from '../support/drafts/luck.ts';
import { startNearWorld } from '../support/drafts/near-world.ts';
import { makeOdd } from '../support/drafts/odd-world.ts';
import { LEAD } from '../support/people.ts';

const DRAFTS = Number(process.env.DRAFTS ?? 60);
const SEED = Number(process.env.SEED ?? 20_261_126);
/** In one tenant, before the next one is made. */
const IN_A_WORLD = 50;

/** Of very many, every preview is looked at, and a quarter is carried out. */
const CARRIED_OUT = DRAFTS > 1_000 ? 0.25 : 1;

const approvals = { rules: [{ operations: ['*'], propose: ['everyone'], approve: { by: [LEAD] } }] };

test(`${DRAFTS} drafts, seed ${SEED}`, { timeout: 60_000 + DRAFTS * 500 }, async () => {
  const differences: string[] = [];
  const seen = new Map<string, number>();
  for (let first = 0; first < DRAFTS; first += IN_A_WORLD) {
    const luck = createLuck(SEED + first);
    const policy = luck.often(0.5) ? approvals : null;
    const world = await startNearWorld(policy);
    makeOdd(world.sandbox, luck);
    for (let index = first; index < Math.min(DRAFTS, first + IN_A_WORLD); index += 1) {
      const { ended, wrong } = await lookAt(world, luck, { goesOn: luck.often(CARRIED_OUT), bent: luck.often(0.15) });
      seen.set(ended, (seen.get(ended) ?? 0) + 1);
      differences.push(...wrong.map((each) => `draft ${index}: ${each}`));
    }
    await world.close();
  }
  process.stdout.write(
    `drafts: ${DRAFTS}, differences: ${differences.length}, seed ${SEED}; ${[...seen].map((each) => each.join(' ')).join(', ')}\n`,
  );
  expect(differences.slice(0, 10)).toEqual([]);
  // Whatever is drawn by chance, most of it is proposed and carried out.
  expect((seen.get('Applied') ?? 0) / DRAFTS).toBeGreaterThan(0.7 * CARRIED_OUT);
});
