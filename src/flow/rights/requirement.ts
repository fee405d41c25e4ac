/** Asking the policy: at the proposal, at each click, and once more right before the call. */
import { requiredFor } from '../../core/policy.ts';
import { combined, isEnough, type Required } from '../../core/required.ts';
import type { Text } from '../../core/text.ts';
import { decisionsOn } from '../../store/decisions.ts';
import { type Reach, reachOf } from '../../store/items.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Db } from '../../store/schema.ts';
import type { Deps } from '../deps.ts';

export type Asked = Pick<Proposal, 'requester' | 'chat_id'>;
/** All that a decision about rights looks at. */
export type Ruled = Pick<Deps, 'policy'>;

/** What the policy in force wants of this proposal: of each of its operations, as if all targets were its own. */
export const requirementOf = (
  deps: Ruled,
  { requester, chat_id: chat }: Asked,
  { operations, targets }: Reach,
): Required => {
  const { policy } = deps.policy.current();
  return combined(operations.map((operation) => requiredFor(policy, { operation, requester, chat, targets })));
};

/** The same of a stored one, whose targets are counted. */
export const requirementNow = async (deps: Deps, db: Db, proposal: Proposal): Promise<Required> =>
  requirementOf(deps, proposal, await reachOf(db, proposal.id));

/** True where the rules let this person propose all of these operations in this chat. */
export const mayPropose = (deps: Ruled, asked: Asked, operations: readonly string[]): boolean =>
  requirementOf(deps, asked, { operations, targets: 1 }).kind !== 'forbidden';

export const notAllowed: { readonly text: Text; readonly hint: Text } = {
  text: { zh: '你没有权限在这里做这件事。', en: 'You may not do this here.' },
  hint: {
    zh: '规则由策略文件决定；发送 /whoami 看你能做什么、找谁开通。',
    en: 'The policy file decides; /whoami shows what you may do and who can grant it.',
  },
};

/** True when what was approved may not be sent any more: the policy or its groups have changed since. */
export async function withdrawn(deps: Deps, proposal: Proposal): Promise<boolean> {
  if (deps.policy.current().policy === null) return false;
  const required = await requirementNow(deps, deps.db, proposal);
  return !isEnough(required, await decisionsOn(deps.db, proposal.id), proposal.requester);
}
