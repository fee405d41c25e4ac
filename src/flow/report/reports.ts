/** Answers about proposals and oneself: what waits, what was, what may be. */

import { stateTag } from '../../../cards/proposal.ts';
import { reportCard } from '../../../cards/report.ts';
import { type Report, usageOfReport } from '../../command/reports.ts';
import { minuteOf } from '../../core/dates.ts';
import { isOpenId } from '../../core/ids.ts';
import type { Refusal } from '../../core/outcome.ts';
import { approversOf, mayApprove } from '../../core/policy.ts';
import { same, type Text } from '../../core/text.ts';
import { decisionsOn } from '../../store/decisions.ts';
import { labelsOf } from '../../store/items.ts';
import { findProposals, openProposals } from '../../store/proposal-lists.ts';
import { proposalByNumber } from '../../store/proposals.ts';
import type { Proposal } from '../../store/schema.ts';
import { answerQuestion, answerRefusal, answerWith, type Change, type Source } from '../ask/answer.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { answerUndo } from '../propose/undo.ts';
import { storedName } from '../read/names.ts';
import { mayPropose, requirementNow, requirementOf } from '../rights/requirement.ts';
import { askInstead } from '../tell/tell.ts';
import { stats } from './stats.ts';

export interface Asked {
  readonly report: Report;
  readonly words: readonly string[];
}

export async function answerReport(deps: Deps, source: Source, { report, words }: Asked): Promise<Change> {
  switch (report.name) {
    case 'whoami':
      return answerWith(deps, source, await whoAmI(deps, source));
    case 'pass':
      return passOn(deps, source, { report, words });
    case 'stats':
      return answerWith(deps, source, await stats(deps));
    case 'pending':
      return listed(deps, source, { report, found: await waitingFor(deps, source) });
    case 'history':
      return listed(deps, source, { report, found: await history(deps, source, words) });
    case 'undo': {
      const proposal = await numbered(deps, source, words[0]);
      if (!proposal) return answerRefusal(deps, source, noSuchNumber(report));
      return answerUndo(deps, source, { proposal, anyway: false });
    }
  }
}

/** Another approver is asked in person; whoever may approve still may. */
async function passOn(deps: Deps, source: Source, { report, words }: Asked): Promise<Change> {
  const [, person = ''] = words;
  const proposal = await numbered(deps, source, words[0]);
  if (!proposal || !isOpenId(person)) return answerRefusal(deps, source, noSuchNumber(report));
  const required = await requirementNow(deps, deps.db, proposal);
  const may = (who: string) => proposal.state === 'confirmed' && mayApprove(required, proposal.requester, who);
  if (!may(source.asker)) return answerRefusal(deps, source, notYours(proposal.number));
  if (!may(person)) return answerRefusal(deps, source, notTheirs);
  const { byId } = await deps.people.names([source.asker, person]);
  const [from, to] = [byId.get(source.asker) ?? source.asker, byId.get(person) ?? person];
  const said = { zh: `已请 ${to} 决定 #${proposal.number}。`, en: `${to} was asked to decide #${proposal.number}.` };
  const answer = answerWith(deps, source, reportCard({ title: report.title, sections: [{ lines: [said] }] }));
  return async (trx) => {
    await answer(trx);
    await askInstead(deps, trx, { proposal, from: { openId: source.asker, name: from }, to: person });
  };
}

const notYours = (number: number): Refusal => ({
  code: 'not-yours',
  text: { zh: `#${number} 不在等你批准。`, en: `#${number} does not wait for your approval.` },
  hint: { zh: '发送 /待办 看什么在等你。', en: '/pending lists what waits for you.' },
});
const notTheirs: Refusal = {
  code: 'not-theirs',
  text: { zh: '按策略，这个人不能批准它。', en: 'By the policy this person may not approve it.' },
  hint: { zh: '卡片上写着谁可以批准。', en: 'The card names who may.' },
};

/** What may be seen: one's own, this chat's, and what one may propose or approve. */
async function isVisible(deps: Deps, { asker, chatId }: Source, proposal: Proposal): Promise<boolean> {
  if (proposal.requester === asker || proposal.chat_id === chatId) return true;
  const required = await requirementNow(deps, deps.db, proposal);
  return mayApprove(required, proposal.requester, asker) || mayPropose(deps, { ...proposal, requester: asker });
}

async function visible(deps: Deps, source: Source, proposals: readonly Proposal[]): Promise<Proposal[]> {
  const seen = await Promise.all(proposals.map((each) => isVisible(deps, source, each)));
  return proposals.filter((_, index) => seen[index]);
}

async function numbered(deps: Deps, source: Source, word = ''): Promise<Proposal | null> {
  const number = /^#?(\d{1,9})$/.exec(word)?.[1];
  const proposal = number === undefined ? null : await proposalByNumber(deps.db, Number(number));
  return proposal && (await isVisible(deps, source, proposal)) ? proposal : null;
}

const noSuchNumber = (report: Report): Refusal => ({
  code: 'no-such-number',
  text: { zh: '没有这个编号，或你看不到它。', en: 'There is no such number, or it is not yours to see.' },
  hint: {
    zh: '编号在卡片标题里，如 #128；发送 /history 查看。',
    en: 'It stands in the title of the card, such as #128; /history lists them.',
  },
  usage: usageOfReport(report),
});

