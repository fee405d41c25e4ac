/** A city is as good as the zone that is named after it. */
import { expect, test } from 'vitest';
import { readZone } from '../../src/core/time-zone.ts';

const zoneOf = (typed: string): string | null => {
  const read = readZone(typed);
  return read.ok ? read.value : null;
};

test('every city that a zone is named after, however it is typed', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const city = zone.slice(zone.lastIndexOf('/') + 1);
    for (const typed of [zone, city, city.toUpperCase(), city.replaceAll('_', ' ')])
      expect(zoneOf(typed), typed).toBe(zone);
  }
});

test.each([
  ['上海', 'Asia/Shanghai'],
  ['北京时间', 'Asia/Shanghai'],
  ['深圳市', 'Asia/Shanghai'],
  ['Beijing', 'Asia/Shanghai'],
  ['东京', 'Asia/Tokyo'],
  ['旧金山', 'America/Los_Angeles'],
  ['San Francisco', 'America/Los_Angeles'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['平壤郊外', null],
  ['+08:00', null],
])('%s', (typed, zone) => {
  expect(zoneOf(typed)).toBe(zone);
});
