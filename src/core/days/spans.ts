/** Days counted from today, or from the day that stands there now. */
import { addDays, addMonths } from './calendar.ts';
import { count, counted, type Parts, type Since, type Spelling, spelling } from './spelling.ts';

interface Unit {
  readonly called: RegExp;
  readonly step: (day: string, much: number) => string | null;
}

const UNITS: readonly Unit[] = [
  { called: /^(?:d|days?|天|日)$/, step: addDays },
  { called: /^(?:w|weeks?|个?(?:周|星期|礼拜))$/, step: (day, much) => addDays(day, 7 * much) },
  { called: /^(?:mo|months?|个月)$/, step: addMonths },
  { called: /^(?:y|years?|年)$/, step: (day, much) => addMonths(day, 12 * much) },
  { called: /^半个月$/, step: (day, much) => addDays(day, 15 * much) },
  { called: /^半年$/, step: (day, much) => addMonths(day, 6 * much) },
];

const UNIT = 'd|days?|天|日|w|weeks?|个?(?:周|星期|礼拜)|mo|months?|个月|y|years?|年';
const ENGLISH = 'an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const SPAN = `(?:(?:${count('much')}|(?<english>${ENGLISH}) )? ?(?<unit>${UNIT}|半个月|半年))`;

const LATER =
  '再?(?:推迟|延后|推后|延迟|延期|延长|顺延|后延|后推|[往向]后(?:推|延|挪|顺延)?|晚)|delay(?:ed)?|postponed?|push(?:ed)? back';
const EARLIER = '再?(?:提前|提早|[往向]前[推提挪]?|早)|advanced?|(?:bring|brought) forward';

export const spans: readonly Spelling[] = [
  spelling(`(?<sign>[+-])${SPAN}`, (parts, since) => fromToday(parts, since, parts.sign === '-')),
  spelling(`\\+?${SPAN}(?:之后|以后|后| later| from now)`, (parts, since) => fromToday(parts, since, false)),
  spelling(`in ${SPAN}`, (parts, since) => fromToday(parts, since, false)),
  spelling(`${SPAN}(?:之前|以前|前| ago)`, (parts, since) => fromToday(parts, since, true)),
  spelling(`(?:${LATER})(?: by)? ?${SPAN}`, (parts, since) => moved(parts, since, false)),
  spelling(`(?:${EARLIER})(?: by)? ?${SPAN}`, (parts, since) => moved(parts, since, true)),
  spelling(`${SPAN} earlier`, (parts, since) => moved(parts, since, true)),
];

const fromToday = (parts: Parts, { today }: Since, back: boolean): string | null => stepped(parts, today, back);

/** Before the present value was read today stands in for it: whether the words can be read does not depend on it. */
const moved = (parts: Parts, { today, present = today }: Since, back: boolean): string | null =>
  present === null ? null : stepped(parts, present, back);

function stepped({ much, english, unit = '' }: Parts, from: string, back: boolean): string | null {
  const size = sizeOf({ much, english, unit });
  const found = UNITS.find(({ called }) => called.test(unit));
  return found && size !== null ? found.step(from, back ? -size : size) : null;
}

/** A unit that is a size in itself has none before it, any other has one. */
function sizeOf({ much, english, unit = '' }: Parts): number | null {
  const given = much ?? english;
  if (unit.startsWith('半')) return given === undefined ? 1 : null;
  if (given === undefined) return null;
  return /^an?$/.test(given) ? 1 : counted(given);
}
