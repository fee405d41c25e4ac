/** What lacks a scope is tried again by itself: said as long as it is so, and it can be stopped. */
import { minuteOf } from '../../core/dates.ts';
import { is } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { DAY_MS } from '../../core/time.ts';
import { SCOPE_MISSING } from '../../hire/codes.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';

/** From the decision on; afterwards a person has to press the button. */
export const MENDS_FOR_MS = 7 * DAY_MS;

type Lacking = Pick<Item, 'state' | 'code'>;

export const lacksScope = (items: readonly Lacking[]): boolean =>
  items.some(({ state, code }) => state === 'failed' && code === SCOPE_MISSING);

export function mendingNotice(
  { state, decided_at: decidedAt }: Pick<Proposal, 'state' | 'decided_at'>,
  items: readonly Lacking[],
  { now, timeZone }: { now: number; timeZone: string },
): Text[] {
  const until = (decidedAt ?? 0) + MENDS_FOR_MS;
  if (!is(state, 'has-failures') || now >= until || !lacksScope(items)) return [];
  const day = minuteOf(until, timeZone);
  const stop =
    state === 'failed'
      ? { zh: '；不再需要请点「取消」', en: '; cancel it if it is not wanted any more' }
      : { zh: '', en: '' };
  return [
    {
      zh: `权限开通后机器人会自动再试，直到 ${day}${stop.zh}。`,
      en: `Once the scope is granted it is tried again by itself, until ${day}${stop.en}.`,
    },
  ];
}
