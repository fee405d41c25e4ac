import { describe, expect, test } from 'vitest';
import { dayOf, startOfDay } from '../../src/core/dates.ts';

const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Kiritimati', 'UTC'];
/** Where clocks jump over midnight, or pass it twice. */
const odd = [
  'America/Santiago',
  'America/Havana',
  'Atlantic/Azores',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Asuncion',
];
const HOUR = 3_600_000;

describe('a day begins at midnight in its zone', () => {
  test('in Shanghai eight hours before UTC', () => {
    expect(startOfDay('2026-12-01', 'Asia/Shanghai')).toBe(Date.parse('2026-11-30T16:00:00Z'));
  });
  test.each([...zones, ...odd])('%s: 3 years of days come back as they went, summer time or not', (zone) => {
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
  test('where midnight is left out the day begins at one', () => {
    expect(startOfDay('2027-09-05', 'America/Santiago')).toBe(Date.parse('2027-09-05T04:00:00Z'));
  });
});
