/** The form of an operation: its fields as controls, filled with what Hire holds, and what a submitted one wants. */
import { paged } from '../../../cards/form.ts';
import type { Field, Slot } from '../../core/field.ts';
import type { FormField } from '../../core/form-field.ts';
import type { Operation, Present } from '../../core/operation.ts';
import type { Text } from '../../core/text.ts';
import { isEmpty, sameValue, type Values } from '../../core/value.ts';
import type { Deps } from '../deps.ts';
import { type Holding, namesFromLists, peopleIn } from '../read/names.ts';
import { listsFor, MOST_OPTIONS, MOST_PEOPLE } from './lists.ts';

export interface FormWish {
  readonly operation: Pick<Operation, 'title' | 'fields'>;
  /** Of every target; a value that they do not share is left open. */
  readonly presents: readonly Present[];
  /** What was wanted before, where a proposal is edited. */
  readonly wanted: Values;
  readonly requester: string;
}

export interface Form {
  readonly pages: FormField[][];
  readonly about: Text[];
}

export async function formFor(
  deps: Deps,
  wish: FormWish,
  { about, first }: { about: readonly Text[]; first: readonly FormField[] },
): Promise<Form> {
  const told = Object.fromEntries(wish.presents.flatMap(({ names: own = {} }) => Object.entries(own)));
  const listed = await namesFromLists(deps, holdingsIn(wish), told);
  const names = new Map([...Object.entries(told), ...Object.entries(listed.names)]);
  const { list, tooLong } = listsFor(deps);
  const people = peopleFor(wish, await deps.people.met());
  const forming = { timeZone: deps.settings.timeZone, names, people, list };
  const offered = [...wish.operation.fields].filter(([, field]) => field.offered);
  const controls = await Promise.all(
    offered.map(([flag, field]) => field.controls(slotFor(wish, flag, field), forming)),
  );
  const fields = [...first, ...controls.flat(), ...emptying(wish)];
  const notes = [...about, ...notesOn(await tooLong())];
  const title = wish.operation.title;
  return { pages: paged(fields, { title, about: notes }), about: notes };
}

/** What all targets hold and what was wanted before; where the targets differ, nothing. */
function slotFor({ presents, wanted }: FormWish, flag: string, { label, topic }: Field): Slot {
  const [first, ...others] = presents.map(({ values }) => values[flag]);
  const base = others.every((other) => sameValue(first, other)) ? first : undefined;
  return { name: flag, flag, label, topic, base, initial: wanted[flag] ?? base };
}

const notesOn = (long: boolean): Text[] => [
  {
    zh: '只有改过的项会进入预览；列表里没有的同事请在旁边按姓名填写。',
    en: 'Only what you change is proposed. Type the name of a colleague who is not listed.',
  },
  ...(long
    ? [
        {
          zh: `选项超过 ${MOST_OPTIONS} 个的列表放不进卡片，请填写名称或编号。`,
          en: `Lists of more than ${MOST_OPTIONS} do not fit a card: type the name or code.`,
        },
      ]
    : []),
];

const holdingsIn = ({ operation: { fields }, presents, wanted }: FormWish): Holding[] =>
  [wanted, ...presents.map(({ values }) => values)].map((values) => ({ fields, values }));

/** Who is set now, who asks, and whoever was named lately: a picker shows no one else. */
function peopleFor(wish: FormWish, met: readonly string[]): string[] {
  const set = peopleIn(holdingsIn(wish));
  return [...new Set([...set, wish.requester, ...met])].slice(0, Math.max(MOST_PEOPLE, set.length));
}

/** Emptying is said on purpose, never by leaving a field empty. */
function emptying({ operation, presents, wanted }: FormWish): FormField[] {
  const filled = [...operation.fields].filter(
    ([flag, { offered, emptiable, instruction }]) =>
      offered && emptiable && !instruction && presents.some(({ values }) => !isEmpty(values[flag])),
  );
  const cleared = Object.entries(wanted)
    .filter(([, value]) => isEmpty(value))
    .map(([flag]) => flag);
  if (filled.length === 0) return [];
  const options = filled.map(([flag, { label }]) => ({
    value: flag,
    zh: `清空 ${label.zh}`,
    en: `Empty: ${label.en}`,
  }));
  return [
    {
      name: 'clear',
      flag: 'clear',
      label: { zh: '要清空的项', en: 'Fields to empty' },
      topic: { zh: '清空', en: 'Emptying' },
      control: 'multi-select',
      options,
      base: [],
      initial: cleared.filter((flag) => filled.some(([each]) => each === flag)),
    },
  ];
}
