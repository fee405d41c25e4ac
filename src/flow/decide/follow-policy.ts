/** What waits for approval is decided by the policy of now: a changed one may want other people, fewer, or nobody. */
import { approversOf, isEnough } from '../../core/required.ts';
import { decisionsOn } from '../../store/decisions.ts';
import {
  moveProposal,
  notePolicy,
  proposalById,
  storeNames,
  takeProposal,
  touchProposal,
  waitingByOther,
} from '../../store/proposals.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import type { Trx } from '../../store/schema.ts';
import { transact } from '../../store/transact.ts';
import type { Deps } from '../deps.ts';
import { eachAlone } from '../loop.ts';
import { audit } from '../rights/audit.ts';
import { requirementNow } from '../rights/requirement.ts';
import { askApprovers } from './approve.ts';

export async function followPolicy(deps: Deps): Promise<boolean> {
  const { version } = deps.policy.current();
  const one = async ({ id }: { id: string }): Promise<void> => {
    const names = await namesOfApprovers(deps, id);
    await transact(deps.db, (trx) => follow(deps, trx, { id, version, names }));
    deps.bells.calls.ring();
    deps.bells.cards.ring();
  };
  const waiting = await waitingByOther(deps.db, version);
  await eachAlone(waiting, one, { log: deps.log, activity: 'following a changed policy' });
  return false;
}

/** Those that its cards do not know yet. */
async function namesOfApprovers(deps: Deps, id: string): Promise<Proposal['names']> {
  const proposal = await proposalById(deps.db, id);
  if (!proposal) return {};
  const people = approversOf(await requirementNow(deps, deps.db, proposal), proposal.requester);
  const unknown = people.filter((person) => !Object.hasOwn(proposal.names, person));
  return unknown.length > 0 ? Object.fromEntries((await deps.people.names(unknown)).byId) : {};
}

interface Following {
  readonly id: string;
  /** Of the policy. */
  readonly version: string;
  readonly names: Proposal['names'];
}

const enough = {
  zh: '策略改了，现有的确认和批准已经足够，按此执行。',
  en: 'The policy has changed; the yes that was given is enough, so it goes on.',
  stays: true,
} as const;

async function follow(deps: Deps, trx: Trx, { id, version, names }: Following): Promise<void> {
  const proposal = await takeProposal(trx, id);
  if (proposal?.state !== 'confirmed' || proposal.policy === version) return;
  const required = await requirementNow(deps, trx, proposal);
  const { notices, requester } = proposal;
  const goesOn = isEnough(required, await decisionsOn(trx, id), requester);
  await notePolicy(trx, id, { policy: version, notices: goesOn ? [...notices, enough] : notices });
  if (goesOn) {
    const at = deps.now();
    await moveProposal(trx, id, { mover: 'policy', to: 'approved', by: 'bot', at });
    audit(deps, trx, {
      at,
      actor: 'bot',
      kind: 'policy followed',
      proposal: id,
      detail: { hash: proposal.hash },
    });
    return;
  }
  await storeNames(trx, id, { ...proposal.names, ...names });
  await askApprovers(deps, trx, { proposal, required });
  // One that was confirmed just now has the policy of now on its cards.
  if (proposal.policy !== '') await touchProposal(trx, id);
}
