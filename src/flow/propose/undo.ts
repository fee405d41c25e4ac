/** Undo: the inverse of what was applied, from the snapshot, as a proposal that is confirmed like any other. */
import { errorCard } from '../../../cards/error.ts';
import { turnOf } from '../../core/api.ts';
import type { OperationCommand } from '../../core/command.ts';
import { plainEntity } from '../../core/entity.ts';
import type { Operation, Present } from '../../core/operation.ts';
import type { Refusal } from '../../core/outcome.ts';
import type { Text } from '../../core/text.ts';
import { effectOf, isEmpty, sameValue, type Value, type Values } from '../../core/value.ts';
import { itemsOf } from '../../store/items.ts';
import type { Item, NewItem } from '../../store/rows/item.ts';
import type { Proposal } from '../../store/rows/proposal.ts';
import { answerRefusal, answerWith, failedRead, type Save, type Source } from '../ask/answer.ts';
import { type Deps, operationNamed } from '../deps.ts';
import { namesFromLists } from '../read/names.ts';
import { type Read, readPresent } from '../read/present.ts';
import { changedValues, changeItem, missingItem, numbered, typedTarget } from './items.ts';
import { judge, refusedTogether, type Wish } from './judge.ts';
import { noSuchCommand } from './resolve.ts';
import { saveProposal } from './save-proposal.ts';
import { type Applied, type Case, tookEffect, whyNotUndone } from './undoable.ts';

export interface Undoing {
  readonly proposal: Proposal;
  /** Put the old values back even where somebody has changed them since: a person has seen that and asked again. */
  readonly anyway: boolean;
}

export async function answerUndo(deps: Deps, source: Source, { proposal, anyway }: Undoing): Promise<Save> {
  const operation = operationNamed(deps, operationNamed(deps, proposal.operation)?.undoneBy ?? '');
  if (!operation) return answerRefusal(deps, source, noSuchCommand);
  const applied = (await itemsOf(deps.db, proposal.id)).filter(tookEffect);
  const refusal = whyNotUndone(deps, source, { proposal, operation, applied });
  if (refusal) return answerRefusal(deps, source, refusal);
  const reads = await readPresent(
    { ...deps, turn: turnOf(source.requester, applied.length) },
    operation,
    applied.map(({ ids }) => ids),
  );
  const failed = reads.find((read) => read.kind === 'failed');
  if (failed?.kind === 'failed') {
    const error = failedRead(deps, failed.reply, operation.read.scopes);
    return answerWith(deps, source, errorCard({ ...error, retryRef: null }));
  }
  return propose(deps, source, { proposal, operation, applied, reads, anyway });
}

/** As the person could have typed it. */
const undoCommand = ({ command, number }: Proposal): OperationCommand => ({
  ...command,
  edits: {},
  note: '',
  dryRun: false,
  text: `/undo ${number}`,
});

interface Material extends Applied {
  readonly reads: readonly Read[];
  readonly anyway: boolean;
}

async function propose(deps: Deps, source: Source, material: Material): Promise<Save> {
  const { proposal, operation, applied, reads } = material;
  const back = applied.map((item, index) =>
    backItem(deps, { ...material, item, read: reads[index], requester: source.requester }),
  );
  const { made, reasons, unchecked } = await judgedBack(deps, operation, back);
  const items = made.flatMap((each) => (each.item ? [each.item] : []));
  const told = [...made.flatMap((each) => each.notices), ...reasons.map(({ text }) => text), ...unchecked];
  const notices = [...told, ...soAlready(applied.length - items.length)];
  if (!items.some(({ state }) => state === 'pending' || state === 'stale'))
    return answerRefusal(deps, source, reasons[0] ?? nothingLeft(proposal));
  const known = proposal.names;
  const listed = await namesFromLists(deps, operation, { values: changedValues(items), known });
  const note = `#${proposal.number}`;
  const resolved = {
    kind: 'resolved',
    operation,
    targets: sharedOf(material),
    edits: {},
    named: new Map(),
    notices: [],
  } as const;
  return saveProposal(deps, source, {
    command: { ...undoCommand(proposal), operation: operation.name, note },
    resolved,
    items: numbered(items, operation),
    notices: [...new Map(notices.map((notice) => [notice.zh, notice])).values()],
    names: { ...known, ...listed.names },
    details: { ...proposal.details, ...listed.details },
    undoes: proposal.id,
  });
}

