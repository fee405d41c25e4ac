/** Behind 联系人张伟 the rest of a longer name is that name: 电话 is 联系人电话. */
import { type Called, type Label, namedAt } from './label.ts';

interface Longer {
  readonly rest: string;
  readonly called: Called;
}

/** In the text at this place, behind a value of the flag. */
export type GoesOn = (text: string, at: number, flag: string) => Label | null;

export function goingOn(names: ReadonlyMap<string, Called>): GoesOn {
  const own = [...names].filter(([, { flags, key }]) => flags.length === 1 && key === '');
  const byFlag = new Map<string, Longer[]>();
  for (const [name, { flags }] of own) {
    const longer = own.flatMap(([other, called]): Longer[] =>
      other !== name && other.startsWith(name) && called.flags[0] !== flags[0]
        ? [{ rest: other.slice(name.length), called }]
        : [],
    );
    if (longer.length === 0) continue;
    for (const flag of new Set([flags[0], ...longer.map(({ called }) => called.flags[0])]))
      byFlag.set(flag, [...(byFlag.get(flag) ?? []), ...longer]);
  }
  return (text, at, flag) => {
    const found = byFlag.get(flag)?.find(({ rest, called }) => called.flags[0] !== flag && text.startsWith(rest, at));
    return found ? namedAt({ at: at + found.rest.length, called: found.called }) : null;
  };
}
