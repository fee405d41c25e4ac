/** The policy forbids it: nothing is stored but the audit entry. */
import { answerRefusal, type Save, type Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { audit } from '../rights/audit.ts';
import { notAllowedTo } from '../rights/not-allowed.ts';

export async function answerForbidden(deps: Deps, source: Source, operation: string): Promise<Save> {
  const refusal = await notAllowedTo(deps, { operation, chat: source.chatId });
  const answer = answerRefusal(deps, source, refusal);
  const detail = { operation, chat: source.chatId, message: source.messageId };
  return async (trx) => {
    await answer(trx);
    audit(deps, trx, { at: deps.now(), actor: source.requester, kind: 'refused', proposal: null, detail });
  };
}
