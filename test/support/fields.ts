/** A field on its own, outside any operation. */
import type { Field } from '../../src/core/field.ts';

export const label = { zh: '项', en: 'Field' };
export const when = { now: Date.parse('2026-11-20T04:00:00Z'), timeZone: 'Asia/Shanghai' };

/** What the word becomes, or the code of the refusal. */
export const read = (field: Field, typed: string, present?: string | number | boolean | null) => {
  const outcome = field.read(typed, { ...when, ...(present === undefined ? {} : { present }) });
  return outcome.ok ? outcome.value : outcome.refusal.code;
};

/** Nobody and nothing has a name. */
export const speaking = { names: new Map<string, string>(), timeZone: when.timeZone };
