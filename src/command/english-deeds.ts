/** Sentences in English whose verb tells the field: postpone 24001 by a week, assign J1002 to Ann. */
import type { Field } from '../core/field.ts';
import type { Operation } from '../core/operation.ts';
import { CODE } from './readable.ts';

export const MORE = '(?:increase|raise|bump|extend|postpone|delay|push back|push)';
export const LESS = '(?:decrease|reduce|lower|cut|bring forward|advance)';

const LATER = new RegExp(`^(?:${MORE}) (?<target>.+?) by (?<value>.+)$`, 'i');
const SOONER = new RegExp(`^(?:${LESS}) (?<target>.+?) by (?<value>.+)$`, 'i');
const CODES = `(?:\\w+ )?${CODE}(?:\\s*[、,]\\s*${CODE})*`;
const MOVED = new RegExp(`^(?:postpone|delay|push back|bring forward) (?<target>${CODES})$`, 'i');
const MOVED_TO = new RegExp(
  `^(?:postpone|delay|push(?: back)?|bring forward|extend|move|reschedule) (?<target>${CODES}) (?:to|until|till) (?<value>.+)$`,
  'i',
);
const STARTS =
  /^(?<target>.+?) (?:will |shall |should |is going to )?(?:starts?|begins?|joins?|onboards?|(?:is )?(?:starting|joining))(?: on)? (?<value>.+)$/i;
const HANDED = new RegExp(
  `^(?:(?:re)?assign|transfer|give|hand(?: over)?) (?<target>${CODES})(?: over)? to (?<value>.+)$`,
  'i',
);
const ASSIGNED = new RegExp(`^(?:re)?assign (?<value>.+?) to (?<target>${CODES})$`, 'i');
const TAKES = new RegExp(
  `^(?<value>.+?) (?:(?:will )?takes? over|(?:will )?handles?|(?:will )?own(?:s)?) (?<target>${CODES})$`,
  'i',
);

/** One of these is in each of them. */
export const DEED = new RegExp(
  `${MORE}|${LESS}|move|reschedule|start|begin|join|onboard|assign|transfer|give|hand|take|own`,
  'i',
);

export interface Deed {
  readonly flag: string;
  readonly pattern: RegExp;
  /** Stands before the value; null where that is asked for. */
  readonly before: string | null;
  /** What is no value of this is something else: move 138… to Campus 2027. */
  readonly reads?: Field;
}

/** The verb tells the field: postpone 24001 by a week, assign J1002 to Ann; of a day or a role that the operation has one of. */
export function deedsOf({ fields }: Operation): Deed[] {
  const only = (is: (field: Field) => boolean): [string, Field] | [] => {
    const [first, ...others] = [...fields].filter(([, each]) => each.offered && is(each));
    return first && others.length === 0 ? first : [];
  };
  const [day, dated] = dayIn(only);
  const [role] = only(({ people, many, does }) => people && !many && does.length > 0);
  const { up = '', down = '' } = dated?.steps ?? {};
  return [
    ...(day ? [{ flag: day, pattern: LATER, before: up }] : []),
    ...(day ? [{ flag: day, pattern: SOONER, before: down }] : []),
    ...(day ? [{ flag: day, pattern: MOVED, before: null }] : []),
    ...(day ? [{ flag: day, pattern: MOVED_TO, before: '', ...(dated && { reads: dated }) }] : []),
    ...(day ? [{ flag: day, pattern: STARTS, before: '' }] : []),
    ...(role ? [HANDED, ASSIGNED, TAKES].map((pattern) => ({ flag: role, pattern, before: '' })) : []),
  ];
}

type Only = (is: (field: Field) => boolean) => [string, Field] | [];

/** The one there is, else the one that a verb is said of. */
function dayIn(only: Only): [string, Field] | [] {
  const isDay = ({ steps }: Field): boolean => steps?.by === 'time';
  const any = only(isDay);
  return any.length > 0 ? any : only((field) => isDay(field) && field.does.length > 0);
}
