/** What a click is answered with, before Feishu's three seconds are over. */
import type { Card } from '../../../cards/card.ts';
import type { Text } from '../../core/text.ts';
import { copyById, markShown } from '../../store/copies.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Deps } from '../deps.ts';

/** Feishu undoes an update that lands before the callback's own answer, so the background waits this long. */
export const ANSWER_MS = 3_000;
const MARGIN_MS = 500;

export interface ClickAnswer {
  readonly toast: { readonly type: 'success' | 'info' | 'error'; readonly text: Text };
  readonly card?: Card;
  /** To be called when the answer has left: only then is the new card known to be shown. */
  readonly answered?: () => Promise<void>;
}

export const toast = (type: ClickAnswer['toast']['type'], text: Text): ClickAnswer => ({ toast: { type, text } });

/** Unknown, foreign and forwarded cards get the same answer, so that nothing can be probed. */
export const invalid = toast('error', { zh: '这张卡片在这里无效。', en: 'This card is not valid here.' });

/** An answer that left too late was not shown: then the card catches up like any other. */
export const shown =
  (deps: Deps, copy: Copy, { version, since }: { version: number; since: number }) =>
  async (): Promise<void> => {
    if (deps.now() - since > ANSWER_MS - MARGIN_MS) return;
    const messageId = (await copyById(deps.db, copy.id))?.message_id;
    if (messageId) await markShown(deps.db, copy.id, { version, messageId, nextAt: deps.now() });
    deps.bells.cards.ring();
  };
