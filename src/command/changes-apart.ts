/** Several changes in one sentence, each of a target of its own: 把 J1002 的负责人换成陈静，R00407 人数加2. */
import type { OperationCommand } from '../core/command.ts';
import type { Operation } from '../core/operation.ts';
import { textsOf } from '../core/spoken.ts';
import { IS_CODE } from './readable.ts';
import { reasonIn } from './reason.ts';

export type Readings = readonly [OperationCommand, ...OperationCommand[]];

interface Reader {
  readonly operations: readonly Operation[];
  readonly readingsOf: (text: string) => readonly OperationCommand[];
}

const CLAUSES = /[,，;；。\n]+\s*(?:(?:然后|再|并且?|另外|同时|还有|and then|then|and)\s*)?/i;
const MOST = 6;
/** What is longer is a text. */
const LONGEST = 2000;
const PARTS = /[,，;；。\n]/;
/** Two that may name a target, with something that parts them. */
const MAY_BE = /(?:[a-z]{0,6}[-_]?\d{2}|把|将).*[,，;；。\n].*(?:[a-z]{0,6}[-_]?\d{2}|把|将)/is;
const WITH_TARGET = /^(?:请|麻烦)?(?:把|将)/;
/** What is given as the reason belongs to what stands before it. */
const WHY = /^(?:因为|由于|理由|原因|说明|备注|because|note|reason)/i;

/** Null where all of it is about one target, or some of it is not understood. */
export function changesApart(text: string, { operations, readingsOf }: Reader): readonly Readings[] | null {
  if (text.length > LONGEST || !PARTS.test(text) || !MAY_BE.test(text)) return null;
  const { said, why } = sharedReason(text, (clause) =>
    namesTarget(clause, { operations, readings: readingsOf(clause) }),
  );
  const clauses = said.split(CLAUSES).filter((clause) => clause.trim() !== '');
  if (clauses.length < 2 || clauses.length > MOST) return null;
  const groups: string[] = [];
  for (const clause of clauses) {
    const begins = groups.length === 0 || namesTarget(clause, { operations, readings: readingsOf(clause) });
    if (begins) groups.push(clause);
    else groups[groups.length - 1] += `，${clause}`;
  }
  if (groups.length < 2) return null;
  const read = groups.map((group): Readings | null => {
    const [first, ...others] = readingsOf(group + why);
    return first ? [first, ...others] : null;
  });
  const all = read.filter((each) => each !== null);
  // Up to its end a text may be about anything.
  const isText = all
    .slice(0, -1)
    .flat()
    .some((command) => holdsText(command, operations));
  return all.length === groups.length && !isText ? all : null;
}

/** A reason before all or behind all is that of each: 备注 may be a field. */
function sharedReason(text: string, namesOne: (clause: string) => boolean): { said: string; why: string } {
  const { change, why, named } = reasonIn(text);
  const isFor = why !== '' && !FIELD.test(named) && !why.split(CLAUSES).some((clause) => namesOne(clause));
  return isFor ? { said: change, why: `，原因：${why}` } : { said: text, why: '' };
}

const FIELD = /^(?:备注|说明|note)$/i;

interface Clause {
  readonly operations: readonly Operation[];
  readonly readings: readonly OperationCommand[];
}

function namesTarget(clause: string, { operations, readings }: Clause): boolean {
  if (WHY.test(clause)) return false;
  return readings.some(({ operation: name, targets }) => {
    const words = targets[operations.find((each) => each.name === name)?.bulk ?? ''] ?? [];
    return words.length > 0 && (WITH_TARGET.test(clause) || words.some((word) => IS_CODE.test(word)));
  });
}

const holdsText = ({ operation: name, edits }: OperationCommand, operations: readonly Operation[]): boolean =>
  operations.some((operation) => operation.name === name && textsOf(operation, edits).length > 0);
