/** Rows as the database holds them and as the bot reads them: the way there and back loses nothing. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createChance } from '../../src/sandbox/platform/trouble.ts';
import { AuditRow } from '../../src/store/rows/audit.ts';
import { CopyRow } from '../../src/store/rows/copy.ts';
import { DecisionRow } from '../../src/store/rows/decision.ts';
import { DeliveryRow } from '../../src/store/rows/delivery.ts';
import { FileRow } from '../../src/store/rows/file.ts';
import { ItemRow, type NewItem, NewItemRow } from '../../src/store/rows/item.ts';
import { PersonRow } from '../../src/store/rows/person.ts';
import { NewProposalRow, ProposalRow } from '../../src/store/rows/proposal.ts';
import { QuestionRow } from '../../src/store/rows/question.ts';
import { ReaderRow } from '../../src/store/rows/reader.ts';
import { newItem, newProposal } from '../support/proposal.ts';

const ROUNDS = 300;
const chance = createChance(26);
const any = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(chance() * list.length)] ?? list[0];
const words = [
  '',
  '前端工程师',
  'a"b\\c',
  '{}',
  '[1]',
  'null',
  '⏎\n',
  '👩‍💻',
  '__proto__x',
  "O'Brien",
  '\u202e',
] as const;
const word = () => any(words);
const record = <T>(make: () => T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: Math.floor(chance() * 4) }, (_, at) => [`k${at}`, make()]));
const value = () => any<NewItem['seen'][string]>([word(), Math.floor(chance() * 99), true, null, [word(), word()]]);

describe('there and back', () => {
  test('items', () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const item = newItem(newProposal(), {
        ids: { talent: word(), pool: word() },
        seen: record(value),
        wanted: record(value),
        found: any([null, record(value)]),
        request: any([null, { ids: record(word), query: record(word), body: { a: [record(value)] } }]),
        target_label: word(),
      });
      expect(NewItemRow.decode(NewItemRow.encode(item))).toEqual(item);
    }
  });

  test('a name may hold U+0000, which PostgreSQL cannot keep', () => {
    const item = newItem(newProposal(), { target_label: '王\u0000思远' });
    expect(NewItemRow.decode(NewItemRow.encode(item)).target_label).toBe('王⟨U+0000⟩思远');
  });

  test('and so may whatever is no id: a column of a new row is words, JSON or an id', () => {
    const takesNul = (column: z.ZodType): boolean => {
      const stored = z.safeEncode(column, '\u0000');
      return stored.success && String(stored.data).includes('\u0000');
    };
    const ids = /(^|_)(id|key|kind|ref|hash|previous|twin|chat|to|operation|policy|undoes|proposal)$/;
    const whose = /(^|_)(requester|sender|person|asker|actor|by|reader)$/;
    // The trail's detail is JSON already.
    const known = (name: string): boolean => ids.test(name) || whose.test(name) || name === 'detail';
    const rows = [
      AuditRow,
      CopyRow,
      DecisionRow,
      DeliveryRow,
      FileRow,
      ItemRow,
      PersonRow,
      ProposalRow,
      QuestionRow,
      ReaderRow,
    ];
    const open = rows.flatMap(({ shape }) =>
      Object.entries<z.ZodType>(shape).flatMap(([name, column]) => (takesNul(column) ? [name] : [])),
    );
    expect(open.filter((name) => !known(name))).toEqual([]);
    expect(open.length).toBeGreaterThan(20);
  });

  test('proposals', () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const proposal = newProposal({
        names: record(word),
        within: any([null, { id: '1', label: word() }]),
        notices: any([[], [{ zh: word(), en: word() }]]),
        note: word(),
      });
      expect(NewProposalRow.decode(NewProposalRow.encode(proposal))).toEqual(proposal);
    }
  });

  test('yes and no are 1 and 0', () => {
    const decision = { proposal_id: 'p', actor: 'ou_a', yes: true, reason: '', at: 1 };
    expect(DecisionRow.encode(decision)).toEqual({ ...decision, yes: 1 });
    expect(DecisionRow.decode({ ...decision, yes: 0 })).toEqual({ ...decision, yes: false });
  });
});

test('equal targets are equal text, in whatever order they were named', () => {
  const one = NewItemRow.encode(newItem(newProposal(), { ids: { pool: '1', talent: '2' } }));
  const other = NewItemRow.encode(newItem(newProposal(), { ids: { talent: '2', pool: '1' } }));
  expect(one.ids).toBe(other.ids);
});

test('an item without a request holds {}, as it always did', () => {
  const stored = NewItemRow.encode(newItem(newProposal(), { request: null }));
  expect(stored.request).toBe('{}');
  expect(NewItemRow.decode(stored).request).toBeNull();
});

describe('what cannot be read is told, not believed', () => {
  const stored = NewItemRow.encode(newItem(newProposal()));
  test.each([
    ['ids', 'not JSON'],
    ['ids', '[1]'],
    ['seen', '{"recruiter":{"nested":1}}'],
    ['wanted', ''],
    ['request', '{"body":1}'],
    ['request', '['],
    ['state', 'lost'],
  ])('%s = %s', (column, text) => {
    const read = NewItemRow.safeDecode({ ...stored, [column]: text });
    expect(read.error?.issues[0]?.path[0]).toBe(column);
  });

  test('a delivery', () => {
    const counts = { tries: 0, faults: 0, lease_until: 0, received_at: 1 };
    const row = { key: 'a', kind: 'x', state: 'new', sender: '', chat: '', ...counts } as const;
    expect(DeliveryRow.safeDecode({ ...row, payload: '{"kind":"click"}' }).success).toBe(false);
    expect(DeliveryRow.decode({ ...row, payload: '{"kind":"other"}' }).payload).toEqual({ kind: 'other' });
    expect(DeliveryRow.decode({ ...row, payload: null }).payload).toBeNull();
  });
});
