/** Those who see to calls that came to no end here ask with one look whether it is time for any of them. */
import { together } from '../../core/together.ts';
import { callsDue, type Due } from '../../store/due.ts';
import type { Deps } from '../deps.ts';

type Work = () => Promise<boolean>;

/** The work, where something of this kind is due. */
export function whenDue(deps: Deps): (what: keyof Due, work: (deps: Deps) => Promise<boolean>) => Work {
  const due = together(() => callsDue(deps.db, deps.steady()));
  return (what, work) => async () => (await due())[what] && work(deps);
}
