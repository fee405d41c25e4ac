/** What became of the items of a call whose outcome nobody recorded, told by what Hire holds of them after the quiet period. Pure. */
import { type Advice, triesFor } from '../../core/advice.ts';
import type { Operation } from '../../core/operation.ts';
import { readBackVerdict } from '../../core/value.ts';
import type { ItemOutcome } from '../../store/calls.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Read } from '../read/present.ts';

/** A call that cannot be read back, or that keeps dying with its process, is handed to a person after this many looks. */
const MAX_ATTEMPTS = 12;

type Judged = Pick<Item, 'wanted' | 'seen' | 'attempt' | 'next_at' | 'tries' | 'code' | 'message' | 'log_id'>;

export interface ReadBack<T extends Judged> {
  readonly items: readonly T[];
  /** In their order; it ends where reading did. */
  readonly reads: readonly Read[];
  readonly operation: Pick<Operation, 'lasting' | 'advice'>;
  readonly commonAdvice: readonly Advice[];
  readonly now: number;
}

export interface Verdict<T> {
  readonly item: T;
  readonly outcome: ItemOutcome;
}

/** Null where it is not known yet: the call stays claimed and is looked at again. */
export function verdictsOf<T extends Judged>(readBack: ReadBack<T>): Verdict<T>[] | null {
  const { items, reads, operation } = readBack;
  const looks = items.flatMap((item, index) => looked(operation, item, reads[index]));
  if (looks.length < items.length)
    return items.some(isTired) ? items.map((item) => ({ item, outcome: { state: 'unclear' } })) : null;
  // A call takes effect as one. Where some of its items moved it did: those that are as before were perhaps put back by
  // somebody, and must not be changed a second time without a person.
  const tookEffect = looks.some(({ holds }) => holds === 'wanted' || holds === 'other');
  return looks.map((look) => ({ item: look.item, outcome: outcomeOf(look, readBack, tookEffect) }));
}

const isTired = ({ attempt }: Judged): boolean => attempt >= MAX_ATTEMPTS;

interface Looked<T> {
  readonly item: T;
  readonly read: Exclude<Read, { kind: 'failed' }>;
  /** Null where the target is gone. */
  readonly holds: ReturnType<typeof readBackVerdict> | null;
}

function looked<T extends Judged>(
  { lasting }: Pick<Operation, 'lasting'>,
  item: T,
  read: Read | undefined,
): Looked<T>[] {
  if (read === undefined || read.kind === 'failed') return [];
  const holds = read.kind === 'missing' ? null : readBackVerdict(lasting(item.wanted), item.seen, read.present.values);
  return [{ item, read, holds }];
}

function outcomeOf<T extends Judged>(
  { item, read, holds }: Looked<T>,
  { operation, commonAdvice, now }: Omit<ReadBack<T>, 'items' | 'reads'>,
  tookEffect: boolean,
): ItemOutcome {
  if (read.kind === 'missing') return { state: 'failed', code: read.code, logId: read.logId };
  const failure = { code: item.code, message: item.message, logId: item.log_id };
  const held = read.present.values;
  if (holds === 'wanted') return { state: 'applied', held, logId: item.log_id };
  if (tookEffect) return { state: 'unclear', held, ...failure };
  // The quiet period is over and nothing has happened: the call can be made again, as often as the contract says.
  const isSpent = spent(item, [operation.advice, commonAdvice]);
  return { state: isSpent ? 'failed' : 'pending', nextAt: now, ...failure };
}

/** The answers to the tries were counted; a try that died with its process has none. */
const spent = (item: Judged, advice: Parameters<typeof triesFor>[1]): boolean =>
  item.next_at > 0 ? item.tries >= triesFor(item.code, advice) : isTired(item);
