/** What each state of a proposal is called, and its colour. */
import type { ProposalState } from '../src/core/proposal.ts';
import type { Text } from '../src/core/text.ts';
import type { Colour } from './card.ts';

const states: Readonly<Record<ProposalState, { tag: Text; colour: Colour }>> = {
  proposed: { tag: { zh: '待确认', en: 'To confirm' }, colour: 'blue' },
  confirmed: { tag: { zh: '待审批', en: 'To approve' }, colour: 'orange' },
  approved: { tag: { zh: '执行中', en: 'Applying' }, colour: 'wathet' },
  applying: { tag: { zh: '执行中', en: 'Applying' }, colour: 'wathet' },
  applied: { tag: { zh: '已生效', en: 'Applied' }, colour: 'green' },
  'partly-applied': { tag: { zh: '部分生效', en: 'Partly applied' }, colour: 'orange' },
  failed: { tag: { zh: '失败', en: 'Failed' }, colour: 'red' },
  stale: { tag: { zh: '已失效', en: 'Stale' }, colour: 'yellow' },
  unclear: { tag: { zh: '待核实', en: 'Needs a look' }, colour: 'violet' },
  cancelled: { tag: { zh: '已取消', en: 'Cancelled' }, colour: 'grey' },
  rejected: { tag: { zh: '已拒绝', en: 'Rejected' }, colour: 'grey' },
  expired: { tag: { zh: '已过期', en: 'Expired' }, colour: 'grey' },
};

export const stateTag = (state: ProposalState): Text => states[state].tag;
export const stateColour = (state: ProposalState): Colour => states[state].colour;
