/** Stores a proposal with its items, its card and its audit entry. */
import { canonicalRequest } from '../../core/api.ts';
import type { OperationCommand } from '../../core/command.ts';
import type { Entity } from '../../core/entity.ts';
import type { Operation } from '../../core/operation.ts';
import { approversOf } from '../../core/required.ts';
import type { Text } from '../../core/text.ts';
import { sha256 } from '../../store/audit.ts';
import { addCopy } from '../../store/copies.ts';
import { nextNumber } from '../../store/facts.ts';
import { bindFile } from '../../store/files.ts';
import { reachIn } from '../../store/items.ts';
import { insertProposal, storeWords, twinOf } from '../../store/proposals.ts';
import type { NewItem } from '../../store/rows/item.ts';
import type { NewProposal as NewRow, Proposal } from '../../store/rows/proposal.ts';
import type { Trx } from '../../store/schema.ts';
import { ANSWER, newCopy, type Save, type Source } from '../ask/answer.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { drawingOf } from '../read/drawing.ts';
import { holdingsOf, namesakes, peopleIn } from '../read/names.ts';
import { audit } from '../rights/audit.ts';
import { requirementOf } from '../rights/requirement.ts';
import type { Resolved } from './resolve.ts';
import { twinKey } from './twin.ts';

/** The same command by the same person within this time shows the proposal that is there. */
const TWIN_MS = 10_000;
/** Whose names the card can show. */
const MOST_APPROVERS = 30;

export interface NewProposal {
  /** What was asked for: what its cards and lists call it. */
  readonly operation: string;
  readonly command: OperationCommand;
  /** All that were named, also those that are left out. */
  readonly targets: Resolved['targets'];
  /** The wish itself, or that of each row: it is what goes on where the present values have moved. */
  readonly asked: readonly Resolved['edits'][];
  /** What all items share, such as the pool. */
  readonly within: Proposal['within'];
  readonly items: readonly NewItem[];
  readonly notices: readonly Text[];
  /** Of what the values point at, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** What tells those of one name apart. */
  readonly details: Readonly<Record<string, string>>;
  /** The proposal whose effect this one takes back. */
  readonly undoes?: string;
}

export async function saveProposal(deps: Deps, source: Source, made: NewProposal): Promise<Save> {
  const { items } = made;
  const proposal = await newProposal(deps, source, made);
  return async (trx) => {
    const twin = await twinOf(trx, proposal, proposal.created_at - TWIN_MS);
    if (twin) {
      // Its card may have been said in other words than these.
      if (twin.command.understood?.zh !== made.command.understood?.zh) await storeWords(trx, unread(twin));
      return addCopy(trx, newCopy(deps, source, { proposal_id: twin.id, version: twin.version }));
    }
    const number = await nextNumber(trx, 'proposal');
    const own = items.map((item) => ({ ...item, proposal_id: proposal.id }));
    await insertProposal(trx, { ...proposal, number }, own);
    if (made.command.list) await bindFile(trx, made.command.list.file, proposal.id);
    await addCopy(trx, newCopy(deps, source, { proposal_id: proposal.id }));
    auditProposed(deps, trx, { proposal: { ...proposal, number }, items: own });
    deps.log.info({ proposal: number, operation: proposal.operation, items: own.length }, 'proposing');
  };
}

/** Without the line that says how a sentence was understood. */
function unread({ id, command: { understood: _, ...command } }: Proposal): Pick<Proposal, 'id' | 'command'> {
  return { id, command };
}

interface Stored {
  readonly proposal: NewRow;
  readonly items: readonly NewItem[];
}

export async function newProposal(deps: Deps, source: Source, made: NewProposal): Promise<NewRow> {
  const { operation, command, targets, asked: wish, items, notices, names: told, details, undoes } = made;
  const asked = { requester: source.requester, chat_id: source.chatId };
  const required = requirementOf(deps, asked, reachIn(items));
  const approvers = approversOf(required, source.requester).slice(0, MOST_APPROVERS);
  const drawing = drawingOf(deps, items);
  const people = [source.requester, ...approvers, ...peopleIn(holdingsOf(items, drawing))];
  const names = await deps.people.names(people.filter((id) => !Object.hasOwn(told, id)));
  const known = { ...told, ...Object.fromEntries(names.byId) };
  const spoken = names.missingScope ? [...notices, namesMissing(names.missingScope)] : notices;
  const now = deps.now();
  const read = { operation, note: command.note, notices: unique(spoken), undoes: undoes ?? null };
  return {
    ...read,
    id: deps.newId(),
    number: 0,
    requester: source.requester,
    names: known,
    details: { ...(await namesakes(deps, people, known)), ...details },
    within: made.within,
    chat_id: source.chatId,
    source_message_id: source.messageId,
    source_index: source.index,
    command: { ...command, direct: source.direct },
    // All targets of an undo may have moved on: then there is nothing to confirm, only something to see.
    state: items.some(({ state }) => state === 'pending') ? 'proposed' : 'stale',
    version: ANSWER,
    hash: hashOf(deps, items),
    twin: twinKey({ proposal: read, targets, items, asked: wish }),
    created_at: now,
    expires_at: now + deps.settings.proposalTtlMs,
  };
}

const unique = (notices: readonly Text[]): Text[] => [
  ...new Map(notices.map((notice) => [notice.zh, notice])).values(),
];

function auditProposed(deps: Deps, trx: Trx, { proposal, items }: Stored): void {
  const { id, number, operation, hash, requester, created_at: at, source_message_id: message } = proposal;
  const drawing = drawingOf(deps, items);
  const own = items.map((item) => ({
    // Said where it is not the one that was asked for.
    ...(item.operation === operation ? {} : { operation: item.operation }),
    ...idsOf(item, drawing(item).fields),
  }));
  const detail = { number, operation, hash, message, items: own };
  audit(deps, trx, { at, actor: requester, kind: 'proposed', proposal: id, detail });
}

/** The target, and before and after of what is told by ids; texts and numbers are not for the trail. */
function idsOf({ ids, seen, wanted }: NewItem, fields: Operation['fields']): object {
  const told = Object.keys(wanted).filter((flag) => fields.get(flag)?.points);
  const changes = Object.fromEntries(told.map((flag) => [flag, { from: seen[flag] ?? null, to: wanted[flag] }]));
  return { ...ids, ...(told.length > 0 ? { changes } : {}) };
}

function hashOf(deps: Deps, items: readonly NewItem[]): string {
  const requests = items.flatMap(({ operation, state, request }) => {
    const write = operationNamed(deps, operation)?.write;
    return write && state === 'pending' && request ? [canonicalRequest(write, request)] : [];
  });
  return sha256(requests.join('\n'));
}

/** What every item shares, such as the pool; null where each has its own. */
export function sharedTarget({ operation, targets }: Pick<Resolved, 'operation' | 'targets'>): Proposal['within'] {
  const shared = operation.targets.find(({ many }) => !many);
  const entity: Entity | undefined = shared && targets.get(shared.name)?.[0];
  return entity ? { id: entity.id, label: entity.label } : null;
}

const namesMissing = (scope: string): Text => ({
  zh: `没有 ${scope} 权限，只能显示人员 ID。`,
  en: `Without the scope ${scope} people are shown by id only.`,
});
