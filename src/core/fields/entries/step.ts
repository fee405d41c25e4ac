/** Edits that go from what a key holds: one more choice, two less, a week later. */
import type { EntryName, Field, Reading } from '../../field.ts';
import { type Outcome, ok } from '../../outcome.ts';
import { same, type Text } from '../../text.ts';
import { type Edit, entriesIn, entryOf, partsOf } from '../../value.ts';
import type { Pair } from './parts.ts';

type Step = NonNullable<Pair['step']>;

export const stepEntries = ({ step, key: { placed }, value: field }: Pair): Pick<Field, 'stepped' | 'entryNames'> => ({
  ...(placed && { stepped: (edit, reading) => placedIn(edit, reading, placed) }),
  ...(step && {
    stepped: (edit, reading) => steppedFrom(edit, reading, { step, label: field.label }),
    entryNames: (list, keys, timeZone) =>
      entriesIn(list).flatMap((entry): EntryName[] => {
        const { key, value } = partsOf(entry);
        const { label, shape } = keys.get(key) ?? {};
        if (!label || !shape) return [];
        return [[entry, `${label}：${field.words(value, { names: new Map(), timeZone, shape }).zh}`]];
      }),
  }),
});

const ways = ['set', 'add', 'remove'] as const;

interface Stepping {
  readonly step: Step;
  /** Of a key whose name is not known. */
  readonly label: Text;
}

function steppedFrom(edit: Edit, reading: Reading, { step, label }: Stepping): Outcome<Edit> {
  const held = new Map(
    entriesIn(reading.present).map((entry): [string, string | null] => [partsOf(entry).key, partsOf(entry).value]),
  );
  const stepped: Edit = {};
  for (const way of ways) {
    const typed = edit[way];
    if (!typed) continue;
    stepped[way] ??= [];
    for (const entry of typed) {
      const { key, value } = partsOf(entry);
      const name = reading.nameOf?.(key);
      const called = name ? same(name) : label;
      const own =
        value === null ? ok(null) : step({ called, way, value, held: held.get(key) ?? undefined }, of(key, reading));
      if (!own.ok) return own;
      held.set(key, own.value);
      // What is left of a value takes its place.
      const list = own.value === null ? 'remove' : way === 'remove' ? 'add' : way;
      // Of one more and one less the last holds both.
      const others = (stepped[list] ?? []).filter((each) => partsOf(each).key !== key);
      stepped[list] = [...others, own.value === null ? key : entryOf(key, own.value)];
    }
  }
  return ok(stepped);
}

/** With the keys that this target has for what was typed. */
function placedIn(edit: Edit, reading: Reading, placed: NonNullable<Pair['key']['placed']>): Outcome<Edit> {
  const own: Edit = {};
  for (const way of ways) {
    if (!edit[way]) continue;
    const entries: string[] = [];
    for (const entry of edit[way]) {
      const { key, value } = partsOf(entry);
      const found = placed(key, reading);
      if (!found.ok) return found;
      entries.push(value === null ? found.value : entryOf(found.value, value));
    }
    own[way] = entries;
  }
  return ok(own);
}

const of = (key: string, reading: Reading): Reading => ({ ...reading, shape: reading.shapeOf?.(key) });
