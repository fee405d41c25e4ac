/** Why a click on a proposal is not carried out, in the order in which it is told. */
import { stateTag } from '../../../cards/state.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import { type Act, actsIn } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import type { Reach } from '../../store/items.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';
import { storedName } from '../read/names.ts';
import { objection } from '../rights/objection.ts';
import { requirementOf } from '../rights/requirement.ts';
import { objectionOf } from '../view/acts.ts';
import { tooSoon } from './approve.ts';
import { reasonField, unreadIn } from './unread.ts';

interface Wish {
  readonly proposal: Proposal;
  readonly act: Act;
  readonly click: IncomingClick;
}

export const whyNot = (deps: Deps, wish: Wish, reach: Reach): Text | null =>
  objection(deps, { ...wish, actor: wish.click.operator, reach }) ??
  objectionOf(
    reach.operations.map((name) => deps.drawn(name)),
    wish.act,
  ) ??
  unreadIn(wish.click, [reasonField]) ??
  unexplained(deps, wish, reach) ??
  (wish.act === 'nudge' ? tooSoon(wish.proposal, deps) : null);

const MAX_REASON = 500;
export const reasonIn = ({ form }: IncomingClick): string =>
  typeof form.reason === 'string' ? form.reason.trim().slice(0, MAX_REASON) : '';

/** A reject without the reason that the policy wants. */
function unexplained(deps: Deps, { act, proposal, click }: Wish, reach: Reach): Text | null {
  if (act !== 'reject' || proposal.state !== 'confirmed' || reasonIn(click) !== '') return null;
  const required = requirementOf(deps, proposal, reach);
  if (required.kind !== 'approvals' || !required.reason) return null;
  return { zh: '请先写明拒绝的原因。', en: 'Please say why you reject it.' };
}

/** The state that was found, and who was faster. */
export function already(proposal: Proposal, { act, actor }: { act: Act; actor: string }): Text {
  const { state, decided_by: by } = proposal;
  if (actsIn(state).includes(act))
    return { zh: '卡片已更新，请再看一次。', en: 'The card has changed; please look again.' };
  const { zh, en } = stateTag(state);
  if (by === null || by === 'bot' || by === actor) return { zh: `现在的状态是「${zh}」。`, en: `It is "${en}" now.` };
  const name = storedName(proposal, by);
  return { zh: `现在的状态是「${zh}」，${name} 先决定了。`, en: `It is "${en}" now; ${name} decided first.` };
}
