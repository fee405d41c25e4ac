/** A missing scope is told to the administrators once a day, and what it stopped is tried again by itself. */
import { reportCard } from '../../../cards/report.ts';
import { dayOf } from '../../core/dates.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time.ts';
import { SCOPE_MISSING } from '../../hire/codes.ts';
import { resetItems } from '../../store/items.ts';
import { takeWithoutScope } from '../../store/mend.ts';
import { followItems, proposalById } from '../../store/proposals.ts';
import type { Proposal, Trx } from '../../store/schema.ts';
import { saidOnce, writeTo } from '../ask/answer.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { audit } from '../rights/audit.ts';

/** After a week a person has to press the button. */
const WEEK_MS = 7 * DAY_MS;
const FIRST_PAUSE_MS = 10 * MINUTE_MS;
const LONGEST_PAUSE_MS = 6 * HOUR_MS;

/** When an item that lacks a scope may be tried again: soon at first, then more and more rarely. */
export const nextTry = (now: number, attempt: number): number =>
  now + Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, attempt - 1), LONGEST_PAUSE_MS);

export async function tellAdmins(deps: Deps, trx: Trx, proposalId: string): Promise<void> {
  const proposal = await proposalById(trx, proposalId);
  if (!proposal) return;
  const { scopes } = operationNamed(deps, proposal.operation).write;
  const { consoleUrl, timeZone } = deps.settings;
  const card = reportCard({
    title: { zh: '机器人缺少权限', en: 'The bot lacks a scope' },
    sections: [
      {
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
      },
    ],
  });
  const today = dayOf(deps.now(), timeZone);
  for (const to of deps.policy.current().policy?.admins ?? [])
    await writeTo(deps, trx, { to, id: saidOnce(scopes.join(' '), to, today), of: { content: card } });
}

/** The scope may have come meanwhile: the items that lacked it go back to be sent. */
export async function mendNext(deps: Deps): Promise<boolean> {
  const now = deps.now();
  const item = await takeWithoutScope(deps.db, {
    code: SCOPE_MISSING,
    now,
    since: now - WEEK_MS,
    next: now + LONGEST_PAUSE_MS,
  });
  if (!item) return false;
  await deps.db.transaction().execute((trx) => tryAgain(deps, trx, item));
  deps.bells.calls.ring();
  return true;
}

async function tryAgain(
  deps: Deps,
  trx: Trx,
  { proposal, items }: { proposal: Proposal; items: readonly string[] },
): Promise<void> {
  const at = deps.now();
  if ((await resetItems(trx, items, { from: 'failed', to: 'pending', at })) === 0) return;
  await followItems(trx, proposal.id);
  await audit(deps, trx, {
    at,
    actor: 'bot',
    kind: 'tried again',
    proposal: proposal.id,
    detail: { items: items.length },
  });
}
