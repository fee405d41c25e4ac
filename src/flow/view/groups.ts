/** The items of a proposal as its card lists them. */

import type { ChangeLines } from '../../../cards/change.ts';
import type { Group } from '../../../cards/group.ts';
import { canonicalJson } from '../../core/api.ts';
import type { ErrorLines } from '../../core/ask.ts';
import type { Field, Speaking, SpokenPart } from '../../core/field.ts';
import { toldApart } from '../../core/namesakes.ts';
import { inARow, type Text } from '../../core/text.ts';
import { sameValue, type Value, type Values } from '../../core/value.ts';
import { SCOPE_MISSING } from '../../hire/codes.ts';
import type { Item } from '../../store/rows/item.ts';
import type { Deps } from '../deps.ts';
import { type Drawing, operationsOf } from '../read/drawing.ts';
import { explain } from './explain.ts';
import { waitingFor } from './waiting.ts';

type Names = ReadonlyMap<string, string>;

/** What a card shows of an item; dry runs have no more. */
export type ShownItem = Pick<
  Item,
  'operation' | 'target_label' | 'ids' | 'seen' | 'wanted' | 'found' | 'state' | 'code' | 'log_id'
> &
  Partial<Pick<Item, 'next_at' | 'tries' | 'message' | 'held' | 'note' | 'untouched'>>;

interface Context {
  readonly deps: Pick<Deps, 'commonAdvice' | 'settings'>;
  readonly drawing: Drawing;
  readonly names: Names;
}

/** Targets with equal changes and equal outcome share their lines: 30 jobs of one handover are one block. */
export function groupsOf(items: readonly ShownItem[], context: Context): Group[] {
  const groups = new Map<string, Grouped>();
  const named = items.filter(({ target_label }) => target_label !== '');
  const labels = toldApart(new Map(named.map((item) => [idOf(item, context), item.target_label])), {});
  const several = operationsOf(items).length > 1;
  for (const item of items) {
    const moved = movedBeside(item, context);
    const group = {
      ...(several ? { of: context.drawing(item).title } : {}),
      state: item.state,
      changes: changesOf(item, context),
      moved,
      ...(item.note ? { note: item.note } : {}),
      untouched: untouchedOf(item) - moved.length,
      coded: context.drawing(item).coded,
      ...waitingOf(item, context),
      ...errorOf(item, context),
    };
    const key = canonicalJson(group);
    const known = groups.get(key) ?? { targets: [], group, logIds: new Set() };
    const id = idOf(item, context);
    known.targets.push({ label: labels.get(id) ?? '', id });
    if (item.log_id) known.logIds.add(item.log_id);
    groups.set(key, known);
  }
  return [...groups.values()].map(({ targets, group: { error, ...group }, logIds }) => ({
    ...group,
    ...(error && { error: { ...error, logId: someOf([...logIds]) } }),
    targets,
  }));
}

interface Grouped {
  readonly targets: { label: string; id: string }[];
  readonly group: Omit<Group, 'targets'>;
  /** Each call has one of its own: the same refusal is told once. */
  readonly logIds: Set<string>;
}

const MOST_LOG_IDS = 3;

const someOf = (logIds: readonly string[]): string | null =>
  logIds.length === 0
    ? null
    : [...logIds.slice(0, MOST_LOG_IDS), ...(logIds.length > MOST_LOG_IDS ? ['…'] : [])].join(' ');

const idOf = (item: ShownItem, { drawing }: Context): string => item.ids[drawing(item).bulk] ?? '';

function waitingOf(item: ShownItem, { deps, drawing }: Context): { waiting?: Text } {
  const lists = [drawing(item).advice, deps.commonAdvice];
  const waiting = waitingFor(item, { lists, timeZone: deps.settings.timeZone });
  return waiting ? { waiting } : {};
}

function errorOf(item: ShownItem, { deps, drawing }: Context): { error?: ErrorLines } {
  const { state, held, code, message, tries = 0 } = item;
  // Feishu said yes to what Hire holds otherwise: there is no error to explain.
  if (state !== 'failed' || held) return {};
  const { advice, write } = drawing(item);
  const scopes = code === SCOPE_MISSING ? write.scopes : [];
  return {
    error: {
      ...explain(code, [advice, deps.commonAdvice]),
      ...(message ? { message } : {}),
      ...(tries > 1 ? { tries } : {}),
      logId: null,
      scopes,
    },
  };
}

const untouchedOf = ({ seen, wanted, untouched = 0 }: ShownItem): number =>
  untouched + Object.keys(seen).filter((flag) => !Object.hasOwn(wanted, flag)).length;

/** Fields that this item does not change, but that moved since the preview: found before the write, or seen after it. */
function movedBeside(item: ShownItem, context: Context): Group['moved'] {
  const { seen, wanted, found, held, state } = item;
  const now = state === 'stale' ? found : held;
  if (!now) return [];
  const speaking = speakingIn(context);
  return [...context.drawing(item).fields].flatMap(([flag, field]) => {
    if (Object.hasOwn(wanted, flag) || !isTold(flag, { now, state }) || sameValue(seen[flag], now[flag])) return [];
    return [
      { label: field.label, from: wholeWords(field, seen[flag], speaking), to: wholeWords(field, now[flag], speaking) },
    ];
  });
}

/** The answer of a write tells what stands in a field, not that it is empty. */
const isTold = (flag: string, { now, state }: { now: Values; state: Item['state'] }): boolean =>
  state === 'stale' || Object.hasOwn(now, flag);

function changesOf(item: ShownItem, context: Context): ChangeLines[] {
  const { seen, wanted } = item;
  const speaking = speakingIn(context);
  return Object.entries(wanted).flatMap(([flag, to]) => {
    const field = context.drawing(item).fields.get(flag);
    if (!field) return [];
    const third = thirdValue(item, flag, field.instruction);
    const moved = { from: seen[flag], to, ...(third && { found: third.value }) };
    const { parts, ...change } = field.change(moved, speaking);
    const whole = {
      label: field.label,
      people: field.people,
      ...change,
      ...(field.instruction ? { alone: true as const } : {}),
    };
    if (parts && parts.length > 0) return partLines(parts, whole, third?.name ?? 'found');
    return [third ? { ...whole, [third.name]: wholeWords(field, third.value, speaking) } : whole];
  });
}

/** Of a list that stands by itself, everything: beside its change it is enough to count the long ones. */
function wholeWords({ words, change }: Field, value: Value | undefined, speaking: Speaking): Text {
  const { added } = change({ from: undefined, to: value ?? null }, speaking);
  return added.length > 0 ? inARow(added) : words(value, speaking);
}

/** A line for each key that changes; the keys that stay are counted below the last. */
const partLines = (
  parts: readonly SpokenPart[],
  { label, kept, people }: ChangeLines,
  third: 'found' | 'held',
): ChangeLines[] =>
  parts.map(({ found, ...part }, index) => ({
    ...part,
    ...(found && { [third]: found }),
    label: { zh: `${label.zh} · ${part.label.zh}`, en: `${label.en} · ${part.label.en}` },
    people,
    oneLine: true,
    others: index === parts.length - 1 ? kept : 0,
  }));

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
