/** Who may press which button. */
import type { Act } from '../../core/proposal.ts';
import { mayApprove, type Required } from '../../core/required.ts';
import type { Text } from '../../core/text.ts';
import type { Reach } from '../../store/items.ts';
import { type Asked, mayPropose, notAllowed, type Ruled, requirementOf } from './requirement.ts';

interface Wish {
  readonly act: Act;
  readonly proposal: Asked;
  readonly actor: string;
  readonly reach: Reach;
}

const onlyRequester: Text = { zh: '只有提出人可以操作。', en: 'Only the person who asked can do this.' };

/** Why this person may not press this button; null when they may. */
export function objection(deps: Ruled, { act, proposal, actor, reach }: Wish): Text | null {
  const own = actor !== '' && actor === proposal.requester;
  const required = requirementOf(deps, proposal, reach);
  switch (act) {
    case 'cancel':
    case 'nudge':
    case 'stop':
      return own ? null : onlyRequester;
    case 'confirm':
      if (!own) return onlyRequester;
      return required.kind === 'forbidden' ? notAllowed.text : null;
    case 'approve':
    case 'reject':
      return mayApprove(required, proposal.requester, actor) ? null : notApprover(own, required);
    case 'happened':
    case 'again':
      return own || mayApprove(required, proposal.requester, actor) ? null : onlyRequester;
    case 'report':
      // It says what the card says.
      return null;
    case 'edit':
    case 'retry':
    case 'rebase':
    case 'undo':
      if (actor === '') return onlyRequester;
      return own || mayPropose(deps, { ...proposal, requester: actor }, reach.operations) ? null : notAllowed.text;
  }
}

function notApprover(own: boolean, required: Required): Text {
  const mustBeOther = own && required.kind === 'approvals' && !required.each.some(({ self }) => self);
  return mustBeOther
    ? { zh: '自己提出的，要由别人批准。', en: 'Somebody else has to approve what you asked for.' }
    : { zh: '你不是这项改动的审批人。', en: 'You are not an approver of this change.' };
}
