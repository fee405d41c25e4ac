/** Lines with commands as buttons, in pages where they are many. */
import { describe, expect, test } from 'vitest';
import { menuCard, menuPages } from '../../cards/menu.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { buttonsWith } from '../support/card.ts';
import { samples, sendable, text } from '../support/sample-cards.ts';

test('lines, pages and buttons', () => {
  expect(samples.menu('前端工程师')).toMatchSnapshot();
});

describe('pages', () => {
  const chance = createChance(13);
  const offers = Array.from({ length: 9 }, (_, index) => ({
    title: text(`命令 ${index}`),
    command: { kind: 'help', topic: '', text: '' } as const,
    form: false,
  }));

  test.each(Array.from({ length: 40 }, (_, round) => round))('hold every line, each page sendable (%i)', (round) => {
    const lines = Array.from({ length: Math.ceil(chance() * 120) }, (_, index) => ({
      text: {
        zh: `${index} ${'说明，'.repeat(Math.floor(chance() * 390))}`,
        en: `${index} ${'word '.repeat(chance() * 230)}`,
      },
      small: chance() < 0.5,
    }));
    const most = 1 + (round % 60);
    const pages = menuPages(lines, { title: text('帮助'), offers }, most);
    expect(pages.flat()).toEqual(lines);
    for (const page of pages.keys()) {
      expect(pages[page]?.length).toBeLessThanOrEqual(most);
      const card = menuCard({ title: text('帮助'), colour: 'blue', pages, page, offers, ref: 'r'.repeat(40) });
      sendable(card);
      expect(buttonsWith(card, 'open')).toHaveLength(offers.length);
      expect(buttonsWith(card, 'page')).toHaveLength(pages.length > 1 ? 1 : 0);
    }
  });
});
