/** No line of a preview has the same on both sides of its arrow, whatever a field holds. */
import { expect, test } from 'vitest';
import { briefly, type ChangeLines, changeElements, movedElements } from '../../cards/change.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { textOf } from '../support/card.ts';
import { equalSides } from '../support/drafts/check.ts';

const chance = createChance(20);
const pick = <T>(all: readonly T[]): T => {
  const one = all[Math.floor(chance() * all.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

const values = ['否', '是', '（空）', '2026-12-01', '25K', '前端组', '前端组 2', '高', 'Zoom', '两行'];
const change = (): ChangeLines => {
  const from = pick(values);
  const to = chance() < 0.5 ? from : pick(values);
  return {
    label: { zh: '项', en: 'Field' },
    people: false,
    from: { zh: from, en: from },
    to: { zh: to, en: to },
    added: [],
    removed: [],
    kept: 0,
    emptied: to === '（空）' && chance() < 0.5,
    ...(chance() < 0.2 ? { alone: true as const } : {}),
  };
};

test('a thousand changes', () => {
  let alike = 0;
  for (let count = 0; count < 1_000; count += 1) {
    const one = change();
    if (one.from.zh === one.to.zh) alike += 1;
    const drawn = [changeElements(one), movedElements(one), { tag: 'plain_text', content: briefly(one)?.zh }];
    expect(equalSides(drawn)).toEqual([]);
    // Both the new value and that it looks the same are said.
    expect(textOf(drawn[0])).toContain(one.to.zh);
    if (one.from.zh === one.to.zh && !one.alone) expect(textOf(drawn[0])).toContain('看上去一样，写法不同');
  }
  expect(alike).toBeGreaterThan(300);
});

test('what only says how to write has no present value', () => {
  const said = { ...change(), alone: true as const, from: { zh: '否', en: 'no' }, to: { zh: '是', en: 'yes' } };
  expect(textOf(changeElements({ ...said, emptied: false }))).toBe('项：是\nField: yes');
});
