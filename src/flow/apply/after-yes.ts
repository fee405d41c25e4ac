/** What follows a yes of Feishu: proven by its answer, or read back, at once where few wait for it. */
import type { Reply } from '../../core/api.ts';
import type { Operation } from '../../core/operation.ts';
import { proves } from '../../core/told.ts';
import { isSurprising, type Values } from '../../core/value.ts';
import { reachOf } from '../../store/items.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Deps } from '../deps.ts';
import { learnShown } from './learn-names.ts';
import { readBack } from './read-back.ts';
import { record, type Sending } from './record.ts';
import { type Accepted, grouped, type Settled } from './settled.ts';

/** Of lists that travel many to a call this many are read back at once; longer ones in the background. */
const AT_ONCE = 50;

type Answer = Extract<Reply, { kind: 'answered' }>;

export const saidYes = (operation: Operation, reply: Reply): reply is Answer =>
  reply.kind === 'answered' && operation.isReceipt(reply.data);

/** `others` are the outcomes of items of the call that were not sent. */
export async function afterYes(
  deps: Deps,
  sending: Sending,
  { answer, others }: { answer: Answer; others: readonly Settled[] },
): Promise<void> {
  const { operation, items } = sending;
  const { logId } = answer;
  const proven: Settled[] = [];
  const rest: Item[] = [];
  const shown: Values[] = [];
  for (const item of items) {
    const held = operation.heldIn(answer.data, item.ids, deps.settings.timeZone);
    // Only a yes is taken from an answer: what differs there, or is left out, is read back.
    if (!proves(held, operation.lasting(item.wanted))) {
      rest.push(item);
      continue;
    }
    proven.push({ items: [item], outcome: { state: 'applied', held, logId } });
    if (isSurprising(item, held)) shown.push(held);
  }
  const background = rest.length > 0 && (await isLong(deps, sending));
  const accepted: Accepted = { state: 'checking', logId, background };
  const asAccepted = rest.length > 0 ? [{ items: rest, outcome: accepted }] : [];
  const accepted_at = deps.steady();
  await learnShown(deps, sending, { shown, reads: [] });
  await record(deps, sending, [...others, ...grouped(proven), ...asAccepted]);
  if (rest.length === 0 || background) return;
  const checking = rest.map((item) => ({ ...item, state: 'checking' as const, accepted_at, log_id: logId }));
  await readBack(deps, { ...sending, items: checking });
}

const isLong = async (deps: Deps, { operation, group }: Sending): Promise<boolean> =>
  operation.batchSize > 1 && (await reachOf(deps.db, group.proposal)).targets > AT_ONCE;
