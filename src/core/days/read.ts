/** A day as people write it. */
import { dayOf } from '../dates.ts';
import { called } from './called.ts';
import { spans } from './spans.ts';
import { written } from './written.ts';

export interface When {
  /** ms since 1970 UTC. */
  readonly now: number;
  readonly timeZone: string;
  /** The day that `推迟7天` counts from; null where none stands there, undefined before that was read. */
  readonly present?: string | null | undefined;
}

/** Longer is no day. */
const MOST = 60;
const spellings = [...written, ...called, ...spans];
const TRADITIONAL: Readonly<Record<string, string>> = {
  後: '后',
  號: '号',
  週: '周',
  個: '个',
  兩: '两',
  這: '这',
  遲: '迟',
  禮: '礼',
};
/** `推迟到12月1日`: the day itself. */
const UNTIL =
  /^(?:改|推迟|延后|推后|延迟|顺延|提前|提早)?(?:到|至|成|为)|^(?:delayed |postponed |moved )?(?:to|until|till) /;

/** Every spelling of `interface.md` section 3 → `YYYY-MM-DD`; null for anything else, and for days that do not exist. */
export function readDay(typed: string, { now, timeZone, present }: When): string | null {
  if (typed.length > MOST) return null;
  const word = evenedDay(typed).replace(UNTIL, '');
  const since = { today: dayOf(now, timeZone), present };
  for (const { pattern, day } of spellings) {
    const parts = pattern.exec(word);
    if (parts) return day({ ...parts.groups }, since);
  }
  return null;
}

/** In small letters and simplified characters, without commas, with spaces between letters and digits alone. */
const evenedDay = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[，,\s]+/g, ' ')
    .replace(/[後號週個兩這遲禮]/g, (char) => TRADITIONAL[char] ?? char)
    .replace(/ ?(\p{Script=Han}) ?/gu, '$1')
    .trim();
