import { describe, expect, test } from 'vitest';
import { saidBy } from '../../src/feishu/said.ts';
import { createChance } from '../../src/sandbox/platform/trouble.ts';

describe("Feishu's own words", () => {
  test.each([
    ['the job is closed', 'the job is closed'],
    ['field 「人数」 is over the quota 12/10', 'field 「人数」 is over the quota 12/10'],
    ['talent 6930815272790114324 does not exist', 'talent 6930815272790114324 does not exist'],
    ['user ou_0123abc, on_99aa and oc_1f2e are unknown', 'user …, … and … are unknown'],
    ['see [the page](https://evil.example/x) <at id=all></at>\r\nnow', 'see the page now'],
    ['Access denied, grant https://open.feishu.cn/app/cli_x/auth?q=hire:job now', 'Access denied, grant now'],
    ['Authorization: Bearer t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234', 'Authorization: …'],
    ['zhang.wei@example.com 13810002713 is taken', '… … is taken'],
    ['a\u202Eb\u200Bc\u2028d\u3164e', 'a b c d e'],
    ['[a](http://b) or [c](http://d): **no**', 'a or c: no'],
    ['HTTPS://EVIL.EXAMPLE/x is down', 'is down'],
    ['bearer  a, then BEARER b', '… then …'],
    ['the forbearer of all', 'the forbearer of all'],
    ['eyJhb and eyJhb.eyJ1a-.x_2 and eyJh-.', '… and … and …'],
    ['see keyJoin.x', 'see keyJoin.x'],
    ['u-6U1SbDiM, then T-g104.qe-G', '…, then …'],
    ['the well-established rule, a-part, 6-12345678', 'the well-established rule, a-part, 6-12345678'],
    ['key abcdefghijklmnopqrs1, ABCDEFGHIJKLMNOPQRS1', 'key …, …'],
    ['key 1234567890123456789x or x1234567890123456789', 'key … or …'],
    ['no 12345678901234567890, abcdefghijklmnopqrst', 'no 12345678901234567890, abcdefghijklmnopqrst'],
    ['OU_0123ABC in oc_sandbox_group, omt_sandbox_1a2', '… in …, …'],
    ['the foo_bar', 'the foo bar'],
    ['a.b@mail.example.com and c+d@x-y.cn', '… and …'],
    ['call +8613810002713 or +86 138 1000 2713', 'call … or …'],
    ['call 8613810002713 or 86-138-1000-2713', 'call … or …'],
    ['call 13810002713 or +1 (415) 5550100, +44 20 7946 0958', 'call … or +1 (415) 5550100, …'],
    ['ids 9913810002713, 1381000271399, +12', 'ids 9913810002713, 1381000271399, +12'],
    ['*the job* ', 'the job'],
  ])('%s', (message, said) => {
    expect(saidBy(message)).toBe(said);
  });

  test('as much as fits, and no more is looked at than it takes to fill it', () => {
    expect(saidBy('字'.repeat(200))).toBe('字'.repeat(200));
    expect(saidBy(`a${'字'.repeat(200)}`)).toBe(`a${'字'.repeat(198)}…`);
    expect(saidBy(`${'*'.repeat(3_999)}x`)).toBe('x');
    expect(saidBy(`${'*'.repeat(4_000)}x`)).toBe('');
  });

  test('whatever comes, it is one short line without signs, ids of people, addresses or tokens', () => {
    const chance = createChance(5);
    const parts = [
      'ou_7d8a6e6df7621556ce0d21922b676706',
      'on_8ed6aa67826108097d9ee143816345',
      'u-6U1SbDiM6XIH2DcTCPyeub',
      '<font color=red>',
      '**x**',
      '[a](http://b)',
      '\n',
      '\u2029',
      '\u{E0041}',
      '😀',
      '张伟',
      ' ',
      'invalid param ',
      'x'.repeat(90),
      'https://x.y/z',
    ];
    for (let round = 0; round < 5_000; round += 1) {
      const count = Math.floor(chance() * 40);
      const message = Array.from({ length: count }, () => parts[Math.floor(chance() * parts.length)]).join('');
      const said = saidBy(message);
      expect([...said].length).toBeLessThanOrEqual(200);
      expect(said).not.toMatch(/ou_7d8a|on_8ed6|u-6U1S|[<>*\n\u2028\u2029\u{E0041}]|https?:/u);
      expect(said).not.toMatch(/\p{Cs}/u);
    }
  });
});
