/** Every spelling of a day (`interface.md` section 3). */
import { describe, expect, test } from 'vitest';
import { startOfDay } from '../../../src/core/dates.ts';
import { readDay } from '../../../src/core/days/read.ts';
import { createChance } from '../../../src/sandbox/platform/trouble.ts';

// A Saturday, one in the morning in Shanghai; still Friday the 20th in UTC.
const when = { now: Date.parse('2026-11-20T17:00:00Z'), timeZone: 'Asia/Shanghai' };
const present = '2027-01-31';

describe('a day with its year', () => {
  test.each([
    '2026-12-01',
    '2026/12/1',
    '2026.12.1',
    '20261201',
    '2026年12月1日',
    '2026年12月1号',
    '2026 年 12 月 1 日',
    '2026年十二月一日',
    '2026-12-01 +0800',
    'Dec 1, 2026',
    'Dec. 1 2026',
    'December 1st, 2026',
    '1 Dec 2026',
    '1st of December 2026',
    '1-Dec-2026',
    '今年12月1日',
    '推迟到2026年12月1日',
    '提前到 2026-12-01',
  ])('%s', (typed) => {
    expect(readDay(typed, when)).toBe('2026-12-01');
  });
});

describe('a day from today', () => {
  test.each([
    ['12月1日', '2026-12-01'],
    ['12-01', '2026-12-01'],
    ['12/1', '2026-12-01'],
    ['Dec 1', '2026-12-01'],
    ['1 dec', '2026-12-01'],
    ['十二月一号', '2026-12-01'],
    ['11-21', '2026-11-21'],
    ['11-20', '2027-11-20'],
    ['2-29', '2028-02-29'],
    ['明年3月1日', '2027-03-01'],
    ['明年2月29日', null],
    ['1号', '2026-12-01'],
    ['25日', '2026-11-25'],
    ['31号', '2026-12-31'],
    ['下个月1号', '2026-12-01'],
    ['下月1日', '2026-12-01'],
    ['下下个月3号', '2027-01-03'],
    ['本月30号', '2026-11-30'],
    ['本月31号', null],
    ['today', '2026-11-21'],
    ['今天', '2026-11-21'],
    ['Tomorrow', '2026-11-22'],
    ['明天', '2026-11-22'],
    ['后天', '2026-11-23'],
    ['後天', '2026-11-23'],
    ['the day after tomorrow', '2026-11-23'],
    ['大后天', '2026-11-24'],
    ['昨天', '2026-11-20'],
    ['本周五', '2026-11-20'],
    ['这周日', '2026-11-22'],
    ['下周一', '2026-11-23'],
    ['下週一', '2026-11-23'],
    ['下个星期三', '2026-11-25'],
    ['下下周一', '2026-11-30'],
    ['周六', '2026-11-21'],
    ['礼拜天', '2026-11-22'],
    ['周五', '2026-11-27'],
    ['Friday', '2026-11-27'],
    ['next Monday', '2026-11-23'],
    ['this sun', '2026-11-22'],
    ['月底', '2026-11-30'],
    ['本月底', '2026-11-30'],
    ['下个月底', '2026-12-31'],
    ['下个月初', '2026-12-01'],
    ['2月底', '2027-02-28'],
    ['11月底', '2026-11-30'],
    ['明年2月底', '2027-02-28'],
    ['2028年2月底', '2028-02-29'],
    ['年底', '2026-12-31'],
    ['今年底', '2026-12-31'],
    ['明年年底', '2027-12-31'],
    ['明年初', '2027-01-01'],
    ['end of month', '2026-11-30'],
    ['end of next month', '2026-12-31'],
    ['the end of the year', '2026-12-31'],
    ['+7d', '2026-11-28'],
    ['+10天', '2026-12-01'],
    ['-1d', '2026-11-20'],
    ['7天后', '2026-11-28'],
    ['十天之后', '2026-12-01'],
    ['两周后', '2026-12-05'],
    ['2个星期后', '2026-12-05'],
    ['in two weeks', '2026-12-05'],
    ['in a week', '2026-11-28'],
    ['3 days later', '2026-11-24'],
    ['一个月后', '2026-12-21'],
    ['半个月后', '2026-12-06'],
    ['半年后', '2027-05-21'],
    ['一年后', '2027-11-21'],
    ['3天前', '2026-11-18'],
  ])('%s', (typed, day) => {
    expect(readDay(typed, when)).toBe(day);
    // What stands there makes no difference.
    expect(readDay(typed, { ...when, present })).toBe(day);
  });
});

