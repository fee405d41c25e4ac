/** How a form asks for entries. */
import type { ValueShape } from '../../entity.ts';
import type { Field, Forming, Slot } from '../../field.ts';
import type { FormField } from '../../form-field.ts';
import { same, type Text } from '../../text.ts';
import { entriesIn, partsOf, type Value } from '../../value.ts';
import { filled } from '../controls.ts';
import type { Pair } from './parts.ts';

/** A control per key, where keys and values can be chosen; else one text for all. */
export const entryControls =
  (pair: Pair): Field['controls'] =>
  async (slot, forming) => {
    const { chosen } = pair.value;
    const keys = await keysFor(pair, slot, forming);
    if (!chosen || !keys) return [oneText(pair, slot, forming)];
    const each = await Promise.all(keys.map((key) => chosen(slotFor(key, slot), { ...forming, shape: key.shape })));
    return each.every((control) => control !== null) ? each : [oneText(pair, slot, forming)];
  };

/** A key with what it is called on a form. */
interface FormKey {
  readonly id: string;
  readonly label: Text;
  readonly shape?: ValueShape | undefined;
}

async function keysFor(
  { key }: Pair,
  { base: held, initial }: Slot,
  { list: listOf }: Forming,
): Promise<readonly FormKey[] | null> {
  if (key.offered) {
    const keys = new Set([...byKey(held).keys(), ...byKey(initial).keys()]);
    return key.offered([...keys]).map((id): FormKey => ({ id, label: key.words?.(id) ?? same(id) }));
  }
  const listed = key.entity ? await listOf(key.entity) : null;
  return listed?.map(({ id, label, shape }): FormKey => ({ id, label: same(label || id), shape })) ?? null;
}

/** The place of one key: `interviewers-1`. */
const slotFor = ({ id, label }: FormKey, slot: Slot): Slot => ({
  ...slot,
  name: `${slot.name}-${id}`,
  key: id,
  label: { zh: `${slot.label.zh} · ${label.zh}`, en: `${slot.label.en} · ${label.en}` },
  base: byKey(slot.base).get(id),
  initial: byKey(slot.initial).get(id),
});

function byKey(value: Value | undefined): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const entry of entriesIn(value)) {
    const { key, value: own } = partsOf(entry);
    keys.set(key, [...(keys.get(key) ?? []), own ?? '']);
  }
  return keys;
}

const oneText = ({ merges }: Pair, slot: Slot, { names }: Forming): FormField => ({
  ...filled(slot, (value) => entriesIn(value).map((entry) => entryTyped(entry, names))),
  control: 'text',
  list: true,
  merges,
});

/** As it can be typed again. */
function entryTyped(entry: string, names: Forming['names']): string {
  const { key, value } = partsOf(entry);
  return `${quoted(names.get(key) ?? key)}=${quoted(value ?? '')}`;
}

/** In the marks that let it be typed again as one value. */
function quoted(text: string): string {
  if (!/[\s,，、="']/.test(text)) return text;
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}
