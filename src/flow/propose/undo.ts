/** Undo: the inverse of what was applied, from the snapshot, as a proposal that is confirmed like any other. */
import { errorCard } from '../../../cards/error.ts';
import { type Reply, turnOf } from '../../core/api.ts';
import type { OperationCommand } from '../../core/command.ts';
import { plainEntity } from '../../core/entity.ts';
import type { Operation } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Text } from '../../core/text.ts';
import { itemsOf } from '../../store/items.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { answerRefusal, answerWith, failedRead, type Save, type Source } from '../ask/answer.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { drawingOf } from '../read/drawing.ts';
import { changesOf, namesFromLists } from '../read/names.ts';
import { readPresent } from '../read/present.ts';
import { answerForbidden } from './forbidden.ts';
import { numbered } from './items.ts';
import { type Back, putBack } from './put-back.ts';
import { noSuchCommand } from './resolve.ts';
import { saveProposal } from './save-proposal.ts';
import { backKey } from './undo-keys.ts';
import { forbiddenOf, tookEffect, undoersOf, whyNotUndone } from './undoable.ts';

export interface Undoing {
  readonly proposal: Proposal;
  /** Put the old values back even where somebody has changed them since: a person has seen that and asked again. */
  readonly anyway: boolean;
  /** Is this put back, by its key? Left out: all of it. */
  readonly chosen?: (key: string) => boolean;
}

export async function answerUndo(deps: Deps, source: Source, undoing: Undoing): Promise<Save> {
  const { proposal, anyway, chosen = () => true } = undoing;
  const all = (await itemsOf(deps.db, proposal.id)).filter(tookEffect);
  const undoers = undoersOf(deps, proposal, all);
  if (!undoers) return answerRefusal(deps, source, noSuchCommand);
  const keyOf = (item: Item) => backKey({ ...item, operation: undoers.get(item.operation)?.name ?? '' });
  const applied = all.filter((item) => chosen(keyOf(item)));
  const forbidden = forbiddenOf(deps, source, [...undoers.values()]);
  if (forbidden) return answerForbidden(deps, source, forbidden.name);
  const refusal = whyNotUndone(deps, { proposal, applied });
  if (refusal) return answerRefusal(deps, source, refusal);
  const parts: Back[] = [];
  for (const [name, operation] of undoers) {
    const own = applied.filter((item) => item.operation === name);
    const reads = await readPresent(
      { ...deps, turn: turnOf(source.requester, applied.length) },
      operation,
      own.map(({ ids }) => ids),
    );
    const failed = reads.find((read) => read.kind === 'failed');
    if (failed?.kind === 'failed') return unread(deps, source, { operation, reply: failed.reply });
    parts.push({ operation, applied: own, reads, requester: source.requester, anyway });
  }
  return propose(deps, source, { proposal, applied, parts, left: all.length - applied.length });
}

function unread(deps: Deps, source: Source, { operation, reply }: { operation: Operation; reply: Reply }): Save {
  const error = failedRead(deps, reply, operation.read.scopes);
  return answerWith(deps, source, errorCard({ ...error, retryRef: null }));
}

/** As the person could have typed it. How the sentence was understood that is taken back is the opposite of it. */
const undoCommand = ({ command: { understood: _, ...command }, number }: Proposal): OperationCommand => ({
  ...command,
  edits: {},
  note: '',
  dryRun: false,
  text: `/undo ${number}`,
});

interface Material {
  readonly proposal: Proposal;
  readonly applied: readonly Item[];
  readonly parts: readonly Back[];
  /** How many stay as they are, as the person said. */
  readonly left: number;
}

async function propose(deps: Deps, source: Source, { proposal, applied, parts, left }: Material): Promise<Save> {
  const back = await Promise.all(parts.map((part) => putBack(deps, part)));
  const operations = parts.map(({ operation }) => operation);
  // In the order in which they were written.
  const items = applied.flatMap(({ id }) => back.flatMap((part) => part.items.get(id) ?? []));
  const reasons = back.flatMap((part) => part.reasons);
  const told = [...back.flatMap(({ notices }) => notices), ...reasons.map(({ refusal: { text } }) => text)];
  const notices = [...told, ...soAlready(applied.length - items.length), ...leftAside(left)];
  if (!items.some(({ state }) => state === 'pending' || state === 'stale'))
    return answerRefusal(deps, source, reasons[0]?.refusal ?? nothingLeft(proposal));
  const { names } = proposal;
  const listed = await namesFromLists(deps, changesOf(items, drawingOf(deps, items)), names);
  const name = operationNamed(deps, proposal.operation)?.undoneBy ?? proposal.operation;
  return saveProposal(deps, source, {
    operation: name,
    command: { ...undoCommand(proposal), operation: name, note: `#${proposal.number}` },
    targets: sharedOf(proposal, operations),
    asked: [],
    within: proposal.within,
    items: numbered(items, operations),
    notices,
    names: { ...names, ...listed.names },
    details: { ...proposal.details, ...listed.details },
    undoes: proposal.id,
  });
}

/** What all items share, such as the pool. */
function sharedOf({ within }: Proposal, [operation]: readonly Operation[]) {
  const target = operation?.targets.find(({ many }) => !many);
  return new Map(within && target ? [[target.name, [{ ...plainEntity(within.id), label: within.label }]]] : []);
}

const soAlready = (count: number): Text[] =>
  count > 0 ? [{ zh: `${count} 项已经和原来一样，不会发送。`, en: `${count} already as before; not sent.` }] : [];

const leftAside = (count: number): Text[] =>
  count > 0 ? [{ zh: `${count} 项按你的选择不恢复。`, en: `${count} left as they are now, as you chose.` }] : [];

const nothingLeft = ({ number }: Proposal): Refusal => ({
  code: 'nothing-to-undo',
  text: { zh: `#${number} 的改动都已经改回去了。`, en: `Everything of #${number} is already as it was before.` },
});