describe('a day from the present one', () => {
  test.each([
    ['推迟7天', '2027-02-07'],
    ['推迟一周', '2027-02-07'],
    ['延后 7 天', '2027-02-07'],
    ['顺延两周', '2027-02-14'],
    ['推遲7天', '2027-02-07'],
    ['推迟一个月', '2027-02-28'],
    ['推迟半年', '2027-07-31'],
    ['delay 7d', '2027-02-07'],
    ['delay by 7 days', '2027-02-07'],
    ['postpone two weeks', '2027-02-14'],
    ['push back a week', '2027-02-07'],
    ['提前3天', '2027-01-28'],
    ['提前两天', '2027-01-29'],
    ['advance 3d', '2027-01-28'],
    ['3 days earlier', '2027-01-28'],
    ['提前一年', '2026-01-31'],
  ])('%s', (typed, day) => {
    expect(readDay(typed, { ...when, present })).toBe(day);
    expect(readDay(typed, { ...when, present: null })).toBeNull();
    // Not read yet: whether the word can be read does not depend on it.
    expect(readDay(typed, when)).not.toBeNull();
  });
});

test.each([
  '2027-02-29',
  '2026-13-01',
  '2026-12',
  '12月',
  '2027',
  '下周',
  '下个月',
  'next week',
  '0026-12-01',
  '26-12-01',
  '1999-12-31',
  '2101-01-01',
  '9999-12-31',
  '+9999天后的一天',
  '9999年后',
  '12/1/2026',
  'soon',
  'ma 1',
  '周八',
  '下周九',
  '推迟',
  '推迟几天',
  '一个半月后',
  '13月底',
  '0月0日',
  '',
  ' ',
  '1764547200000',
  '+7',
  '7',
  '2026-12-01T00:00',
  '2026-12-01 +0800 x',
  '2026-12-01'.repeat(9_000),
])('%s is none', (typed) => {
  expect(readDay(typed, when)).toBeNull();
});

describe('generated days', () => {
  const chance = createChance(21);
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
  const zones = ['Asia/Shanghai', 'America/Santiago', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
  const DAY = 86_400_000;

  const spellings = (day: string): string[] => {
    const [year = '', month = '', date = ''] = day.split('-');
    const [m, d] = [Number(month), Number(date)];
    return [
      day,
      `${year}/${m}/${d}`,
      `${year}.${month}.${date}`,
      `${year}${month}${date}`,
      `${year}年${m}月${d}日`,
      `${year} 年${month}月 ${date}号`,
      `${year}年${HAN[m]}月${d}日`,
      `${MONTHS[m - 1]} ${d}, ${year}`,
      `${d} ${MONTHS[m - 1]?.toUpperCase()} ${year}`,
      `${d}-${MONTHS[m - 1]}-${year}`,
    ];
  };

  test('any day in any spelling is that day, in any zone, at any time', () => {
    for (let round = 0; round < 400; round += 1) {
      const day = new Date(Date.UTC(2000, 0, 1) + Math.floor(chance() * 36_890) * DAY).toISOString().slice(0, 10);
      const timeZone = zones[round % zones.length] ?? 'UTC';
      const now = Math.floor(chance() * 4_000_000_000_000);
      for (const typed of spellings(day)) expect([typed, readDay(typed, { now, timeZone })]).toEqual([typed, day]);
    }
  });

  test('days without a year, spans and moves agree with the calendar', () => {
    for (let round = 0; round < 400; round += 1) {
      const timeZone = zones[round % zones.length] ?? 'UTC';
      const today = new Date(Date.UTC(2026, 0, 1) + Math.floor(chance() * 3_000) * DAY).toISOString().slice(0, 10);
      const now = startOfDay(today, timeZone) + Math.floor(chance() * 20) * 3_600_000;
      const days = Math.floor(chance() * 365);
      const later = new Date(Date.parse(today) + days * DAY).toISOString().slice(0, 10);
      const at = { now, timeZone };
      for (const typed of [`+${days}d`, `${days}天后`, `in ${days} days`, `${days} days later`])
        expect([typed, readDay(typed, at)]).toEqual([typed, later]);
      expect(readDay(`推迟${days}天`, { now: 0, timeZone, present: today })).toBe(later);
      expect(readDay(`提前${days}天`, { now: 0, timeZone, present: later })).toBe(today);
      for (const typed of [later.slice(5), `${Number(later.slice(5, 7))}月${Number(later.slice(8))}日`])
        expect([today, typed, readDay(typed, at)]).toEqual([today, typed, later]);
    }
  });
});
