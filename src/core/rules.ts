/** What the rules of an operation see of one change, and how they say no in Feishu's stead. */
import { type Advice, adviceFor } from './advice.ts';
import type { Entity, EntityKind } from './entity.ts';
import type { Field, Setting, Thing } from './field.ts';
import type { Refusal } from './outcome.ts';
import { chinese, type Text } from './text.ts';
import type { Values } from './value.ts';

/** One change as the rules see it: `before` is what the target holds, `after` what it would hold. */
export interface Proposed<V> extends Wish<Partial<V>>, Known {
  readonly after: Partial<V>;
  readonly facts: Readonly<Record<string, number | string>>;
}

/** What is known beside the target. */
export interface Known {
  readonly setting: Setting;
  /** What is known of an id: as it is now where the rules wanted to know, else as it was named in the command. */
  readonly entity: (id: string) => Entity | undefined;
  /** All that answers to the id or word now; nothing where it was not asked for, or could not be read. */
  readonly found: (thing: Thing) => readonly Entity[];
}

/** What is asked about a change before anything but the target itself was read. */
export interface Wish<P> {
  readonly ids: Readonly<Record<string, string>>;
  readonly wanted: P;
  readonly before: P;
}

/** Something to know as it is now, and what for: said where it could not be looked up. */
export interface Question extends Thing {
  readonly what: Text;
}

/** Kinds that Feishu refuses once they are closed or switched off, with the code by which it says so, if it has one. */
export type Stopped = Readonly<Partial<Record<EntityKind, number | null>>>;

/** A list says that it is closed, or not active any more. */
export const isStopped = (entity: Entity | undefined): boolean => entity?.traits?.active === 'no';
export const stoppedTrait = { active: 'no' } as const;

const called = ({ label, id, detail }: Entity): string => [label || id, detail].filter(Boolean).join(' · ');

interface Foreseen {
  readonly code: number;
  readonly label: Text;
  readonly flag?: string;
  /** What stands in the field, by name. */
  readonly value?: string;
}

/** Feishu would surely refuse: in the words of its contract, with the field and what stands there. */
export function foreseen(advice: readonly Advice[], { code, label, flag, value = '' }: Foreseen): Refusal {
  const { zh = '', en = '', fixZh = '', fixEn = '' } = adviceFor(code, [advice]) ?? {};
  return {
    code: 'feishu-would-refuse',
    feishu: code,
    text: {
      zh: `「${label.zh}」${value}：${zh}（飞书 ${code}）。`,
      en: `${label.en}${value && ` ${value}`}: ${en} (Feishu ${code}).`,
    },
    hint: { zh: fixZh, en: fixEn },
    about: flag === undefined ? [] : [flag],
  };
}

interface Stopping {
  readonly fields: ReadonlyMap<string, Field>;
  readonly stopped: Stopped;
  readonly advice: readonly Advice[];
}

const stoppable = ({ fields, stopped }: Stopping, flag: string, values: Values): Thing[] =>
  (fields.get(flag)?.thingsIn(values[flag]) ?? []).filter(({ kind }) => stopped[kind] !== undefined);

/** What a change would write that may be stopped by now. */
export const mayBeStopped = (stopping: Stopping, wanted: Values): Question[] =>
  Object.keys(wanted).flatMap((flag) => {
    const { zh, en } = stopping.fields.get(flag)?.label ?? { zh: flag, en: flag };
    const what = { zh: `「${zh}」是否已停用`, en: `whether "${en}" is still active` };
    return stoppable(stopping, flag, wanted).map((thing) => ({ ...thing, what }));
  });

/** The first thing in a change that is stopped. */
export function stoppedIn(
  stopping: Stopping,
  wanted: Values,
  entity: (id: string) => Entity | undefined,
): Refusal | null {
  for (const flag of Object.keys(wanted)) {
    for (const { kind, id } of stoppable(stopping, flag, wanted)) {
      const known = entity(id);
      const label = stopping.fields.get(flag)?.label;
      if (!known || !label || !isStopped(known)) continue;
      const code = stopping.stopped[kind];
      return code
        ? foreseen(stopping.advice, { code, label, flag, value: called(known) })
        : { ...notActiveAnyMore(label, known), about: [flag] };
    }
  }
  return null;
}

const notActiveAnyMore = (label: Text, entity: Entity): Refusal => ({
  code: 'not-active',
  text: {
    zh: `「${label.zh}」${called(entity)}：已停用，飞书不会接受。`,
    en: `${label.en} ${called(entity)}: not active any more; Feishu would not take it.`,
  },
  hint: { zh: chinese`换成启用中的${label.zh}`, en: 'Choose one that is active' },
});
