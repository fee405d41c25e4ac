/** Documents that are made from the code are as fresh as the code. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { operationsDoc } from '../../src/cli/operations-doc.ts';
import { commonAdvice } from '../../src/operations/advice.ts';
import { operations } from '../../src/operations/index.ts';
import { looks } from '../../src/operations/looks.ts';

const made = operationsDoc({ operations, looks, common: commonAdvice });

test('docs/operations.md is what the records say (npm run docs)', () => {
  expect(readFileSync(resolve(import.meta.dirname, '../../docs/operations.md'), 'utf8')).toBe(made);
});

test('it holds every flag, choice and error', () => {
  for (const { fields, advice, name } of operations) {
    expect(made).toContain(`\`${name}\``);
    for (const [flag, { offered, label, names, typed }] of fields) {
      if (offered) expect(made).toContain(`| \`--${flag}\` | ${[label.zh, ...names].join(' · ')} | ${label.en} |`);
      for (const { zh, en } of offered ? (typed.choices ?? []) : [])
        expect(made).toContain(zh === en ? zh : `${zh} ${en}`);
    }
    for (const { code, zh, fixEn } of advice) {
      expect(made).toContain(`| ${code} | ${zh}`);
      expect(made).toContain(fixEn);
    }
  }
});
