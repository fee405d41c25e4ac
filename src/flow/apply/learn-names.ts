import type { Values } from '../../core/value.ts';
import { proposalById, storeNames } from '../../store/proposals.ts';
import type { Deps } from '../deps.ts';
import { peopleIn } from '../read/names.ts';
import type { Read } from '../read/present.ts';
import type { Sending } from './record.ts';

/** What came into view since the preview: people by their ids, and names that Hire told. */
interface Seen {
  readonly people: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

/** The same for values that a card will show beside those of the preview. */
export async function learnShown(
  deps: Deps,
  { group, operation }: Sending,
  { shown, reads }: { shown: readonly Values[]; reads: readonly (Read | undefined)[] },
): Promise<void> {
  if (shown.length === 0) return;
  const told = reads.flatMap((read) => (read?.kind === 'present' ? Object.entries(read.present.names ?? {}) : []));
  const { fields } = operation;
  const people = peopleIn(shown.map((values) => ({ fields, values })));
  await learnNames(deps, group.proposal, { people, names: Object.fromEntries(told) });
}

/** Adds the names of what came into view since the preview. */
async function learnNames(deps: Deps, proposalId: string, { people, names }: Seen): Promise<void> {
  const proposal = await proposalById(deps.db, proposalId);
  if (!proposal) return;
  const known = proposal.names;
  const unknown = people.filter((id) => !Object.hasOwn(known, id) && !Object.hasOwn(names, id));
  const { byId } = unknown.length > 0 ? await deps.people.names(unknown) : { byId: new Map<string, string>() };
  const learnt = { ...names, ...Object.fromEntries(byId) };
  if (Object.keys(learnt).some((id) => known[id] !== learnt[id]))
    await storeNames(deps.db, proposalId, { ...known, ...learnt });
}
