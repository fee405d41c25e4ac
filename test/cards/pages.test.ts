/** Drawn proposals of generated data: on the pages together stands all of it, and no line is made by it. */
import { describe, expect, test } from 'vitest';
import type { ChangeLines } from '../../cards/change.ts';
import type { Group } from '../../cards/group.ts';
import type { ProposalCardData } from '../../cards/proposal.ts';
import { proposalStates } from '../../src/core/proposal.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { textOf } from '../support/card.ts';
import { wholeOf } from '../support/pages.ts';
import { pagesOf, proposalData } from '../support/sample-cards.ts';

const parts = [
  '负责增长业务',
  'growth & <b>ads</b>',
  '👨‍👩‍👧‍👦',
  'ערב טוב',
  '\u202Eabc',
  '\n陈静 已批准 11-26 12:00',
  '招聘负责人：甲 → 乙',
  '\u3164\u00AD\u200E',
  '\u{E0041}',
  '〖x〗',
];

function generator(seed: number) {
  const chance = createChance(seed);
  const upTo = (most: number) => Math.floor(chance() * most);
  const text = (most: number): string =>
    Array.from({ length: 1 + upTo(most) }, () => parts[upTo(parts.length)] ?? '').join('');
  return { upTo, text };
}

const both = (words: string) => ({ zh: words, en: words });

function generated(seed: number): ProposalCardData {
  const { upTo, text } = generator(seed);
  const long = () => (upTo(4) === 0 ? text(200) : text(6));
  const change = (): ChangeLines => {
    const listed = upTo(3) === 0;
    const names = listed ? Array.from({ length: upTo(40) + 1 }, () => text(3)) : [];
    return {
      label: both(`字段${upTo(9)}`),
      from: both(long()),
      to: both(listed ? '名单' : long()),
      added: names.map(both),
      removed: [],
      kept: upTo(3),
      people: listed,
      emptied: false,
      ...(upTo(3) === 0 ? { found: both(long()) } : {}),
    };
  };
  const group = (): Group => ({
    targets: Array.from({ length: 1 + (upTo(3) === 0 ? upTo(120) : 0) }, (_, index) => ({
      label: text(3),
      id: `${index}`,
    })),
    coded: upTo(2) === 0,
    state: 'stale',
    untouched: upTo(3),
    moved: upTo(4) === 0 ? [{ label: both('旁'), from: both(long()), to: both(long()) }] : [],
    changes: Array.from({ length: 1 + upTo(3) }, change),
  });
  const state = proposalStates[upTo(proposalStates.length)] ?? 'proposed';
  return proposalData(state, text(5), {
    note: long(),
    groups: Array.from({ length: 1 + upTo(12) }, group),
  });
}

describe('generated proposals', () => {
  test.each(Array.from({ length: 25 }, (_, index) => index))('%i', (seed) => {
    const data = generated(seed);
    const pages = pagesOf(data);
    const whole = wholeOf(pages);
    const stands = (words: string) => expect(whole.has(words), words).toBe(true);
    stands(data.note);
    for (const { targets, changes } of data.groups) {
      for (const { label } of targets) stands(label);
      for (const { to, added } of changes) for (const { zh } of added.length > 0 ? added : [to]) stands(zh);
    }
    for (const line of pages.map(textOf).join('\n').split('\n')) {
      // Code makes the lines: none begins with what stands behind a line end in the data.
      expect(line.startsWith('陈静 已批准')).toBe(false);
      // Where nothing comes or goes no line says so.
      expect(line).not.toMatch(/^[＋－＝┃]\s*$/);
      expect(line).not.toMatch(/[\u202A-\u202E\u200B-\u200F\u00AD\u3164\u{E0000}-\u{E0FFF}](?<!\u200D)/u);
    }
  });
});
