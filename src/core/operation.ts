/**
 * An operation is a record: everything that one kind of write needs, in one file under `operations/`.
 * `defineOperation` closes over the record's types, so a list of operations needs neither `any` nor a cast.
 */
import type { z } from 'zod';
import type { Advice } from './advice.ts';
import { type Api, Call } from './api.ts';
import { type Outcome, ok, type Refusal, refuse } from './outcome.ts';
import type { Text } from './text.ts';
import { type Edit, editedValue, isList, sameValue, type Value, type Values } from './value.ts';

export type EntityKind = 'job' | 'pool' | 'talent';

/** What the person points at: `/job managers <job>…`. The last target that takes many is the one that is bulk. */
export interface TargetSpec {
  readonly name: string;
  readonly kind: EntityKind;
  readonly label: Text;
  readonly many: boolean;
  readonly max: number;
}

/** One field of an operation: its flag, its place on a card, its type. */
export interface Field<V extends Value = Value> {
  readonly kind: 'person' | 'text' | 'switch';
  readonly label: Text;
  readonly many: boolean;
  /** May be emptied with `--clear`. Where Feishu refuses an empty value, it may not. */
  readonly emptiable: boolean;
  /** Offered as a flag; false for what the verb itself says (`add`, `remove`). */
  readonly offered: boolean;
  readonly schema: z.ZodType<V>;
  /** Words for a value that is neither a person nor typed text. */
  readonly words?: (value: Value) => Text;
}

export interface Actor {
  /** open_id of the person who asked. */
  readonly openId: string;
}

/** The entities of one item by target name, ids only. */
export type Ids = Readonly<Record<string, string>>;

/** What Hire holds of one target now. `label` is its name where the read tells it. */
export interface Present {
  readonly values: Values;
  readonly label?: string;
  /** Something to know before writing. */
  readonly warning?: Text;
}

/** The fields of an operation, from the types of their values. */
type Fields<V> = { readonly [K in keyof V]: Field<V[K] & Value> };

/** What an operation is called and what it is about: in commands, on cards, in the help. */
interface Words {
  readonly name: string;
  readonly noun: { readonly en: string; readonly zh: string };
  readonly verb: { readonly en: string; readonly zh: string };
  readonly title: Text;
  readonly about: Text;
  readonly example: Text;
  readonly targets: readonly TargetSpec[];
}

interface Spec<V extends Record<string, Value>, A> extends Words {
  readonly fields: Fields<V>;
  /** The write, and the read that shows the same values before and after it. */
  readonly write: Api;
  readonly read: Api;
  readonly readCall: (ids: Ids) => Call;
  readonly answer: z.ZodType<A>;
  readonly present: (answer: A, ids: Ids) => Omit<Present, 'values'> & { values: Partial<V> };
  /** Values that the verb itself wants; operations with flags leave this out. */
  readonly fixed?: Partial<V>;
  readonly call: (item: { ids: Ids; wanted: Partial<V>; actor: Actor }) => Call;
  /** Items that one call can carry together; `combine` makes that call. Left out: one call each. */
  readonly batch?: { readonly size: number; readonly combine: (calls: readonly Call[]) => Call };
  /** Two calls with the same key never run at the same time. */
  readonly lock: (ids: Ids) => string;
  /** What an answer must hold to count as success. */
  readonly receipt: z.ZodType;
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
  /** Name of the target that may be several; each of its entities is an item. */
  readonly bulk: string;
  readCall(ids: Ids): Call;
  /** What an answer of the read holds; null when it has not the documented shape. */
  presentFrom(answer: unknown, ids: Ids): Present | null;
  /** The fields that would change, with their new values; a refusal where the wish is impossible. */
  wantedFrom(edits: Readonly<Record<string, Edit>>, present: Values): Outcome<Values>;
  callFor(item: { ids: Ids; wanted: Values; actor: Actor }): Call;
  combine(calls: readonly Call[]): Call;
  lock(ids: Ids): string;
  isReceipt(data: unknown): boolean;
}

export function defineOperation<V extends Record<string, Value>, A>(spec: Spec<V, A>): Operation {
  const fields = new Map<string, Field>(Object.entries(spec.fields));
  const typed = (values: Values) => parseFields(spec.fields, values);
  const { name, noun, verb, title, about, example, targets, write, read, advice, missing, readCall, lock } = spec;
  return {
    name,
    noun,
    verb,
    title,
    about,
    example,
    targets,
    fields,
    write,
    read,
    advice,
    missing,
    readCall,
    lock,
    batchSize: spec.batch?.size ?? 1,
    bulk: targets.find(({ many }) => many)?.name ?? '',
    presentFrom: (answer, ids) => presentFrom(spec, answer, ids),
    wantedFrom: (edits, present) => wantedFrom(fields, edits, { present, fixed: definedOnly(spec.fixed ?? {}) }),
    callFor: ({ ids, wanted, actor }) => spec.call({ ids, wanted: typed(wanted), actor }),
    combine: (calls) => (spec.batch && calls.length > 1 ? spec.batch.combine(calls) : Call.parse(calls[0])),
    isReceipt: (data) => spec.receipt.safeParse(data).success,
  };
}

function presentFrom<V extends Record<string, Value>, A>(spec: Spec<V, A>, answer: unknown, ids: Ids): Present | null {
  const parsed = spec.answer.safeParse(answer);
  if (!parsed.success) return null;
  const { values, ...told } = spec.present(parsed.data, ids);
  return { ...told, values: definedOnly(values) };
}

function definedOnly(values: Readonly<Record<string, Value | undefined>>): Values {
  const defined: Record<string, Value> = {};
  for (const [field, value] of Object.entries(values)) if (value !== undefined) defined[field] = value;
  return defined;
}

function wantedFrom(
  fields: ReadonlyMap<string, Field>,
  edits: Readonly<Record<string, Edit>>,
  { present, fixed }: { present: Values; fixed: Values },
): Outcome<Values> {
  const wanted: Record<string, Value> = { ...fixed };
  for (const [flag, edit] of Object.entries(edits)) {
    const field = fields.get(flag);
    if (!field) return refuse(unknownField(flag));
    const value = editedValue(edit, present[flag], field.many);
    const emptied = value === null || value === '' || (isList(value) && value.length === 0);
    if (emptied && !field.emptiable && !sameValue(value, present[flag])) return refuse(mayNotBeEmpty(field));
    wanted[flag] = value;
  }
  const changed = Object.entries(wanted).filter(([flag, value]) => !sameValue(value, present[flag]));
  return ok(Object.fromEntries(changed));
}

/** Stored values become typed ones again. The schemas wrote them, so a mismatch is a fault, not a refusal. */
function parseFields<V extends Record<string, Value>>(fields: Fields<V>, values: Values): Partial<V> {
  const typed: Partial<V> = {};
  for (const flag in fields) if (values[flag] !== undefined) typed[flag] = fields[flag].schema.parse(values[flag]);
  return typed;
}

const unknownField = (flag: string): Refusal => ({
  code: 'unknown-field',
  text: { zh: `没有「${flag}」这一项。`, en: `There is no field "${flag}".` },
});

const mayNotBeEmpty = ({ label }: Field): Refusal => ({
  code: 'may-not-be-empty',
  text: {
    zh: `飞书招聘不允许把「${label.zh}」清空。`,
    en: `Feishu Hire does not let "${label.en}" become empty.`,
  },
  hint: { zh: '请至少留下一位，或换成另一位。', en: 'Leave at least one, or replace with somebody else.' },
});
