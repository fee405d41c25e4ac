/** `/history`: by number, by who asked, or by target. */

import { isOpenId } from '../../core/ids.ts';
import { findProposals } from '../../store/proposal-lists.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { numbered, visible } from './visible.ts';

export async function history(deps: Deps, source: Source, words: readonly string[]): Promise<Proposal[]> {
  const [first = ''] = words;
  if (/^#?\d{1,9}$/.test(first)) {
    const one = await numbered(deps, source, first);
    return one ? [one] : [];
  }
  const wish = isOpenId(first) ? { requester: first } : { label: words.join(' ') };
  return visible(deps, source, await findProposals(deps.db, wish));
}
