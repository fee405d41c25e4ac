/** A dry run: what the card of the proposal would show. Nothing is stored, and nothing can be pressed. */
import { pageCount, proposalCard } from '../../../cards/proposal.ts';
import { sha256 } from '../../store/audit.ts';
import { addCopy } from '../../store/copies.ts';
import { newCopy, type Save, type Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { drawingOf } from '../read/drawing.ts';
import { proposalData } from '../view/proposal.ts';
import { type NewProposal, newProposal } from './save-proposal.ts';

const unsent = {
  state: null,
  ref: '',
  seat: 'direct',
  decisions: [],
  askedTwice: false,
  page: 0,
  looked: [],
  left: null,
} as const;

/** Without buttons nobody can turn: each page is a card, up to so many. */
const MOST_CARDS = 12;
/** Between two of them, so that they come in their order. */
const APART_MS = 500;

export async function showPreview(deps: Deps, source: Source, made: NewProposal): Promise<Save> {
  const proposal = await newProposal(deps, source, made);
  const shown = { drawing: drawingOf(deps, made.items), proposal, items: made.items, ...unsent };
  const whole = proposalData(deps, shown);
  const pages = pageCount(whole);
  const data = pages > MOST_CARDS ? { ...whole, notices: [...whole.notices, notAll(pages)] } : whole;
  const cards = Array.from({ length: Math.min(pages, MOST_CARDS) }, (_, page) => proposalCard({ ...data, page }));
  const copies = cards.map((content, page) => pageCopy(deps, source, { content, page }));
  return async (trx) => {
    for (const copy of copies) await addCopy(trx, copy);
  };
}

/** The first takes the place of "reading". */
function pageCopy(deps: Deps, source: Source, { content, page }: { content: object; page: number }) {
  const first = newCopy(deps, source, { content });
  if (page === 0) return first;
  return { ...first, id: sha256(`${first.id}:${page}`).slice(0, 32), next_at: deps.now() + page * APART_MS };
}

const notAll = (pages: number) => ({
  zh: `共 ${pages} 页，只看时发出前 ${MOST_CARDS} 页；去掉「只看」提出后可以翻页看全部。`,
  en: `${pages} pages; a dry run sends the first ${MOST_CARDS}. Without it the card can be turned to all of them.`,
});