async function waitingFor(deps: Deps, { asker }: Source): Promise<Proposal[]> {
  const found: Proposal[] = [];
  for (const proposal of await openProposals(deps.db)) {
    if (proposal.requester === asker || (await waitsForYesOf(deps, proposal, asker))) found.push(proposal);
  }
  return found;
}

async function waitsForYesOf(deps: Deps, proposal: Proposal, person: string): Promise<boolean> {
  if (proposal.state !== 'confirmed') return false;
  const required = await requirementNow(deps, deps.db, proposal);
  if (!mayApprove(required, proposal.requester, person)) return false;
  return !(await decisionsOn(deps.db, proposal.id)).some(({ actor }) => actor === person);
}

async function history(deps: Deps, source: Source, words: readonly string[]): Promise<Proposal[]> {
  const [first = ''] = words;
  if (/^#?\d{1,9}$/.test(first)) {
    const one = await numbered(deps, source, first);
    return one ? [one] : [];
  }
  const wish = isOpenId(first) ? { requester: first } : { label: words.join(' ') };
  return visible(deps, source, await findProposals(deps.db, wish));
}

const ROWS = 10;

interface Listing {
  readonly report: Report;
  readonly found: readonly Proposal[];
}

async function listed(deps: Deps, source: Source, { report, found }: Listing): Promise<Change> {
  if (found.length === 0) {
    const none = { zh: '没有找到。', en: 'Nothing found.' };
    return answerWith(deps, source, reportCard({ title: report.title, sections: [{ lines: [none] }] }));
  }
  const rows = await Promise.all(found.map((proposal) => rowOf(deps, proposal)));
  const pages = Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, at) =>
    rows.slice(at * ROWS, (at + 1) * ROWS),
  );
  const command = {
    operation: report.name,
    targets: {},
    edits: {},
    note: '',
    dryRun: false,
    text: report.words[0] ?? '',
  };
  const own = found.filter(({ state, requester }) => state === 'confirmed' && requester === source.asker);
  const waiting = rows
    .filter(({ id }) => report.name === 'pending' && own.some((each) => each.id === id))
    .slice(0, ROWS);
  const ask = { kind: 'proposals', title: report.title, pages, page: 0, waiting } as const;
  return answerQuestion(deps, source, { command, ask });
}

export interface ProposalRow {
  readonly id: string;
  readonly title: Text;
  readonly detail: Text;
}

async function rowOf(deps: Deps, proposal: Proposal): Promise<ProposalRow> {
  const { id, number, operation, state, requester, created_at: at, within } = proposal;
  const { title } = operationNamed(deps, operation);
  const tag = stateTag(state);
  const who = storedName(proposal, requester);
  const when = minuteOf(at, deps.settings.timeZone);
  const labels = await labelsOf(deps.db, id, 3);
  const whom = [...(within ? [within.label] : []), ...labels].join('、');
  return {
    id,
    title: { zh: `#${number} ${title.zh} · ${tag.zh}`, en: `#${number} ${title.en} · ${tag.en}` },
    detail: same(`${when} ${who} · ${whom}`),
  };
}

/** One line an operation: may I, and who says yes. */
async function whoAmI(deps: Deps, { asker, chatId }: Source) {
  const { policy, version } = deps.policy.current();
  const required = deps.operations.map((operation) => ({
    operation,
    need: requirementOf(deps, { operation: operation.name, requester: asker, chat_id: chatId }, 1),
  }));
  const people = [...new Set([asker, ...required.flatMap(({ need }) => approversOf(need, asker))])].slice(0, 30);
  const { byId } = await deps.people.names(people);
  const name = (id: string): string => byId.get(id) || id;
  const groups = Object.entries(policy?.groups ?? {}).flatMap(([group, members]) =>
    members.includes(asker) ? [group] : [],
  );
  return reportCard({
    title: { zh: '我的权限', en: 'Who am I' },
    sections: [
      {
        lines: [
          same(`${name(asker)} · ${asker}`),
          { zh: `所在组：${groups.join('、') || '无'}`, en: `Groups: ${groups.join(', ') || 'none'}` },
          policy
            ? { zh: `按策略文件 ${version} 判断，在这个会话里：`, en: `By the policy file ${version}, in this chat:` }
            : {
                zh: '没有策略文件：人人可以提出，并由本人确认。',
                en: 'No policy file: everyone proposes and confirms alone.',
              },
        ],
      },
      { lines: required.map(({ operation, need }) => rightLine(operation.title, need, { asker, name })) },
    ],
  });
}

function rightLine(
  title: Text,
  need: ReturnType<typeof requirementOf>,
  { asker, name }: { asker: string; name: (id: string) => string },
): Text {
  switch (need.kind) {
    case 'forbidden':
      return {
        zh: `✕ ${title.zh}：不能提出，请管理策略文件的人加上你`,
        en: `✕ ${title.en}: not allowed; whoever keeps the policy file can add you`,
      };
    case 'own':
      return { zh: `✓ ${title.zh}：自己确认即可`, en: `✓ ${title.en}: your own confirmation is enough` };
    case 'approvals': {
      const people = approversOf(need, asker).slice(0, 5).map(name).join('、');
      const whom = need.by === 'everyone' ? { zh: '群里其他人', en: 'anybody else' } : same(people || '—');
      return {
        zh: `✓ ${title.zh}：需要 ${need.count} 位批准（${whom.zh}）`,
        en: `✓ ${title.en}: needs ${need.count} to approve (${whom.en})`,
      };
    }
  }
}
