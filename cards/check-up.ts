/** What a look at everything has found: a line each, and below it what to do. */
import type { Finding } from '../src/core/finding.ts';
import type { Text } from '../src/core/text.ts';
import { type Card, card, type Element, line } from './card.ts';

export function checkUpCard(findings: readonly Finding[]): Card {
  const wrong = findings.filter(({ ok }) => !ok).length;
  return card({
    title: { zh: '自检', en: 'Check-up' },
    colour: wrong > 0 ? 'red' : 'green',
    elements: [line(summaryOf(wrong), 'strong'), ...findings.flatMap(linesOf)],
  });
}

const summaryOf = (wrong: number): Text =>
  wrong > 0 ? { zh: `${wrong} 处有问题`, en: `${wrong} to mend` } : { zh: '没有发现问题', en: 'Nothing is wrong' };

function linesOf({ title, ok, sure, found, remedy }: Finding): Element[] {
  const mark = ok ? (sure ? '✓' : '?') : '✗';
  const tone = ok ? 'normal' : 'removed';
  const lines = [line({ zh: `${mark} ${title.zh}：${found.zh}`, en: `${mark} ${title.en}: ${found.en}` }, tone)];
  return remedy ? [...lines, line({ zh: `→ ${remedy.zh}`, en: `→ ${remedy.en}` }, 'small')] : lines;
}
