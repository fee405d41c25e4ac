import { describe, expect, test } from 'vitest';
import { dayOf, readDay, startOfDay } from '../../src/core/dates.ts';

const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Kiritimati', 'UTC'];
const HOUR = 3_600_000;

describe('a day begins at midnight in its zone', () => {
  test('in Shanghai eight hours before UTC', () => {
    expect(startOfDay('2026-12-01', 'Asia/Shanghai')).toBe(Date.parse('2026-11-30T16:00:00Z'));
  });
  test.each(zones)('%s: 3 years of days come back as they went, summer time or not', (zone) => {
    for (let day = 0; day < 3 * 365; day += 1) {
      const name = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
      const start = startOfDay(name, zone);
      expect(dayOf(start, zone)).toBe(name);
      expect(dayOf(start - 1, zone)).not.toBe(name);
    }
  });
  test('a day of 23 hours is one day', () => {
    const [start, end] = [startOfDay('2027-03-28', 'Europe/Berlin'), startOfDay('2027-03-29', 'Europe/Berlin')];
    expect(end - start).toBe(23 * HOUR);
  });
});

describe('typed days', () => {
  // One in the morning of the 21st in Shanghai, still the 20th in UTC.
  const when = { now: Date.parse('2026-11-20T17:00:00Z'), timeZone: 'Asia/Shanghai' };
  test.each([
    ['2026-12-01', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['2026.2.3', '2026-02-03'],
    ['2026年12月1日', '2026-12-01'],
    ['today', '2026-11-21'],
    ['今天', '2026-11-21'],
    ['Tomorrow', '2026-11-22'],
    ['明天', '2026-11-22'],
    ['+7d', '2026-11-28'],
    ['+10天', '2026-12-01'],
    ['2028-02-29', '2028-02-29'],
    ['2026-12-01 +0800', '2026-12-01'],
  ])('%s', (typed, day) => {
    expect(readDay(typed, when)).toBe(day);
  });
  test.each(['2027-02-29', '2026-13-01', '12-01', 'soon', '', '20261201', '1764547200000', '+7', '2026-12-01T00:00'])(
    '%s is none',
    (typed) => {
      expect(readDay(typed, when)).toBeNull();
    },
  );
});
