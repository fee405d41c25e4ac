import { expect, test } from 'vitest';
import { together } from '../../src/core/together.ts';

test('who asks within one turn is told by one look, who asks later by another', async () => {
  const later: Promise<number>[] = [];
  let looks = 0;
  const look: () => Promise<number> = together(async () => {
    looks += 1;
    const nth = looks;
    // The look that is on may have seen nothing of what makes this one ask.
    if (nth === 1) later.push(look());
    return nth;
  });
  expect(await Promise.all([look(), look()])).toEqual([1, 1]);
  expect(await Promise.all(later)).toEqual([2]);
});

test('a look that breaks breaks for all who asked, and the next one is made anew', async () => {
  let looks = 0;
  const look = together(async () => {
    looks += 1;
    if (looks === 1) throw new Error('broken');
    return looks;
  });
  const broken = await Promise.allSettled([look(), look()]);
  expect(broken.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await look()).toBe(2);
});
