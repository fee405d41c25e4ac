/** The items of a proposal as its card lists them. */

import type { ChangeLines, Group } from '../../../cards/proposal.ts';
import { canonicalJson } from '../../core/api.ts';
import type { ErrorLines } from '../../core/ask.ts';
import type { Speaking } from '../../core/field.ts';
import type { DrawnOperation } from '../../core/operation.ts';
import type { Text } from '../../core/text.ts';
import { sameValue, type Value, type Values } from '../../core/value.ts';
import { SCOPE_MISSING } from '../../hire/codes.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Deps } from '../deps.ts';
import { explain } from './explain.ts';
import { waitingFor } from './waiting.ts';

type Names = ReadonlyMap<string, string>;

/** What a card shows of an item; dry runs have no more. */
export type ShownItem = Pick<Item, 'target_label' | 'ids' | 'seen' | 'wanted' | 'found' | 'state' | 'code' | 'log_id'> &
  Partial<Pick<Item, 'next_at' | 'tries' | 'message' | 'held'>>;

interface Context {
  readonly deps: Pick<Deps, 'commonAdvice' | 'settings'>;
  readonly operation: DrawnOperation;
  readonly names: Names;
}

/** Targets with equal changes and equal outcome share their lines: 30 jobs of one handover are one block. */
export function groupsOf(items: readonly ShownItem[], context: Context): Group[] {
  const groups = new Map<string, { targets: { label: string; id: string }[]; group: Omit<Group, 'targets'> }>();
  for (const item of items) {
    const moved = movedBeside(item, context);
    const group = {
      state: item.state,
      changes: changesOf(item, context),
      moved,
      untouched: untouchedOf(item) - moved.length,
      ...waitingOf(item, context),
      ...errorOf(item, context),
    };
    const key = canonicalJson(group);
    const known = groups.get(key) ?? { targets: [], group };
    known.targets.push({ label: item.target_label, id: item.ids[context.operation.bulk] ?? '' });
    groups.set(key, known);
  }
  return [...groups.values()].map(({ targets, group }) => ({ ...group, targets }));
}

function waitingOf(item: ShownItem, { deps, operation }: Context): { waiting?: Text } {
  const { settleAfterMs } = deps.settings;
  const waiting = waitingFor(item, { lists: [operation.advice, deps.commonAdvice], settleAfterMs });
  return waiting ? { waiting } : {};
}

function errorOf(item: ShownItem, { deps, operation }: Context): { error?: ErrorLines } {
  const { state, held, code, message, tries = 0, log_id: logId } = item;
  // Feishu said yes to what Hire holds otherwise: there is no error to explain.
  if (state !== 'failed' || held) return {};
  const scopes = code === SCOPE_MISSING ? operation.write.scopes : [];
  return {
    error: {
      ...explain(code, [operation.advice, deps.commonAdvice]),
      ...(message ? { message } : {}),
      ...(tries > 1 ? { tries } : {}),
      logId,
      scopes,
    },
  };
}

const untouchedOf = ({ seen, wanted }: ShownItem): number => {
  return Object.keys(seen).filter((flag) => !Object.hasOwn(wanted, flag)).length;
};

/** Fields that this item does not change, but that moved since the preview: found before the write, or seen after it. */
function movedBeside({ seen, wanted, found, held, state }: ShownItem, context: Context): Group['moved'] {
  const now = state === 'stale' ? found : held;
  if (!now) return [];
  const speaking = speakingIn(context);
  return [...context.operation.fields].flatMap(([flag, { label, words }]) => {
    if (Object.hasOwn(wanted, flag) || !isTold(flag, { now, state }) || sameValue(seen[flag], now[flag])) return [];
    return [{ label, from: words(seen[flag], speaking), to: words(now[flag], speaking) }];
  });
}

/** The answer of a write tells what stands in a field, not that it is empty. */
const isTold = (flag: string, { now, state }: { now: Values; state: Item['state'] }): boolean =>
  state === 'stale' || Object.hasOwn(now, flag);

function changesOf(item: ShownItem, context: Context): ChangeLines[] {
  const { seen, wanted } = item;
  const speaking = speakingIn(context);
  return Object.entries(wanted).flatMap(([flag, to]) => {
    const field = context.operation.fields.get(flag);
    if (!field) return [];
    const { label, people } = field;
    const change = { label, people, ...field.change({ from: seen[flag], to }, speaking) };
    const third = thirdValue(item, flag, field.instruction);
    return [third ? { ...change, [third.name]: field.words(third.value, speaking) } : change];
  });
}

/** What Hire holds now, where it is neither the old value nor the new one that the line shows. */
function thirdValue(
  { wanted, found, held, state }: ShownItem,
  flag: string,
  instruction: boolean,
): { name: 'found' | 'held'; value: Value | undefined } | null {
  if (found && state === 'stale') return { name: 'found', value: found[flag] };
  if (!held || instruction || sameValue(wanted[flag], held[flag])) return null;
  if (state === 'unclear') return { name: 'found', value: held[flag] };
  return state === 'failed' ? { name: 'held', value: held[flag] } : null;
}

const speakingIn = ({ names, deps }: Context): Speaking => ({ names, timeZone: deps.settings.timeZone });
