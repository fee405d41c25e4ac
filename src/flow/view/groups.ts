/** The items of a proposal as its card lists them. */

import type { ChangeLines, Group } from '../../../cards/proposal.ts';
import { canonicalJson } from '../../core/api.ts';
import type { ErrorLines } from '../../core/ask.ts';
import type { Speaking } from '../../core/field.ts';
import type { DrawnOperation } from '../../core/operation.ts';
import type { Text } from '../../core/text.ts';
import { sameValue } from '../../core/value.ts';
import { SCOPE_MISSING } from '../../hire/codes.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Deps } from '../deps.ts';
import { explain } from './explain.ts';
import { waitingFor } from './waiting.ts';

type Names = ReadonlyMap<string, string>;

/** What a card shows of an item; dry runs have no more. */
export type ShownItem = Pick<Item, 'target_label' | 'ids' | 'seen' | 'wanted' | 'found' | 'state' | 'code' | 'log_id'> &
  Partial<Pick<Item, 'next_at' | 'tries' | 'message'>>;

interface Context {
  readonly deps: Pick<Deps, 'commonAdvice' | 'settings'>;
  readonly operation: DrawnOperation;
  readonly names: Names;
}

/** Targets with equal changes and equal outcome share their lines: 30 jobs of one handover are one block. */
export function groupsOf(items: readonly ShownItem[], context: Context): Group[] {
  const groups = new Map<string, { targets: { label: string; id: string }[]; group: Omit<Group, 'targets'> }>();
  for (const item of items) {
    const group = {
      state: item.state,
      changes: changesOf(item, context),
      moved: movedBeside(item, context),
      untouched: untouchedOf(item),
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
  const { state, code, message, tries = 0, log_id: logId } = item;
  if (state !== 'failed') return {};
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

/** Fields that this item does not change, but that moved since the preview. */
function movedBeside({ seen, wanted, found, state }: ShownItem, context: Context): Group['moved'] {
  if (state !== 'stale' || found === null) return [];
  const speaking = speakingIn(context);
  return [...context.operation.fields].flatMap(([flag, { label, words }]) => {
    if (Object.hasOwn(wanted, flag) || sameValue(seen[flag], found[flag])) return [];
    return [{ label, from: words(seen[flag], speaking), to: words(found[flag], speaking) }];
  });
}

function changesOf({ seen, wanted, found, state }: ShownItem, context: Context): ChangeLines[] {
  const speaking = speakingIn(context);
  return Object.entries(wanted).flatMap(([flag, to]) => {
    const field = context.operation.fields.get(flag);
    if (!field) return [];
    const { label, people } = field;
    const change = { label, people, ...field.change({ from: seen[flag], to }, speaking) };
    return [found && state === 'stale' ? { ...change, found: field.words(found[flag], speaking) } : change];
  });
}

const speakingIn = ({ names, deps }: Context): Speaking => ({ names, timeZone: deps.settings.timeZone });
