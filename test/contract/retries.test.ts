/** Any sequence of documented errors: a write is sent as often as the contract says, and its card ends with all that is known. */
import { describe, test } from 'vitest';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { stateOf } from '../support/card.ts';
import { commands, documented, expectExplained, proposed, type Row, refusal } from '../support/refused-writes.ts';
import { waitedOut } from '../support/waited-out.ts';
import { cardOf, startWorld } from '../support/world.ts';

/** Told to wait, or given a new token: no failed try. */
const LIMITS = [99991400, 1161604];
const TOKENS = [99991661, 99991663];

/** How often a write is sent and by which error it ends, as the contract says; null where the end is a yes. */
function oracle(errors: readonly Row[]): { sends: number; last: Row | null } {
  let failed = 0;
  let tokens = 0;
  for (const [index, error] of errors.entries()) {
    const sends = index + 1;
    if (LIMITS.includes(error.code)) tokens = 0;
    else if (TOKENS.includes(error.code) && tokens === 0) tokens = 1;
    else if (error.retry !== 'backoff') return { sends, last: error };
    else {
      tokens = 0;
      failed += 1;
      if (failed === 3) return { sends, last: error };
    }
  }
  return { sends: errors.length + 1, last: null };
}

// Side by side, each operation in a world of its own.
describe.concurrent.each(Object.keys(commands))('%s', (file) => {
  test('is sent as often as the contract says, and ends with the words of the last', async ({ expect }) => {
    const own = await startWorld({ settleAfterMs: 2_000 });
    const chance = createChance(file.length);
    const all = documented(file);
    const byItself = all.filter(({ code, retry }) => retry === 'backoff' || TOKENS.includes(code));
    const any = (rows: readonly Row[]): Row[] => rows.slice(Math.floor(chance() * rows.length)).slice(0, 1);
    for (let turn = 0; turn < 8; turn += 1) {
      const errors = Array.from({ length: Math.floor(chance() * 5) }, () => any(byItself)).flat();
      if (chance() < 0.3) errors.push(...any(all));
      const { sends, last } = oracle(errors);
      const card = await proposed(own, file, turn + 1);
      const before = own.writes.length;
      own.sandbox.trouble.refusals.splice(0, Number.POSITIVE_INFINITY, ...errors.map(refusal));
      await own.press('recruiter', card, 'confirm');
      await waitedOut(own, card);
      const story = errors.map(({ code }) => code).join(' ');
      expect(stateOf(cardOf(card)), story).toBe(last ? 'Failed' : 'Applied');
      expect(own.writes.length - before, story).toBe(sends);
      if (last) expectExplained(card, last);
    }
    await own.stop();
  });
});
