/** What one operation has to write so that what was applied stands as before. */
import type { Operation, Present } from '../../core/operation.ts';
import type { Text } from '../../core/text.ts';
import { effectOf, isEmpty, sameValue, type Value, type Values } from '../../core/value.ts';
import type { Item, NewItem } from '../../store/rows/item.ts';
import type { Deps } from '../deps.ts';
import type { Read } from '../read/present.ts';
import { changeItem, missingItem, typedTarget } from './items.ts';
import { judge, refusedTogether, type Together, type Wish } from './judge.ts';

/** What was applied and one operation takes back, with what Hire holds now. */
export interface Back {
  readonly operation: Operation;
  readonly applied: readonly Item[];
  readonly reads: readonly Read[];
  readonly requester: string;
  /** Also where somebody has changed it since. */
  readonly anyway: boolean;
}

interface PutBack {
  /** By the id of the item that was applied; none where the values stand as before already. */
  readonly items: ReadonlyMap<string, NewItem>;
  readonly notices: readonly Text[];
  /** Why some cannot be put back. */
  readonly reasons: readonly Together[];
}

/** Going back is a change like any other: what Feishu would surely refuse is reported instead of sent. */
export async function putBack(deps: Deps, back: Back): Promise<PutBack> {
  const { operation, applied, reads } = back;
  const made = applied.map((item, index) => ({ of: item.id, ...backItem(deps, back, { item, read: reads[index] }) }));
  const wishes = made.flatMap(({ wish }) => (wish ? [wish] : []));
  const { judged, unchecked } = await judge(deps, wishes, { operation, named: new Map() });
  const refused = judged.filter(({ refusal }) => refusal?.feishu !== undefined);
  const items = made.flatMap(({ of, item, wish }): [string, NewItem][] => {
    const code = refused.find(({ target }) => target === wish?.target)?.refusal?.feishu;
    if (wish && code !== undefined)
      return [[of, missingItem(deps, { operation, target: wish.target }, { code, logId: null })]];
    return item ? [[of, item]] : [];
  });
  const reasons = refusedTogether(refused);
  return { items: new Map(items), notices: [...made.flatMap(({ notices }) => notices), ...unchecked], reasons };
}

interface Made {
  readonly item?: NewItem;
  /** What is to be put back, for the rules. */
  readonly wish?: Wish;
  readonly notices: readonly Text[];
}

interface One {
  readonly item: Item;
  readonly read: Read | undefined;
}

function backItem(deps: Deps, { operation, requester, anyway }: Back, { item, read }: One): Made {
  const target = { ...typedTarget(item.ids, item.target_label, {}), line: item.line };
  if (read?.kind === 'missing') return { item: missingItem(deps, { operation, target }, read), notices: [] };
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
