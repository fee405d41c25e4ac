/** A field on its own, outside any operation. */
import { type Entity, plainEntity } from '../../src/core/entity.ts';
import type { Field, Forming } from '../../src/core/field.ts';
import type { Resolving } from '../../src/core/resolving.ts';
import type { Value } from '../../src/core/value.ts';

export const label = { zh: '项', en: 'Field' };
export const when = { now: Date.parse('2026-11-20T04:00:00Z'), timeZone: 'Asia/Shanghai' };

/** What the word becomes, folded and read as the bot does, or the code of the refusal. */
export const read = (field: Field, typed: string, present?: string | number | boolean | null) => {
  const folded = field.folded(typed);
  if (!folded.ok) return folded.refusal.code;
  const outcome = field.read(folded.value, { ...when, ...(present === undefined ? {} : { present }) });
  return outcome.ok ? outcome.value : outcome.refusal.code;
};

/** Nobody and nothing has a name. */
export const speaking = { names: new Map<string, string>(), timeZone: when.timeZone };

/** A form without lists; whoever needs one hands it in. */
export const forming: Forming = { ...speaking, people: ['ou_a', 'ou_z'], list: async () => null };

/** What the field's controls are, without what every control of the slot has. */
export async function controlsOf(field: Field, base: Value | undefined, given: Partial<Forming> = {}) {
  const slot = { name: 'flag', flag: 'flag', label, topic: label, base, initial: base };
  const controls = await field.controls(slot, { ...forming, ...given });
  return controls.map(({ flag: _flag, topic: _topic, ...own }) => own);
}

/** One of a list. */
export const thing = (id: string, name: string, more: Partial<Entity> = {}): Entity => ({
  ...plainEntity(id),
  label: name,
  ...more,
});

/** Names of things by what was typed for them; a word that is none of them cannot be read. */
export function resolvingWith(things: Readonly<Record<string, Entity>>, removing = false) {
  const asked: string[] = [];
  const named = new Map<string, string>();
  const resolving: Resolving = {
    ...when,
    flag: 'flag',
    removing,
    find: async ({ kind, label: called }, words) => {
      asked.push(`${kind} ${called.zh} ${words}`);
      const found = words.flatMap((typed) => things[typed] ?? []);
      const reply = { kind: 'unknown', reason: 'no answer', logId: null } as const;
      return found.length === words.length ? { kind: 'found', things: found } : { kind: 'failed', reply, scopes: [] };
    },
    name: ({ id, label: name }) => named.set(id, name),
  };
  return { resolving, asked, named };
}
