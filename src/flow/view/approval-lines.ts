/** What a card says of approvals: how many are there, of how many, by whom and when. */
import { minuteOf } from '../../core/dates.ts';
import { is, type ProposalState } from '../../core/proposal.ts';
import { type Approval, askedFor, givenTo, type Required } from '../../core/required.ts';
import { inARow, same, type Text } from '../../core/text.ts';
import type { Decision } from '../../store/rows/decision.ts';
import type { Proposal } from '../../store/rows/proposal.ts';

interface Asked {
  readonly proposal: Pick<Proposal, 'requester'>;
  readonly state: ProposalState | null;
  readonly decisions: readonly Decision[];
}

interface Words {
  readonly names: ReadonlyMap<string, string>;
  /** IANA name. */
  readonly timeZone: string;
}

/** Of those who may approve; the others are counted. */
const MOST_NAMED = 8;

export function approvalLines(asked: Asked, required: Required, words: Words): Text[] {
  const waits = asked.state === null || is(asked.state, 'undecided');
  const open = waits && required.kind === 'approvals' ? required.each.map((each) => waiting(each, asked, words)) : [];
  return [
    ...open,
    ...(waits && required.kind === 'forbidden' ? [forbidden] : []),
    ...asked.decisions.map((each) => heard(each, words)),
  ];
}

const forbidden: Text = {
  zh: '按现在的策略，不能再在这里做这项改动；可以取消，或请管理员改策略。',
  en: 'The policy of now does not allow this here any more: cancel it, or ask the administrator.',
};

function waiting(approval: Approval, { proposal, state, decisions }: Asked, words: Words): Text {
  const { count } = approval;
  const whom = mayBe(approval, proposal.requester, words);
  if (!whom) {
    return {
      zh: '需要批准，但策略里没有别的审批人，请联系管理员。',
      en: 'This needs approval, but the policy names nobody else: ask the administrator.',
    };
  }
  if (state !== 'confirmed') {
    return {
      zh: `审批人：${whom.zh}（提交后需 ${count} 位批准）`,
      en: `Approvers: ${whom.en} (${count} must approve once it is submitted)`,
    };
  }
  const given = givenTo(approval, decisions, proposal.requester);
  return {
    zh: `审批人：${whom.zh}（已批准 ${given}/${count}）`,
    en: `Approvers: ${whom.en} (${given} of ${count} approved)`,
  };
}

/** Null where nobody may. */
function mayBe(approval: Approval, requester: string, { names }: Words): Text | null {
  if (approval.by === 'everyone') return { zh: '群里任何其他人', en: 'anybody else in the group' };
  const people = askedFor(approval, requester);
  if (people.length === 0) return null;
  const { zh, en } = inARow(people.slice(0, MOST_NAMED).map((id) => same(names.get(id) || id)));
  const rest = people.length - MOST_NAMED;
  return rest > 0 ? { zh: `${zh} 等 ${people.length} 人`, en: `${en} and ${rest} more` } : { zh, en };
}

const heard = (decision: Decision, { names, timeZone }: Words): Text =>
  voice(decision, names.get(decision.actor) || decision.actor, ` ${minuteOf(decision.at, timeZone)}`);

/** What an approver said; `when` follows the verb. */
export function voice({ yes, reason }: Decision, name: string, when = ''): Text {
  if (yes) return { zh: `${name} 已批准${when}`, en: `Approved by ${name}${when}` };
  const why = reason ? { zh: `：${reason}`, en: `: ${reason}` } : { zh: '（没有写原因）', en: ' (no reason given)' };
  return { zh: `${name} 已拒绝${when}${why.zh}`, en: `Rejected by ${name}${when}${why.en}` };
}
