import { noteCard } from '../../../cards/note.ts';
import { dayOf } from '../../core/dates.ts';
import { proposalById } from '../../store/proposals.ts';
import type { Trx } from '../../store/schema.ts';
import { saidOnce, writeTo } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';

/** A missing scope is told to the administrators once a day. */
export async function tellAdmins(deps: Deps, trx: Trx, proposalId: string): Promise<void> {
  const proposal = await proposalById(trx, proposalId);
  if (!proposal) return;
  const { scopes } = deps.drawn(proposal.operation).write;
  const { consoleUrl, timeZone } = deps.settings;
  const card = noteCard({
    title: { zh: '机器人缺少权限', en: 'The bot lacks a scope' },
    lines: [
      {
        zh: `#${proposal.number} 因为缺少权限没有写入（开通一项即可）：${scopes.join(' ')}`,
        en: `#${proposal.number} was not written for lack of a scope (one is enough): ${scopes.join(' ')}`,
      },
      {
        zh: `请到 ${consoleUrl} 开通并发布版本；开通后会自动重试。`,
        en: `Grant it at ${consoleUrl} and publish a version; it is tried again by itself.`,
      },
    ],
  });
  const today = dayOf(deps.now(), timeZone);
  for (const to of deps.policy.current().policy?.admins ?? [])
    await writeTo(deps, trx, { to, id: saidOnce(scopes.join(' '), to, today), of: { content: card } });
}
