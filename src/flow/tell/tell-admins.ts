import { noteCard } from '../../../cards/note.ts';
import { dayOf } from '../../core/dates.ts';
import { SCOPE_MISSING } from '../../hire/codes.ts';
import { itemsOf } from '../../store/items.ts';
import { proposalById } from '../../store/proposals.ts';
import type { Trx } from '../../store/schema.ts';
import { saidOnce, writeTo } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { operationsOf } from '../read/drawing.ts';

/** A missing scope is told to the administrators once a day. */
export async function tellAdmins(deps: Deps, trx: Trx, proposalId: string): Promise<void> {
  const proposal = await proposalById(trx, proposalId);
  if (!proposal) return;
  const lacking = (await itemsOf(trx, proposalId)).filter(({ code }) => code === SCOPE_MISSING);
  const lists = new Set(operationsOf(lacking).map((name) => deps.drawn(name).write.scopes.join(' ')));
  const today = dayOf(deps.now(), deps.settings.timeZone);
  for (const scopes of lists)
    for (const to of deps.policy.current().policy?.admins ?? [])
      await writeTo(deps, trx, {
        to,
        id: saidOnce(scopes, to, today),
        of: { content: lackingCard(deps, proposal.number, scopes) },
      });
}

const lackingCard = ({ settings: { consoleUrl } }: Deps, number: number, scopes: string) =>
  noteCard({
    title: { zh: '机器人缺少权限', en: 'The bot lacks a scope' },
    lines: [
      {
        zh: `#${number} 因为缺少权限没有写入（开通一项即可）：${scopes}`,
        en: `#${number} was not written for lack of a scope (one is enough): ${scopes}`,
      },
      {
        zh: `请到 ${consoleUrl} 开通并发布版本；开通后会自动重试。`,
        en: `Grant it at ${consoleUrl} and publish a version; it is tried again by itself.`,
      },
    ],
  });
