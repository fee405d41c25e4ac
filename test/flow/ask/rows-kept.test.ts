/** Rows that are left out on a form: exactly those that were ticked, however many there are. */
import { expect, test } from 'vitest';
import { formCard } from '../../../cards/form.ts';
import { same } from '../../../src/core/text.ts';
import { asksWhatIsLeft, leavingForm, leftOutIn } from '../../../src/flow/ask/rows-kept.ts';
import { submitted } from '../../../src/flow/ask/submitted.ts';
import { cardProblem } from '../../../src/sandbox/platform/card-check.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';

const chance = createChance(404);
const formOf = (count: number) => {
  const rows = Array.from({ length: count }, (_, at) => ({
    key: `job.managers ${at}=x`,
    label: same(`前端工程师 J${at}`),
  }));
  return leavingForm(rows, { title: same('更新职位人员'), about: [], replaces: 'p' });
};

test('what is ticked is left out; none or all is no answer', () => {
  for (const count of [2, 3, 98, 99, 100, 250, 1000]) {
    const form = formOf(count);
    const fields = form.pages.flat();
    expect(asksWhatIsLeft(fields)).toBe(true);
    expect(cardProblem(JSON.stringify(formCard({ ...form, ref: 'r' })), { update: true })).toBeNull();
    for (const share of [0, 0.1, 0.5, 1]) {
      const ticked = fields.map(({ name, options = [] }): [string, string[]] => [
        name,
        options.flatMap(({ value }) => (chance() < share ? [value] : [])),
      ]);
      const wanted = ticked.flatMap(([, values]) => values);
      const left = leftOutIn(fields, submitted(fields, Object.fromEntries(ticked)).edits);
      expect([count, share, left]).toEqual([
        count,
        share,
        wanted.length === 0 || wanted.length === count ? null : wanted,
      ]);
    }
  }
});