/** What all items share, such as the pool. */
function sharedOf({ proposal, operation }: Case) {
  const { within } = proposal;
  const target = operation.targets.find(({ many }) => !many);
  return new Map(within && target ? [[target.name, [{ ...plainEntity(within.id), label: within.label }]]] : []);
}

interface Back extends Case {
  readonly item: Item;
  readonly read: Read | undefined;
  readonly requester: string;
  readonly anyway: boolean;
}

interface Made {
  /** Left out where the values stand as before already. */
  readonly item?: NewItem;
  /** What is to be put back, for the rules. */
  readonly wish?: Wish;
  readonly notices: readonly Text[];
}

/** Going back is a change like any other: what Feishu would surely refuse is reported instead of sent. */
async function judgedBack(deps: Deps, operation: Operation, made: readonly Made[]) {
  const wishes = made.flatMap(({ wish }) => (wish ? [wish] : []));
  const { judged, unchecked } = await judge(deps, wishes, { operation, named: new Map() });
  const refused = judged.filter(({ refusal }) => refusal?.feishu !== undefined);
  const isRefused = ({ wish }: Made) => refused.find(({ target }) => target === wish?.target);
  return {
    reasons: refusedTogether(refused),
    unchecked,
    made: made.map((each): Made => {
      const no = isRefused(each);
      if (!no?.refusal?.feishu) return each;
      return { ...each, item: missingItem(deps, no.target, { code: no.refusal.feishu, logId: null }) };
    }),
  };
}

function backItem(deps: Deps, { operation, item, read, requester, anyway }: Back): Made {
  const target = { ...typedTarget(item.ids, item.target_label, {}), line: item.line };
  if (read?.kind === 'missing') return { item: missingItem(deps, target, read), notices: [] };
  if (read?.kind !== 'present') return { notices: [] };
  const { present } = read;
  const written = operation.lasting(effectOf(item));
  const { wanted, stuck } = valuesBack(operation, { written, before: item.seen, present });
  const notices = stuck.map((flag) => cannotBeEmptied(operation, flag));
  if (Object.keys(wanted).length === 0) return { notices };
  const back = changeItem(deps, { operation, target, present, wanted, requester });
  const moved = Object.keys(wanted).some((flag) => !sameValue(present.values[flag], written[flag]));
  const wish = { target, present, wanted };
  if (!moved || anyway) return { item: back, wish, notices };
  // Three values: what this bot wrote, what stands there now, what it would put back.
  const seen = { ...present.values, ...written };
  return {
    item: { ...back, state: 'stale', seen, found: present.values },
    wish,
    notices,
  };
}

interface Compared {
  readonly written: Values;
  readonly before: Values;
  readonly present: Present;
}

/** What has to change so that the fields stand as before; `stuck` are those that Feishu cannot empty. */
function valuesBack(
  { fields }: Operation,
  { written, before, present }: Compared,
): { wanted: Values; stuck: string[] } {
  const wanted: Record<string, Value> = {};
  const stuck: string[] = [];
  for (const [flag, value] of Object.entries(written)) {
    const back = before[flag] ?? (Array.isArray(value) ? [] : null);
    if (sameValue(present.values[flag], back)) continue;
    if (isEmpty(back) && fields.get(flag)?.emptiable === false && fields.get(flag)?.offered) stuck.push(flag);
    else wanted[flag] = back;
  }
  return { wanted, stuck };
}

const cannotBeEmptied = ({ fields }: Operation, flag: string): Text => {
  const { zh, en } = fields.get(flag)?.label ?? { zh: flag, en: flag };
  return {
    zh: `「${zh}」原来是空的，飞书不支持清空，不会改动。`,
    en: `"${en}" was empty; Feishu cannot empty it, so it stays.`,
  };
};

const soAlready = (count: number): Text[] =>
  count > 0 ? [{ zh: `${count} 项已经和原来一样，不会发送。`, en: `${count} already as before; not sent.` }] : [];

const nothingLeft = ({ number }: Proposal): Refusal => ({
  code: 'nothing-to-undo',
  text: { zh: `#${number} 的改动都已经改回去了。`, en: `Everything of #${number} is already as it was before.` },
});
