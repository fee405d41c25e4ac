/** One of several that are known beforehand. */
import { z } from 'zod';
import type { Choice, Field, Typed } from '../field.ts';
import { comparable } from '../names.ts';
import { numeral } from '../numerals.ts';
import { type Outcome, ok, refuse } from '../outcome.ts';
import { inARow, nothing, same, type Text } from '../text.ts';
import type { Value } from '../value.ts';
import { base, type Options } from './base.ts';
import { chosenBy, filled } from './controls.ts';
import { spoken } from './words.ts';
import { atTheEnd, choiceShown, noSuchChoice, nothingToStep } from './wrong-values.ts';

interface Ordered extends Options {
  /** From the first to the last: what is next to one, and more or less than it. Left out where they have no order. */
  readonly order?: 'rising' | 'falling';
}

/** One value of a documented enum, by number, Chinese or English word. Feishu has no way to empty it. */
export const choice = <V extends number | string>(
  label: Text,
  choices: readonly (Choice & { readonly value: V })[],
  { order, ...options }: Ordered = {},
): Field<V | null> => ({
  ...base,
  ...options,
  label,
  emptiable: false,
  typed: oneOf(choices),
  steps: order ? { by: 'order', ...STEPS } : null,
  ...selectedFrom(choices),
  schema: z.custom<V | null>((value) => value === null || ['string', 'number'].includes(typeof value)),
  read: (word, { present }) => {
    const step = order && STEP.exec(word)?.groups;
    if (step) return stepped(label, { choices, order, ...step }, present);
    const found = choices.find((each) =>
      [String(each.value), each.zh, each.en].some((known) => comparable(known) === comparable(word)),
    );
    const close = found ?? onlyOneWith(choices, word);
    return close ? ok(close.value) : refuse(noSuchChoice(label, word, choices));
  },
  ...spoken((value = null) => {
    const found = choices.find((each) => each.value === value);
    return found ? { zh: found.zh, en: found.en } : value === null ? nothing : same(String(value));
  }),
});

const STEPS = { up: '调高', down: '调低' } as const;
/** 调高, 调低一级. */
const STEP = /^(?<way>调高|调低)\s*(?:(?<much>[一两二三1-3])?\s*[级档]|一?[点些]|一下)?$/;

interface Step<V> {
  readonly choices: readonly (Choice & { readonly value: V })[];
  readonly order: 'rising' | 'falling';
  readonly way?: string;
  readonly much?: string;
}

/** Next to the present one; any where that was not read. */
function stepped<V extends number | string>(
  label: Text,
  { choices, order, way = '', much = '1' }: Step<V>,
  present: Value | undefined,
): Outcome<V> {
  const at = choices.findIndex(({ value }) => value === present);
  const held = choices[at];
  const [first] = choices;
  if (present === undefined && first) return ok(first.value);
  if (!held) return refuse(nothingToStep(label, way));
  const size = numeral(much) ?? 1;
  const next = choices[at + ((way === STEPS.up) === (order === 'rising') ? size : -size)];
  return next ? ok(next.value) : refuse(atTheEnd(label, held));
}

const unhyphened = (word: string): string => comparable(word).replaceAll('-', '');

/** `bachelor` for "Bachelor or above", `暂停` for 已暂停: enough where only one choice has it. */
function onlyOneWith<V extends Choice>(choices: readonly V[], word: string): V | undefined {
  const typed = unhyphened(word);
  const having = choices.filter(({ zh, en }) => [zh, en].some((known) => unhyphened(known).includes(typed)));
  return typed.length > 1 && having.length === 1 ? having[0] : undefined;
}

/** As a form offers it; what is none of the choices is shown as none. */
export const selectedFrom = (choices: readonly Choice[], asChoice = (value: Value | undefined) => value) =>
  chosenBy(async (slot) => ({
    ...filled(slot, (value) => {
      const chosen = choices.find((each) => each.value === asChoice(value));
      return chosen ? [String(chosen.value)] : [];
    }),
    control: 'select',
    options: choices.map(({ value, zh, en }) => ({ value: String(value), zh, en })),
  }));

/** As it may be typed. */
export const oneOf = (choices: readonly Choice[]): Typed => ({
  takes: 'choice',
  choices,
  written: choices.map(({ value, zh, en }) => `${value} ${zh} ${zh === en ? '' : en}`.trim()),
  says: inARow(choices.map(choiceShown)),
  ...(choices[0] ? { sample: { zh: choices[0].zh, en: choices[0].en } } : {}),
});
