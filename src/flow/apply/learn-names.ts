import { proposalById, storeNames } from '../../store/proposals.ts';
import type { Deps } from '../deps.ts';

/** What came into view since the preview: people by their ids, and names that Hire told. */
interface Seen {
  readonly people: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

/** Adds the names of what came into view since the preview. */
export async function learnNames(deps: Deps, proposalId: string, { people, names }: Seen): Promise<void> {
  const proposal = await proposalById(deps.db, proposalId);
  if (!proposal) return;
  const known = proposal.names;
  const unknown = people.filter((id) => !Object.hasOwn(known, id) && !Object.hasOwn(names, id));
  const { byId } = unknown.length > 0 ? await deps.people.names(unknown) : { byId: new Map<string, string>() };
  const learnt = { ...names, ...Object.fromEntries(byId) };
  if (Object.keys(learnt).some((id) => known[id] !== learnt[id]))
    await storeNames(deps.db, proposalId, { ...known, ...learnt });
}
