/** `/pass`: another approver is asked to decide. */

import { noteCard } from '../../../cards/note.ts';
import { type Report, usageOfReport } from '../../command/reports.ts';
import type { Refusal } from '../../core/outcome.ts';
import { approversOf, mayApprove, type Required } from '../../core/required.ts';
import { same } from '../../core/text.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { answerRefusal, answerWith, type Save, type Source } from '../ask/answer.ts';
import { type Menu, reporting, said } from '../ask/offers.ts';
import type { Deps } from '../deps.ts';
import { requirementNow } from '../rights/requirement.ts';
import { askInstead } from '../tell/tell.ts';
import { personNamed } from './person-named.ts';
import { noSuchNumber, numbered } from './visible.ts';

interface Passing {
  readonly report: Report;
  readonly words: readonly string[];
}

/** Another approver is asked in person; whoever may approve still may. */
export async function passOn(deps: Deps, source: Source, { report, words }: Passing): Promise<Save | Menu> {
  const [first = '', ...named] = words;
  const proposal = await numbered(deps, source, first);
  if (!proposal) return answerRefusal(deps, source, noSuchNumber(report, first));
  const required = await requirementNow(deps, deps.db, proposal);
  const may = (who: string) => proposal.state === 'confirmed' && mayApprove(required, proposal.requester, who);
  if (!may(source.requester)) return answerRefusal(deps, source, notYours(proposal.number));
  const person = await personNamed(deps, source, named);
  if (!person) return askWhom(deps, source, { report, proposal, required });
  if (!may(person)) return answerRefusal(deps, source, notTheirs);
  const { byId } = await deps.people.names([source.requester, person]);
  const from = byId.get(source.requester) ?? source.requester;
  const to = byId.get(person) ?? person;
  const said = { zh: `已请 ${to} 决定 #${proposal.number}。`, en: `${to} was asked to decide #${proposal.number}.` };
  const answer = answerWith(deps, source, noteCard({ title: report.title, lines: [said] }));
  return async (trx) => {
    await answer(trx);
    await askInstead(deps, trx, { proposal, from: { openId: source.requester, name: from }, to: person });
  };
}

interface Unsaid {
  readonly report: Report;
  readonly proposal: Proposal;
  readonly required: Required;
}

const MOST_NAMED = 10;

/** Those who may decide it too, a button each. */
async function askWhom(deps: Deps, source: Source, { report, proposal, required }: Unsaid): Promise<Save | Menu> {
  const { number, requester } = proposal;
  const others = approversOf(required, requester).filter((who) => who !== source.requester);
  if (others.length === 0) return answerRefusal(deps, source, nobodyNamed(report));
  const shown = others.slice(0, MOST_NAMED);
  const { byId } = await deps.people.names(shown);
  const offers = shown.map((who) => ({
    title: same(byId.get(who) ?? who),
    command: reporting(report.name, [String(number), who]),
    form: false,
  }));
  const line = { zh: `#${number} 转交给谁？`, en: `Who is asked to decide #${number}?` };
  return { title: report.title, lines: [said(line)], offers };
}

const notYours = (number: number): Refusal => ({
  code: 'not-yours',
  text: { zh: `#${number} 不在等你批准。`, en: `#${number} does not wait for your approval.` },
  hint: { zh: '发送 /待办 看什么在等你。', en: '/pending lists what waits for you.' },
});
const nobodyNamed = (report: Report): Refusal => ({
  code: 'nobody-named',
  text: { zh: '没有写转交给谁。', en: 'Whom to pass it to is missing.' },
  usage: usageOfReport(report),
});
const notTheirs: Refusal = {
  code: 'not-theirs',
  text: { zh: '按策略，这个人不能批准它。', en: 'By the policy this person may not approve it.' },
  hint: { zh: '卡片上写着谁可以批准。', en: 'The card names who may.' },
};
