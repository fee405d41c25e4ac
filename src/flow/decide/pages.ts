/** Cards with several pages: turned by whoever reads them, and counted before somebody decides. */
import { pageCount, unseenOf } from '../../../cards/proposal.ts';
import type { IncomingClick } from '../../core/incoming.ts';
import { isYes } from '../../core/proposal.ts';
import type { Text } from '../../core/text.ts';
import { copyById, turnCopy } from '../../store/copies.ts';
import { addHandled, type Delivery } from '../../store/inbox.ts';
import { proposalById } from '../../store/proposals.ts';
import { noteReader, readerOf } from '../../store/readers.ts';
import type { Copy } from '../../store/rows/copy.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Trx } from '../../store/schema.ts';
import type { Deps } from '../deps.ts';
import { currentCard, currentData } from '../view/current.ts';
import { ANSWER_MS, type ClickAnswer, withNewest } from './click-answer.ts';
import { decideInTime } from './in-time.ts';

interface Clicked {
  readonly copy: Copy;
  readonly proposal: Proposal;
  readonly click: IncomingClick;
}

/** The page that was chosen, or the next; from the last back to the first. Nothing is decided by it. */
export async function turnPage(
  deps: Deps,
  { delivery, ...clicked }: Clicked & { readonly delivery: Delivery },
): Promise<ClickAnswer> {
  const { copy, proposal, click } = clicked;
  const pages = pageCount(await currentData(deps, proposal, copy));
  const chosen = /^\d{1,4}$/.test(click.option) ? Number(click.option) : copy.page + 1;
  const page = chosen % pages;
  const fresh = await decideInTime(deps, delivery, async (trx) => {
    if (!(await addHandled(trx, delivery))) return false;
    await show(deps, trx, { ...clicked, page, pages });
    return true;
  });
  const newest = await withNewest(deps, { copy, since: delivery.receivedAt, patient: fresh }, drawNow(deps, copy));
  const text = { zh: `第 ${page + 1}/${pages} 页`, en: `Page ${page + 1} of ${pages}` };
  return { toast: { type: 'info', text }, ...newest };
}

/** As it is now, on the page and with the buttons that it has by then. */
export const drawNow =
  (deps: Deps, { id }: Copy) =>
  async () => {
    const copy = await copyById(deps.db, id);
    const proposal = copy && (await proposalById(deps.db, copy.proposal_id ?? ''));
    if (!copy || !proposal) return null;
    return { card: await currentCard(deps, proposal, copy), version: proposal.version, messageId: copy.message_id };
  };

interface Showing extends Clicked {
  readonly page: number;
  readonly pages: number;
}

async function show(deps: Deps, trx: Trx, { copy, click, page, pages }: Showing): Promise<void> {
  const before = await readerOf(trx, { copy: copy.id, reader: click.operator, pages });
  const looked = [...new Set([...(before?.looked ?? []), copy.page, page])];
  await noteReader(trx, { copy_id: copy.id, reader: click.operator, pages, looked });
  await turnCopy(trx, copy.id, { page, until: deps.steady() + ANSWER_MS });
}

/** How many pages somebody who says yes has not looked at; said in the answer, and kept in the audit trail. */
export async function pagesUnseen(deps: Deps, { copy, proposal, click }: Clicked): Promise<number> {
  if (!isYes(click.act)) return 0;
  const data = await currentData(deps, proposal, copy);
  const pages = pageCount(data);
  // The one that there is was in front of them.
  if (pages === 1) return 0;
  const before = await readerOf(deps.db, { copy: copy.id, reader: click.operator, pages });
  return unseenOf({ page: data.page, looked: before?.looked ?? [] }, pages);
}

export const sayingUnseen = ({ zh, en }: Text, unseen: number): Text =>
  unseen === 0 ? { zh, en } : { zh: `${zh}（${unseen} 页没有看过）`, en: `${en} (${unseen} pages not looked at)` };
