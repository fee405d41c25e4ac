/** Sentences in English whose verb tells the field: postpone 24001 by a week, assign J1002 to Ann. */
import type { Field } from '../core/field.ts';
import type { Operation } from '../core/operation.ts';
import { CODE } from './readable.ts';

export const MORE = '(?:increase|raise|bump|extend|postpone|delay|push back|push)';
export const LESS = '(?:decrease|reduce|lower|cut|bring forward|advance)';

const LATER = new RegExp(`^(?:${MORE}) (?<target>.+?) by (?<value>.+)$`, 'i');
const SOONER = new RegExp(`^(?:${LESS}) (?<target>.+?) by (?<value>.+)$`, 'i');
const MOVED = new RegExp(`^(?:postpone|delay|push back|bring forward) (?<target>(?:\\w+ )?${CODE})$`, 'i');
const STARTS = /^(?<target>.+?) (?:will start|starts|will begin|begins)(?: on)? (?<value>.+)$/i;
const HANDED = new RegExp(
  `^(?:assign|give|hand(?: over)?) (?<target>(?:\\w+ )?${CODE})(?: over)? to (?<value>.+)$`,
  'i',
);

export interface Deed {
  readonly flag: string;
  readonly pattern: RegExp;
  /** Stands before the value; null where that is asked for. */
  readonly before: string | null;
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
    ...(day ? [{ flag: day, pattern: STARTS, before: '' }] : []),
    ...(role ? [{ flag: role, pattern: HANDED, before: '' }] : []),
  ];
}

type Only = (is: (field: Field) => boolean) => [string, Field] | [];

/** The one there is, else the one that a verb is said of. */
function dayIn(only: Only): [string, Field] | [] {
  const isDay = ({ steps }: Field): boolean => steps?.by === 'time';
  const any = only(isDay);
  return any.length > 0 ? any : only((field) => isDay(field) && field.does.length > 0);
}
