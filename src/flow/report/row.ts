/** A proposal as one row among others. */
import { stateTag } from '../../../cards/state.ts';
import { minuteOf } from '../../core/dates.ts';
import { same, type Text } from '../../core/text.ts';
import { labelsOf } from '../../store/items.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Deps } from '../deps.ts';
import { storedName } from '../read/names.ts';

export interface ListedProposal {
  readonly id: string;
  readonly title: Text;
  readonly detail: Text;
}

export async function rowOf(deps: Deps, proposal: Proposal): Promise<ListedProposal> {
  const { id, number, operation, state, requester, created_at: at, within } = proposal;
  const { title } = deps.drawn(operation);
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
