/** The ways to say a change in Chinese, put into the words of a command: 把 J1002 的招聘负责人换成陈静 → `J1002 招聘负责人换成陈静`. */
import { correctedIn } from './corrected.ts';
import { countIn } from './counted.ts';
import { eitherRole } from './either-role.ts';
import { keysIn } from './keyed.ts';
import { movesIn } from './moved.ts';
import { namedIn } from './named.ts';
import { placedIn } from './placed.ts';
import { rolesIn } from './role-words.ts';
import type { Speaker, Way } from './said.ts';
import { statesIn } from './states.ts';
import { choicesAlone, choicesFirst } from './valued.ts';
import { dayIn, doneBy, eitherDay } from './verbs.ts';

/** Of one operation, in the order in which they are tried. */
export interface Ways {
  /** Where a field of its own is named. */
  readonly own: readonly Way[];
  /** Where only one of another operation is. */
  readonly others: readonly Way[];
  /** Where none is. */
  readonly none: readonly Way[];
}

export interface Chinese extends Ways {
  /** Without a word of Chinese: pause R00407, R00407 HC +2. */
  readonly latin: Ways;
  /** What may be said of any of several fields: R00407 推迟两周, and where nothing else is read, J1002 换成陈静. */
  readonly either: { readonly day: Way | null; readonly role: Way | null };
}

export function chineseWays(speaker: Speaker): Chinese {
  const { operation, bare } = speaker;
  const moves = movesIn(operation);
  const states = statesIn(operation);
  const count = countIn(speaker);
  const choices = choicesAlone(operation, bare);
  const named = namedIn(speaker, states);
  const verbs = doneBy(operation, bare);
  return {
    own: there(correctedIn(speaker), moves, rolesIn(speaker), count, choicesFirst(speaker), placedIn(speaker), named),
    others: there(moves, states),
    none: there(moves, states, count, choices, ...verbs, keysIn(operation, bare), dayIn(operation, bare)),
    latin: { own: [named], others: there(states), none: there(choices, states) },
    either: { day: eitherDay(operation, bare), role: eitherRole(operation) },
  };
}

const there = (...ways: readonly (Way | null)[]): Way[] => ways.filter((way) => way !== null);
