import { describe, expect, test } from 'vitest';
import { brokenId, isMobile, isOpenId } from '../../src/core/ids.ts';

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
});
