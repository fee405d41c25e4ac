/** `/history`: by number, by who asked, or by target. */

import { isOpenId } from '../../core/ids.ts';
import { findProposals } from '../../store/proposal-lists.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { personNamed } from './person-named.ts';
import { numbered, visible } from './visible.ts';

export async function history(deps: Deps, source: Source, words: readonly string[]): Promise<Proposal[]> {
  const [first = ''] = words;
  if (/^#?\d{1,9}$/.test(first)) {
    const one = await numbered(deps, source, first);
    return one ? [one] : [];
  }
  const person = await personNamed(deps, source, words);
  const asked = person ? await findProposals(deps.db, { requester: person }) : [];
  // A target may have the name of a colleague.
  const about = isOpenId(first) ? [] : await findProposals(deps.db, { label: words.join(' ') });
  const all = new Map([...asked, ...about].map((each) => [each.id, each]));
  return visible(
    deps,
    source,
    [...all.values()].sort((a, b) => b.number - a.number),
  );
}
