/** What holds for every card: Feishu takes it as it is, and nothing that anybody typed becomes markup. */
import { describe, expect, test } from 'vitest';
import { nodesOf } from '../support/card.ts';
import { figure } from '../support/figure.ts';
import { everyCard, sendable } from '../support/sample-cards.ts';

describe('words from outside', () => {
  const hostile = [
    '<at id=all></at>',
    '[x](https://evil.example)',
    '**b**',
    '<font color=red>x</font>',
    'https://evil.example',
    '<person id="ou_1"></person>',
    '![i](img)',
    '{"tag":"img"}',
    '&lt;at&gt;',
    '<link url=x>y</link>',
    '`code`',
    '# h',
    '\u202Egnp.exe',
    'a\nb',
    '"}],"x":[{"',
    '%{x}',
    '<script>alert(1)</script>',
    '<local_datetime>',
    ':DONE:',
    '|a|b|',
  ];
  const payloads = Array.from(
    { length: 500 },
    (_, index) => `${hostile[index % hostile.length]}${index}${hostile[(index * 7) % hostile.length]}`,
  );

  test('500 payloads on every card appear as plain text only', () => {
    let cards = 0;
    const active: unknown[] = [];
    for (const payload of payloads) {
      for (const card of everyCard(payload)) {
        cards += 1;
        const marked = nodesOf(card).filter(({ tag }) =>
          ['markdown', 'lark_md', 'person', 'img', 'link'].includes(String(tag)),
        );
        active.push(...marked);
        expect(JSON.stringify(card)).not.toContain('\u202E');
      }
    }
    figure('M14', {
      tried: cards,
      bad: active.length,
      beside: `${payloads.length} payloads on every card, sendable all`,
    });
    expect(active).toEqual([]);
  });

  test('a name of 5,000 characters neither breaks nor fills a card', () => {
    for (const card of everyCard('很'.repeat(5_000))) sendable(card);
  });
});

test('every card is taken by Feishu as it is', () => {
  for (const card of everyCard('前端工程师')) sendable(card);
});
