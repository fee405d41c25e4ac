/** Which approved call is made next. Each API that writes has a line of its own: one that pauses holds up nobody else. */
import { type Api, turnOf } from '../../core/api.ts';
import { Fault } from '../../core/outcome.ts';
import { is } from '../../core/proposal.ts';
import { together } from '../../core/together.ts';
import { traced } from '../../core/trace.ts';
import { claimCall } from '../../store/calls.ts';
import { nextPendingCall, type PendingCall, type Run, runsWaiting } from '../../store/next-call.ts';
import { proposalById, startApplying, takeProposal, touchProposal } from '../../store/proposals.ts';
import { NO_OPERATION } from '../../store/rows/item.ts';
import { transact } from '../../store/transact.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { READ_MS } from '../read/present.ts';
import { carryOut } from './apply.ts';
import { record } from './record.ts';

/**
 * Calls of one line that are made side by side, at least, and at most for the sake of the database. A run begins with
 * few: where Feishu refuses all of them alike, it is stopped before many more have left.
 */
const FEW_AT_ONCE = 12;
const MANY_AT_ONCE = 50;
/** A call is claimed this long before there is room for it, so that it has been read and compared by then. */
const AHEAD_MS = 400;
/** While there is no room a line looks again at least this often: somebody else may be next by then. */
const LOOK_MS = 500;

/** What goes through one API, or belongs to operations that this version no longer has. */
export interface Line {
  readonly name: string;
  readonly write: Api | null;
  /** What may leave at once: after a pause that Feishu asked for, all of it is on its way before the next one is asked for. */
  readonly atOnce: number;
  readonly operations: { readonly names: readonly string[]; readonly known: boolean };
  /** What is being carried out; lines that ask for it at the same moment are told by one look. */
  readonly runs: () => Promise<readonly Run[]>;
}

export function linesOf({ operations, db, steady }: Pick<Deps, 'operations' | 'db' | 'steady'>): Line[] {
  const runs = together(() => runsWaiting(db, steady()));
  const lines = new Map<string, Line>();
  for (const { name: own, write } of operations) {
    const name = `${write.method} ${write.path}`;
    const names = [...(lines.get(name)?.operations.names ?? []), own];
    lines.set(name, { name, write, atOnce: atOnce(write), operations: { names, known: true }, runs });
  }
  const names = operations.map(({ name }) => name);
  return [
    ...lines.values(),
    { name: 'gone operations', write: null, atOnce: FEW_AT_ONCE, operations: { names, known: false }, runs },
  ];
}

const atOnce = ({ windows }: Api): number =>
  Math.min(Math.max(FEW_AT_ONCE, ...windows.map(({ limit }) => limit)), MANY_AT_ONCE);

/** Makes the next call of a line; false when none waits. Once it is claimed (`found`) the next one may be looked for. */
export async function applyNext(deps: Deps, line: Line, found: () => void): Promise<boolean> {
  const runs = await line.runs();
  const looking = { now: deps.steady(), runs, operations: line.operations, first: FEW_AT_ONCE };
  const call = await nextPendingCall(deps.db, looking);
  if (!call) return false;
  const waitMs = await waitFor(deps, line);
  if (waitMs > 0) {
    await deps.bells.calls.wait(Math.min(waitMs, LOOK_MS));
    return true;
  }
  const making = { ...call, line: line.name, hasLeft: false };
  deps.underWay.add(making);
  await make(deps, making, found).finally(() => deps.underWay.delete(making));
  return true;
}

/** How long it is until a call should be claimed, behind those that are claimed and have not left. */
async function waitFor({ gateway, steady, underWay }: Deps, { name, write }: Line): Promise<number> {
  if (!write) return 0;
  const ahead = [...underWay].filter(({ line, hasLeft }) => line === name && !hasLeft).length;
  return (await gateway.opensAt(write, ahead)) - AHEAD_MS - steady();
}

type Making = PendingCall & { readonly line: string; hasLeft: boolean };

async function make(deps: Deps, making: Making, found: () => void): Promise<void> {
  const { proposal: id, callNo, size } = making;
  const settleAt = deps.steady() + deps.settings.settleAfterMs + size * READ_MS;
  await deps.pass('call chosen');
  const items = await transact(deps.db, async (trx) => {
    const proposal = await takeProposal(trx, id);
    if (!proposal || !is(proposal.state, 'running')) return [];
    const claimed = await claimCall(trx, making, { ...making, settleAt });
    if (claimed.length > 0) await startApplying(trx, id);
    // The cards tell when the next try is due, so they have to tell that it has begun.
    if (claimed.some(({ code, tries }) => code !== null || tries > 0)) await touchProposal(trx, id);
    return claimed;
  });
  // Somebody else was faster, and has the call or its target.
  if (items.length === 0) return;
  await deps.pass('call claimed');
  found();
  const proposal = await proposalById(deps.db, id);
  if (!proposal) throw new Fault('reading the proposal of a claimed call', { code: 'no-proposal' });
  const group = { proposal: id, callNo };
  const operation = operationNamed(deps, items[0]?.operation ?? '');
  if (!operation)
    return record(deps, { group, proposal, items }, [{ items, outcome: { state: 'failed', code: NO_OPERATION } }]);
  const leaves = (): void => {
    making.hasLeft = true;
  };
  const turn = turnOf(proposal.requester, making.left);
  const about = { proposal: proposal.number, operation: operation.name, targets: items.length };
  await traced({ name: 'carry out a call', about }, () =>
    carryOut(deps, { group, operation, proposal, items }, { turn, leaves }),
  );
}
