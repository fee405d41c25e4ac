/** Mobile numbers in the spellings that people use, with the country code apart from the number. */

export interface Mobile {
  /** Without the `+`. */
  readonly country: string;
  readonly number: string;
}

export const CHINA = '86';
const CHINESE = /^1\d{10}$/;
/** Country codes of one and of two digits; all others have three (ITU-T E.164). */
const SHORT = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
const WRITTEN = /^\+?[\d\s().+-]{6,30}$/;
/** `(+852) 9123 4567`: the brackets say where the country code ends. */
const BRACKETED = /^\(?\+\(?(\d{1,3})\)/;

/** Null for what is no mobile. A number without a country code is a Chinese one. */
export function mobileIn(text: string): Mobile | null {
  if (!WRITTEN.test(text) || !/^[(+\d]/.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  const bracketed = BRACKETED.exec(text)?.[1];
  if (bracketed !== undefined) return abroad(bracketed, digits.slice(bracketed.length));
  if (/^\(?\+|^00/.test(text)) {
    const international = digits.replace(/^00/, '');
    const country = SHORT.exec(international)?.[0] ?? international.slice(0, 3);
    return abroad(country, international.slice(country.length));
  }
  if (CHINESE.test(digits)) return { country: CHINA, number: digits };
  const local = digits.slice(CHINA.length);
  return digits.startsWith(CHINA) && CHINESE.test(local) ? { country: CHINA, number: local } : null;
}

function abroad(country: string, number: string): Mobile | null {
  const length = country.length + number.length;
  if (country.startsWith('0') || number.length < 4 || length < 6 || length > 15) return null;
  return country === CHINA && !CHINESE.test(number) ? null : { country, number };
}

export const spelledOut = ({ country, number }: Mobile): string => `+${country}${number}`;
