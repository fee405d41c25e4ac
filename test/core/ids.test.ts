import { describe, expect, test } from 'vitest';
import { brokenId, fromCell, idInLink, isMobile, isOpenId, isPathId, mailIn } from '../../src/core/ids.ts';

describe('ids', () => {
  test.each([
    '7.09632E+18',
    '7,09E+18',
    '7.1e18',
    '7096318853365360000',
    '7096-3188-5336-5369',
    '70963188533653691x2',
    '709631885336536913 2',
  ])('%s was cut', (id) => {
    expect(brokenId(id)).not.toBeNull();
  });
  test.each([
    '7096318853365369132',
    '13800001111',
    'J1001',
    '前端工程师',
    '2027',
    'li@example.com',
    '7096318853365369000',
    'R00407',
    '100000',
  ])('%s was not', (id) => {
    expect(brokenId(id)).toBeNull();
  });
  test('people', () => {
    expect([isOpenId('ou_a1'), isOpenId('ou_'), isOpenId('on_a'), isOpenId('ou_a/../b')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([
      isMobile('13800001111'),
      isMobile('+8613800001111'),
      isMobile('23800001111'),
      isMobile('1380000111'),
    ]).toEqual([true, true, false, false]);
  });

  test('mails stand in marks where a mail program wrote them', () => {
    expect(['Kate <kate@x.cn>', '<kate@x.cn>', 'kate@x.cn', 'Kate <kate>', 'kate'].map(mailIn)).toEqual([
      'kate@x.cn',
      'kate@x.cn',
      'kate@x.cn',
      null,
      null,
    ]);
  });

  test('a cell that is text says so with marks', () => {
    expect(['="6641"', '=6641', "'6641", '’6641', 'O’Brien', '6641'].map(fromCell)).toEqual([
      '6641',
      '6641',
      '6641',
      '6641',
      'O’Brien',
      '6641',
    ]);
  });

  test('the address of a page names a thing', () => {
    const page = 'https://x.feishu.cn/hire/job/7096318853365369132/talent?talent_id=6891000000000000001';
    expect([idInLink(page, 'job'), idInLink(page, 'talent'), idInLink(page, 'pool')]).toEqual([
      '7096318853365369132',
      '6891000000000000001',
      '6891000000000000001',
    ]);
    expect([idInLink('7096318853365369132', 'job'), idInLink('https://x.feishu.cn/hire', 'job')]).toEqual([null, null]);
  });

  test('a department may stand in a path, and nothing that leads elsewhere', () => {
    expect(['od-abc', 'od-..', 'od-a/../b', '0'].map(isPathId)).toEqual([true, false, false, true]);
  });
});
