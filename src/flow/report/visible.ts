/** Proposals that a person may see, by number or among others. */

import { type Report, usageOfReport } from '../../command/reports.ts';
import { shortened } from '../../core/free-text.ts';
import type { Refusal } from '../../core/outcome.ts';
import { mayApprove } from '../../core/required.ts';
import type { Text } from '../../core/text.ts';
import { reachOf } from '../../store/items.ts';
import { proposalByNumber } from '../../store/proposals.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { mayPropose, requirementOf } from '../rights/requirement.ts';

/** What may be seen: one's own, this chat's, and what one may propose or approve. */
async function isVisible(deps: Deps, { requester, chatId }: Source, proposal: Proposal): Promise<boolean> {
  if (proposal.requester === requester || proposal.chat_id === chatId) return true;
  const reach = await reachOf(deps.db, proposal.id);
  const required = requirementOf(deps, proposal, reach);
  const own = { ...proposal, requester };
  return mayApprove(required, proposal.requester, requester) || mayPropose(deps, own, reach.operations);
}

export async function visible(deps: Deps, source: Source, proposals: readonly Proposal[]): Promise<Proposal[]> {
  const seen = await Promise.all(proposals.map((each) => isVisible(deps, source, each)));
  return proposals.filter((_, index) => seen[index]);
}

export async function numbered(deps: Deps, source: Source, word = ''): Promise<Proposal | null> {
  const number = /^#?(\d{1,9})$/.exec(word)?.[1];
  const proposal = number === undefined ? null : await proposalByNumber(deps.db, Number(number));
  return proposal && (await isVisible(deps, source, proposal)) ? proposal : null;
}

export const isNumber = (word: string): boolean => /^#?\d+$/.test(word);

export const noNumber = (word: string): Text => ({
  zh: `「${shortened(word, 40)}」不是编号。编号在卡片标题里，如 #128。`,
  en: `"${shortened(word, 40)}" is no number. It stands in the title of the card, such as #128.`,
});

/** As it was typed, as far as that is a number. */
const spoken = (word: string): string =>
  isNumber(word) ? `#${word.replace('#', '').slice(0, 20)}` : `「${shortened(word, 40)}」`;

/** The same whether it is not there or not theirs to see. */
export const noSuchNumber = (report: Report, word = ''): Refusal => ({
  code: 'no-such-number',
  text:
    word === ''
      ? { zh: '没有写编号。', en: 'The number is missing.' }
      : { zh: `没有 ${spoken(word)}，或你看不到它。`, en: `There is no ${spoken(word)}, or it is not yours to see.` },
  hint: {
    zh: '编号在卡片标题里，如 #128；发送 /history 查看。',
    en: 'It stands in the title of the card, such as #128; /history lists them.',
  },
  usage: usageOfReport(report),
});
