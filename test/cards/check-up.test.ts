import { expect, test } from 'vitest';
import { checkUpCard } from '../../cards/check-up.ts';
import type { Finding } from '../../src/core/finding.ts';
import { same } from '../../src/core/text.ts';
import { textOf } from '../support/card.ts';

const finding = (more: Partial<Finding>): Finding => ({
  what: 'clock',
  title: { zh: '时钟', en: 'Clock' },
  ok: true,
  sure: true,
  found: { zh: '相差 0 秒', en: '0 s beside' },
  remedy: null,
  cause: '',
  ...more,
});

test('well: green, a line each', () => {
  const card = checkUpCard([finding({})]);
  expect(card.header.template).toBe('green');
  expect(textOf(card)).toContain('✓ 时钟：相差 0 秒');
});

test('not well: red, counted, with what to do; a question fails nothing', () => {
  const unsure = finding({ sure: false, remedy: { zh: '看控制台', en: 'look at the console' } });
  expect(checkUpCard([unsure]).header.template).toBe('green');
  const card = checkUpCard([unsure, finding({ ok: false, remedy: same('NTP') }), finding({ ok: false })]);
  expect(card.header.template).toBe('red');
  for (const words of ['2 处有问题', '? 时钟', '→ 看控制台', '✗ 时钟', '→ NTP']) expect(textOf(card)).toContain(words);
});

test('what broke stays in the terminal, and nothing that was found makes a mention or a link', () => {
  const hostile = '<at id=all></at>[x](https://evil.example)';
  const card = JSON.stringify(checkUpCard([finding({ ok: false, found: same(hostile), cause: 'the-cause' })]));
  expect(card).not.toContain('the-cause');
  expect(card).not.toContain('"tag":"markdown"');
});
