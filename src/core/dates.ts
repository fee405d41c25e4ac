/** Days as people write them and moments as Feishu wants them. A day begins at midnight in the tenant's zone. */
import { DAY_MS } from './time.ts';

/** A formatter for each zone, made once: making one takes 300 times as long as using it. */
function formatters(locale: string, options: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const format = made.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
    made.set(timeZone, format);
    return format;
  };
}
const days = formatters('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });
const minutes = formatters('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const moments = formatters('en-US', {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** `YYYY-MM-DD` of a moment in a zone. */
export const dayOf = (ms: number, timeZone: string): string => days(timeZone).format(ms);

/** `YYYY-MM-DD HH:mm` of a moment in a zone. */
export const minuteOf = (ms: number, timeZone: string): string =>
  `${dayOf(ms, timeZone)} ${minutes(timeZone).format(ms)}`;

/** Midnight of a day in a zone, ms since 1970 UTC. */
export function startOfDay(day: string, timeZone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // Two rounds, because the offset may change between the guess and the answer.
  const first = utc - offsetAt(utc, timeZone);
  return utc - offsetAt(first, timeZone);
}

/** How far the zone's clock is ahead of UTC at a moment, ms. */
function offsetAt(ms: number, timeZone: string): number {
  const parts = Object.fromEntries(
    moments(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

const TODAY = ['today', '今天'];
const TOMORROW = ['tomorrow', '明天'];

/**
 * `2026-12-01`, `2026/12/1`, `2026.12.1`, `2026年12月1日`, `today|今天`, `tomorrow|明天`, `+7d`, and what a date picker
 * sends (`2026-12-01 +0800`) → `YYYY-MM-DD`; null for anything else and for days that do not exist.
 */
export function readDay(typed: string, { now, timeZone }: { now: number; timeZone: string }): string | null {
  const word = typed.trim().toLowerCase();
  if (TODAY.includes(word)) return dayOf(now, timeZone);
  const today = Date.parse(`${dayOf(now, timeZone)}T00:00:00Z`);
  const later = (days: number) => new Date(today + days * DAY_MS).toISOString().slice(0, 10);
  if (TOMORROW.includes(word)) return later(1);
  const ahead = /^([+-]\d{1,4})(d|天)$/.exec(word);
  if (ahead) return later(Number(ahead[1]));
  const written = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: [+-]\d{4})?$/.exec(word);
  if (!written) return null;
  const [year = '', month = '', day = ''] = written.slice(1);
  const whole = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = Date.parse(`${whole}T00:00:00Z`);
  return Number.isNaN(parsed) || new Date(parsed).toISOString().slice(0, 10) !== whole ? null : whole;
}
