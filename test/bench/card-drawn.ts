/** The card of a proposal over so many jobs, as it is sent. */
import { proposalCard } from '../../cards/proposal.ts';
import { jsonBytes } from '../../src/core/json.ts';
import { proposalData } from '../support/sample-cards.ts';

/** Its size in bytes. */
export function drawnCard(targets: number): number {
  const data = proposalData('proposed');
  const [group] = data.groups;
  if (!group) throw new Error('there is no sample');
  const label = (nth: number) => [{ label: `前端工程师（J${1000 + nth}）`, id: String(7_096_318_853_365_000 + nth) }];
  const groups = Array.from({ length: targets }, (_, nth) => ({ ...group, targets: label(nth) }));
  return jsonBytes(proposalCard({ ...data, groups, progress: { counts: { pending: targets }, left: null } }));
}
