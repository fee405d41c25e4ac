/** A click is answered in time or not carried out: who was told that it could not be stored presses again. */
import { ANSWER_WITHIN_MS, within } from '../../core/deadline.ts';
import { faultFields } from '../../core/log.ts';
import { Fault } from '../../core/outcome.ts';
import type { Delivery } from '../../store/inbox.ts';
import type { Trx } from '../../store/schema.ts';
import { atEnd, transact } from '../../store/transact.ts';
import type { Deps } from '../deps.ts';
import type { ClickAnswer } from './click-answer.ts';

/** For the commit itself, and the way of the answer. */
const MARGIN_MS = 200;

/** The transaction of a click. */
export const decideInTime = <T>(
  deps: Deps,
  delivery: Pick<Delivery, 'receivedAt'>,
  work: (trx: Trx) => Promise<T>,
): Promise<T> =>
  transact(deps.db, (trx) => {
    const check = async (): Promise<void> => {
      if (leftFor(deps, delivery) <= 0) throw new Fault('deciding a click', { code: 'too-late' });
    };
    atEnd(trx, { stage: 'check', key: '', work: check });
    return work(trx);
  });

/** The answer to what is decided by now: where its card cannot be had in time, the words alone; the card follows. */
export function answeredInTime(
  deps: Deps,
  delivery: Pick<Delivery, 'receivedAt'>,
  { whole, words }: { whole: Promise<ClickAnswer>; words: ClickAnswer },
): Promise<ClickAnswer> {
  const told = whole.catch((cause: unknown) => {
    deps.log.error(faultFields(cause), 'drawing the answer to a click');
    return words;
  });
  return within(leftFor(deps, delivery), told, words);
}

const leftFor = ({ steady }: Deps, { receivedAt }: Pick<Delivery, 'receivedAt'>): number =>
  receivedAt + ANSWER_WITHIN_MS - MARGIN_MS - steady();
