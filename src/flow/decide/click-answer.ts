/** What a click is answered with, before Feishu's three seconds are over. */
import type { Card } from '../../../cards/card.ts';
import type { Text } from '../../core/text.ts';
import { holdCopy, type Lease, leaseForAnswer, markShown } from '../../store/copies.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Deps } from '../deps.ts';

/** Feishu undoes an update that lands before the callback's own answer, so the background waits this long. */
export const ANSWER_MS = 3_000;
const MARGIN_MS = 500;
/** An answer that has left needs a moment to arrive; an update before would be undone by it. */
const ON_ITS_WAY_MS = 150;
const PATIENCE_MS = 1_000;
const LOOK_MS = 50;

export interface ClickAnswer {
  readonly toast: { readonly type: 'success' | 'info' | 'error'; readonly text: Text };
  readonly card?: Card;
  /** To be called when the answer has left: only then is the new card known to be shown. */
  readonly answered?: () => Promise<void>;
}

export const toast = (type: ClickAnswer['toast']['type'], text: Text): ClickAnswer => ({ toast: { type, text } });

/** Unknown, foreign and forwarded cards get the same answer, so that nothing can be probed. */
export const invalid = toast('error', { zh: '这张卡片在这里无效。', en: 'This card is not valid here.' });

interface Answering {
  readonly copy: Copy;
  /** When the click came. */
  readonly since: number;
  /** Waits for an update that is under way, so that who has decided sees it at once. */
  readonly patient: boolean;
}

/** The card as it is drawn now, in this version, for its message. */
interface Drawn {
  readonly card: Card;
  readonly version: number;
  readonly messageId: string | null;
}

/**
 * The card of the answer updates its message like any other update, and never beside one: where one is under way the
 * person sees the toast, and the card follows.
 */
export async function withNewest(
  deps: Deps,
  { copy, since, patient }: Answering,
  draw: () => Promise<Drawn | null>,
): Promise<Pick<ClickAnswer, 'card' | 'answered'>> {
  const lease = { id: copy.id, leasedUntil: since + ANSWER_MS };
  const drawn = (await leased(deps, lease, patient)) ? await draw() : null;
  const over = async (): Promise<void> => {
    const now = deps.steady();
    // An answer that left too late was not shown: then the card catches up like any other.
    const messageId = now - since > ANSWER_MS - MARGIN_MS ? null : drawn?.messageId;
    const rest = { at: now, nextAt: now, restUntil: now + ON_ITS_WAY_MS };
    if (drawn && messageId) await markShown(deps.db, lease, { version: drawn.version, messageId, ...rest });
    else await holdCopy(deps.db, copy.id, now);
    deps.bells.cards.ring();
    deps.bells.cards.ringIn(ON_ITS_WAY_MS);
  };
  return drawn ? { card: drawn.card, answered: over } : { answered: over };
}

async function leased(deps: Deps, { id, leasedUntil: until }: Lease, patient: boolean): Promise<boolean> {
  const giveUpAt = deps.steady() + (patient ? PATIENCE_MS : 0);
  for (;;) {
    const now = deps.steady();
    if (await leaseForAnswer(deps.db, id, { now, until })) return true;
    if (now >= giveUpAt) return false;
    await deps.bells.cards.wait(LOOK_MS);
  }
}
