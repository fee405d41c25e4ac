/** What a typed value makes of what a tenant's own field holds: one more choice, two less, a week later. */

import type { Reading } from '../core/field.ts';
import type { Stepped } from '../core/fields/entries/parts.ts';
import { type Outcome, ok, refuse } from '../core/outcome.ts';
import { customType } from '../hire/custom-type.ts';
import { periodIn, periodWords } from './custom-period.ts';
import { nothingToMove, partsOfList } from './custom-value.ts';

export function customStep(typed: Stepped, reading: Reading): Outcome<string | null> {
  switch (reading.shape?.type) {
    case customType.multiple:
      return ok(choices(typed));
    case customType.number:
      return ok(amount(typed));
    case customType.date:
    case customType.month:
    case customType.year:
      if (typed.way !== 'remove') return moment(typed, reading);
      return ok(left(typed));
    default:
      return ok(left(typed));
  }
}

/** Of what cannot be taken apart the whole goes, or nothing. */
const left = ({ way, value, held }: Stepped): string | null =>
  way !== 'remove' ? value : value === held ? null : (held ?? null);

function choices({ way, value, held = '' }: Stepped): string | null {
  const named = partsOfList(value);
  const present = partsOfList(held);
  if (way === 'set') return value;
  const after = way === 'add' ? [...new Set([...present, ...named])] : present.filter((key) => !named.includes(key));
  return after.length === 0 ? null : JSON.stringify(after);
}

const STEP = /^\+/;
/** Beyond them a sum of decimals is not what people reckon. */
const DECIMALS = 6;

function amount({ way, value, held = '0' }: Stepped): string {
  if (way === 'set' && !STEP.test(value)) return value;
  const much = Number(value.replace(STEP, ''));
  const sum = Number(held) + (way === 'remove' ? -much : much);
  return String(Number(sum.toFixed(DECIMALS)));
}

const IS_MOMENT = /^-?\d+$/;

/** A word that moves a day was kept until it is known which one stands there. */
function moment({ called, value, held }: Stepped, { shape, now, timeZone }: Reading): Outcome<string> {
  if (IS_MOMENT.test(value) || !shape) return ok(value);
  const present = (held && periodWords(held, customType.date, timeZone)) || null;
  const ms = periodIn(value, shape.type, { now, timeZone, present });
  return ms === null ? refuse(nothingToMove(called, value)) : ok(ms);
}
