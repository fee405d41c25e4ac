/** A number of a sheet as its reader sees it: days, shares, ids that are too long to be numbers. */

/** How the numbers of a style are shown. */
export type Shown = 'number' | 'day' | 'share';

const DAY_MS = 24 * 3600_000;
/** Formats that are built in (ECMA-376, 18.8.30), those of Chinese and Japanese programs included. */
const dayFormats = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
const shareFormats = [9, 10];

export function shownBy(id: number, code: string | undefined): Shown {
  if (code === undefined) return dayFormats(id) ? 'day' : shareFormats.includes(id) ? 'share' : 'number';
  // What stands in marks, in brackets or behind a backslash is shown as it is.
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  if (/[yd年月日]|m{2,}/i.test(bare) && !/[#0?]/.test(bare)) return 'day';
  return bare.includes('%') ? 'share' : 'number';
}

export interface NumberSetting {
  readonly shown: Shown;
  /** Days count from 1904: files of old Macs. */
  readonly since1904: boolean;
}

/** A spreadsheet keeps 15 digits; what it shows behind them is made up. */
const DIGITS = 15;

export function numberWords(raw: string, { shown, since1904 }: NumberSetting): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (shown === 'day') return dayWords(value, since1904) ?? raw;
  if (shown === 'share') return `${plain(value * 100)}%`;
  return Number.isInteger(value) && Math.abs(value) >= 10 ** DIGITS ? cut(value) : plain(value);
}

const plain = (value: number): string => String(Number(value.toPrecision(DIGITS)));

/** As long as an id it is shown with the zeros that took the place of digits; both spellings are known as cut. */
function cut(value: number): string {
  const [digits = '', power = '0'] = value.toExponential(DIGITS - 1).split('e');
  const whole = digits.replace('.', '');
  const zeros = Number(power) - (whole.replace('-', '').length - 1);
  return zeros === 4 ? `${whole}0000` : `${digits.replace(/\.?0+$/, '')}E+${Number(power)}`;
}

/** `2026-12-01`, with the time where there is one. */
function dayWords(serial: number, since1904: boolean): string | null {
  const days = since1904 ? serial + 1462 : serial;
  // A time alone, or a day that no calendar has.
  if (days < 1 || days > 2_958_465) return null;
  // The first spreadsheets took 1900 for a leap year.
  const start = Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const at = new Date(start + Math.round((days * DAY_MS) / 1000) * 1000).toISOString();
  return at.endsWith('T00:00:00.000Z') ? at.slice(0, 10) : at.slice(0, 16).replace('T', ' ');
}
