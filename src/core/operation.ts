/**
 * An operation is a record: everything that one kind of write needs, in one file under `operations/`.
 * `defineOperation` closes over the record's types, so a list of operations needs neither `any` nor a cast.
 */
import type { z } from 'zod';
import type { Advice } from './advice.ts';
import { type Api, Call } from './api.ts';
import type { Field, Setting } from './field.ts';
import type { Outcome, Refusal } from './outcome.ts';
import { type Known, mayBeStopped, type Proposed, type Question, type Stopped, stoppedIn, type Wish } from './rules.ts';
import type { Ids } from './target.ts';
import type { Text } from './text.ts';
import { provenBy } from './told.ts';
import type { Edit, Value, Values } from './value.ts';
import { alreadySo, type Idle, idleParts, wantedFrom } from './wanted.ts';
import { type Words, wordsOf } from './words.ts';

/** What Hire holds of one target now. `label` is its name where the read tells it. */
export interface Present {
  readonly values: Values;
  readonly label?: string;
  /** Names that the read tells beside ids: of forms, departments, people; of whole entries of keyed lists. */
  readonly names?: Readonly<Record<string, string>>;
  /** Something to know before writing. */
  readonly warning?: Text;
  /** What is read but cannot be written: counts, kinds. For checks and warnings. */
  readonly facts?: Readonly<Record<string, number | string>>;
}

/** A target that cannot be written now, with the code by which Feishu would say so. */
export type Blocked = { readonly blocked: number };

/** The fields of an operation, from the types of their values. */
type Fields<V> = { readonly [K in keyof V]: Field<V[K] & Value> };

export interface Item<W> {
  /** The same for every attempt of this item. */
  readonly id: string;
  readonly ids: Ids;
  readonly wanted: W;
  /** All that the read gave. What a call carries of it must still be so when it is sent. */
  readonly present: W;
  /** open_id of the person who asked. */
  readonly requester: string;
}

interface Spec<V extends Record<string, Value>, A> extends Words {
  readonly fields: Fields<V>;
  /** The write, and the read that shows the same values before and after it. */
  readonly write: Api;
  readonly read: Api;
  readonly readCall: (ids: Ids) => Call;
  readonly answer: z.ZodType<A>;
  /** Whether that is about this target and no other; left out where the answer does not name it. */
  readonly isAbout?: (answer: A, ids: Ids) => boolean;
  /** The zone is for days in words. */
  readonly present: (
    answer: A,
    ids: Ids,
    timeZone: string,
  ) => (Omit<Present, 'values'> & { values: Partial<V> }) | Blocked;
  /** Values that the verb itself wants; operations with flags leave this out. */
  readonly fixed?: Partial<V>;
  /** What the rules have to know as it is now, beside the target: looked up for the preview, and only where it is touched. */
  readonly consults?: (wish: Wish<Partial<V>>) => readonly Question[];
  /** Values that say that it is done with: `--open` leaves it out. */
  readonly over?: { readonly [K in keyof V]?: readonly V[K][] };
  /** What may not be written once it is closed or switched off. */
  readonly stopped?: Stopped;
  /** Rules between fields; a refusal names the flags to ask for again. */
  readonly check?: (proposed: Proposed<V>) => Refusal | null;
  /** What to know about this change before confirming it. */
  readonly warn?: (proposed: Proposed<V>) => readonly Text[];
  /** A change that is asked for twice, with what the second question says. */
  readonly grave?: (wanted: Partial<V>) => Text | null;
  readonly call: (item: Item<Partial<V>>) => Call;
  /** Items that one call can carry together; `combine` makes that call. Left out: one call each. */
  readonly batch?: { readonly size: number; readonly combine: (calls: readonly Call[]) => Call };
  /** Two calls with the same key never run at the same time. */
  readonly lock: (ids: Ids) => string;
  /** What an answer must hold to count as success. */
  readonly receipt: z.ZodType;
  /** What a successful answer tells of what Hire holds now, made by `told`; left out where it tells nothing. */
  readonly held?: (data: unknown, ids: Ids, timeZone: string) => Partial<V>;
  readonly advice: readonly Advice[];
  /** Codes with which Feishu says that a target of this operation does not exist. */
  readonly missing: readonly number[];
}

export interface Operation extends Words {
  readonly fields: ReadonlyMap<string, Field>;
  readonly write: Api;
  readonly read: Api;
  readonly advice: readonly Advice[];
  readonly missing: readonly number[];
  readonly batchSize: number;
  readonly undoneBy: string;
  /** Name of the target that may be several; each of its entities is an item. */
  readonly bulk: string;
  /** Those stand with a code or number beside their names. */
  readonly coded: boolean;
  readCall(ids: Ids): Call;
  /** What an answer of the read holds; null when it has not the documented shape, or is about something else. */
  presentFrom(answer: unknown, ids: Ids, timeZone: string): Present | Blocked | null;
  /** By flag: values that say that it is done with; null where what it holds does not tell. */
  readonly over: Readonly<Record<string, readonly Value[] | undefined>> | null;
  /** The fields that would change, with their new values; a refusal where the wish is impossible. */
  wantedFrom(edits: Readonly<Record<string, Edit>>, present: Values, setting: Setting): Outcome<Values>;
  /** The fields whose wish is what they hold already, with that. */
  alreadySo(edits: Readonly<Record<string, Edit>>, present: Values, setting: Setting): Values;
  /** By flag, what of the edits of a list does nothing. */
  idleParts(edits: Readonly<Record<string, Edit>>, present: Values, setting: Setting): Readonly<Record<string, Idle>>;
  /** What to look up before `check` and `warn` are asked. */
  consults(wish: Wish<Values>): readonly Question[];
  check(change: Change): Refusal | null;
  warn(change: Change): readonly Text[];
  grave(wanted: Values): Text | null;
  callFor(item: Item<Values>): Call;
  combine(calls: readonly Call[]): Call;
  lock(ids: Ids): string;
  isReceipt(data: unknown): boolean;
  /** What the answer of a write proves that Hire holds; the rest has to be read back. */
  heldIn(data: unknown, ids: Ids, timeZone: string): Values;
  /** Without the fields that only say how to write: what can be read back. */
  lasting(wanted: Values): Values;
}

