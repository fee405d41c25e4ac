/** Days in a zone and the moments at which they begin. */
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

/** The first moment of a day in a zone, ms since 1970 UTC: midnight, or when the clock jumps over that, right after it. */
export function startOfDay(day: string, timeZone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // The offset may change between the guess and the answer.
  const first = utc - offsetAt(utc, timeZone);
  const second = utc - offsetAt(first, timeZone);
  return dayOf(second, timeZone) === day ? second : first;
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