/** What drawing, listing and counting need of an operation: also there for one that is gone. */
export type DrawnOperation = Pick<Operation, 'title' | 'fields' | 'bulk' | 'coded' | 'advice' | 'missing' | 'grave'> & {
  readonly write: Pick<Api, 'scopes'>;
  /** This version no longer has it: nothing can be sent or looked up for it. */
  readonly gone?: true;
};

/** What is still known of an item when its operation is gone. */
export interface StoredItem {
  readonly ids: Ids;
  readonly seen: Values;
  readonly wanted: Values;
}

/** A change with all that is known about it. */
export interface Change extends Known {
  readonly ids: Ids;
  readonly wanted: Values;
  readonly present: Present;
}

export function defineOperation<V extends Record<string, Value>, A>(spec: Spec<V, A>): Operation {
  const fields = new Map<string, Field>(Object.entries(spec.fields));
  const typed = (values: Values) => parseFields(spec.fields, values);
  const { targets, write, read, advice, missing, readCall, lock } = spec;
  const stopping = { fields, stopped: spec.stopped ?? {}, advice };
  return {
    ...wordsOf(spec),
    fields,
    write,
    read,
    advice,
    missing,
    readCall,
    lock,
    batchSize: spec.batch?.size ?? 1,
    bulk: targets.find(({ many }) => many)?.name ?? '',
    coded: targets.find(({ many }) => many)?.coded ?? false,
    presentFrom: (answer, ids, timeZone) => presentFrom(spec, answer, { ids, timeZone }),
    over: spec.over ?? null,
    ...wishes(fields, definedOnly(spec.fixed ?? {})),
    consults: ({ ids, wanted, before }) => [
      ...mayBeStopped(stopping, wanted),
      ...(spec.consults?.({ ids, wanted: typed(wanted), before: typed(before) }) ?? []),
    ],
    check: (change) =>
      stoppedIn(stopping, change.wanted, change.entity) ?? spec.check?.(proposedIn(spec.fields, change)) ?? null,
    warn: (change) => spec.warn?.(proposedIn(spec.fields, change)) ?? [],
    grave: (wanted) => spec.grave?.(typed(wanted)) ?? null,
    callFor: (item) => spec.call({ ...item, wanted: typed(item.wanted), present: typed(item.present) }),
    combine: (calls) => (spec.batch && calls.length > 1 ? spec.batch.combine(calls) : Call.parse(calls[0])),
    isReceipt: (data) => spec.receipt.safeParse(data).success,
    heldIn: (data, ids, timeZone) => provenBy(spec.held?.(data, ids, timeZone) ?? {}),
    lasting: (wanted) => Object.fromEntries(Object.entries(wanted).filter(([flag]) => !fields.get(flag)?.instruction)),
  };
}

type Wishing = Pick<Operation, 'wantedFrom' | 'alreadySo' | 'idleParts'>;

/** What edits come to, beside the values that the verb itself wants. */
const wishes = (fields: Operation['fields'], fixed: Values): Wishing => ({
  wantedFrom: (edits, present, setting) => wantedFrom(fields, edits, { present, fixed, setting }),
  alreadySo: (edits, present, setting) => alreadySo(fields, edits, { present, fixed, setting }),
  idleParts: (edits, present, setting) => idleParts(fields, edits, { present, setting }),
});

/** A change as the record's rules see it: typed, with what the target holds and would hold. */
function proposedIn<V extends Record<string, Value>>(
  fields: Fields<V>,
  { wanted, present, ...known }: Change,
): Proposed<V> {
  return {
    ...known,
    wanted: parseFields(fields, wanted),
    before: parseFields(fields, present.values),
    after: parseFields(fields, { ...present.values, ...wanted }),
    facts: present.facts ?? {},
  };
}

export const isBlocked = (present: object): present is Blocked => 'blocked' in present;

function presentFrom<V extends Record<string, Value>, A>(
  spec: Spec<V, A>,
  answer: unknown,
  { ids, timeZone }: { ids: Ids; timeZone: string },
): Present | Blocked | null {
  const parsed = spec.answer.safeParse(answer);
  if (!parsed.success || spec.isAbout?.(parsed.data, ids) === false) return null;
  const present = spec.present(parsed.data, ids, timeZone);
  if (isBlocked(present)) return present;
  return { ...present, values: definedOnly(present.values) };
}

function definedOnly(values: Readonly<Record<string, Value | undefined>>): Values {
  const defined: Record<string, Value> = {};
  for (const [field, value] of Object.entries(values)) if (value !== undefined) defined[field] = value;
  return defined;
}

/** Stored values become typed ones again. The schemas wrote them, so a mismatch is a fault, not a refusal. */
function parseFields<V extends Record<string, Value>>(fields: Fields<V>, values: Values): Partial<V> {
  const typed: Partial<V> = {};
  for (const flag in fields) if (values[flag] !== undefined) typed[flag] = fields[flag].schema.parse(values[flag]);
  return typed;
}
