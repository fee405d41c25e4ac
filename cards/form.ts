/** A form filled with what Hire holds now. What is changed in it becomes the proposal. */
import type { Asked } from '../src/core/ask.ts';
import { besideName, type FormField } from '../src/core/form-field.ts';
import { shortened } from '../src/core/free-text.ts';
import { TURN } from '../src/core/proposal.ts';
import { same, type Text } from '../src/core/text.ts';
import {
  type Card,
  type CardParts,
  type Element,
  formButton,
  fullestFitting,
  line,
  panel,
  partsFit,
  plain,
  row,
  submitButton,
} from './card.ts';

export interface FormCardData extends Omit<Asked<'form'>, 'kind' | 'replaces'> {
  readonly ref: string;
}

/** Longest `default_value` of an input. */
const MAX_INPUT = 1000;

const above = (label: Text): Element => line(label);

const hint = plain({ zh: '不填表示不改', en: 'Empty: no change' });

/** What is said in a control that holds nothing, and whether it may stay so. */
export interface Blank {
  readonly placeholder: Element;
  readonly required?: true;
}

export function control(field: FormField, blank: Blank = { placeholder: hint }): Element[] {
  const { name, control: kind, label, options = [], people = [], initial } = field;
  const [first = ''] = initial;
  const common = { name, ...blank };
  // Nobody has to be picked: a name may be typed instead.
  const ofPeople = { name, placeholder: blank.placeholder };
  const listed = options.map(({ value, zh, en }) => ({ text: plain({ zh, en }), value }));
  switch (kind) {
    case 'text':
    case 'long-text':
      return [input(field, blank)];
    case 'select':
      return [
        above(label),
        { tag: 'select_static', ...common, options: listed, ...(first && { initial_option: first }) },
      ];
    case 'multi-select':
      return [above(label), { tag: 'multi_select_static', ...common, options: listed, selected_values: initial }];
    case 'person': {
      const chosen = first && { initial_option: first };
      const picker = { tag: 'select_person', ...ofPeople, options: persons(people), ...chosen };
      return [above(label), picker, byName(field)];
    }
    case 'people': {
      const picker = { tag: 'multi_select_person', ...ofPeople, options: persons(people), selected_values: initial };
      return [above(label), picker, byName(field)];
    }
    case 'date':
      return [above(label), { tag: 'date_picker', ...common, ...(first && { initial_date: first }) }];
  }
}

/** Whoever the picker does not offer is typed. */
const byName = (field: FormField): Element => ({
  tag: 'input',
  name: besideName(field) ?? field.name,
  placeholder: plain(field.control === 'person' ? orByName : orByNames),
  ...(field.byName ? { default_value: visible(field.byName) } : {}),
  max_length: MAX_INPUT,
});

const orByName: Text = { zh: '或按姓名', en: 'or by name' };
const orByNames: Text = { zh: '或按姓名，用逗号分开', en: 'or by name, separated by commas' };

/** Without characters that hide or reorder others. */
const visible = (words: string): string =>
  words.replace(/(?!\n)\p{Cc}|[\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/gu, ' ');

/** The text as an input shows it; null where it is too long for one, so that it is not cut unseen. */
export function inputText(initial: readonly string[]): string | null {
  const text = visible(initial.join('、'));
  return text.length > MAX_INPUT ? null : text;
}

const tooLong = plain({ zh: '现有内容太长，这里不显示；不填表示不改', en: 'Too long to show here; empty: no change' });

function input({ name, control: kind, label, initial }: FormField, blank: Blank): Element {
  const text = inputText(initial);
  return {
    tag: 'input',
    name,
    ...blank,
    label: plain(label),
    ...(text === null ? { placeholder: tooLong } : {}),
    ...(text ? { default_value: text } : {}),
    max_length: MAX_INPUT,
    ...(kind === 'long-text' ? { input_type: 'multiline_text', rows: 3 } : {}),
  };
}

const persons = (people: readonly string[]) => people.map((value) => ({ value }));

/** Fields of one topic in a panel that folds; the first is open. */
function panels(fields: readonly FormField[]): Element[] {
  const topics = new Map<string, FormField[]>();
  for (const field of fields) topics.set(field.topic.zh, [...(topics.get(field.topic.zh) ?? []), field]);
  if (topics.size === 1) return fields.flatMap((field) => control(field));
  return [...topics.values()].map((own, index) =>
    panel(
      own[0]?.topic ?? same(''),
      own.flatMap((field) => control(field)),
      index === 0,
    ),
  );
}

export const formCard = (data: FormCardData): Card => fullestFitting([() => wholeForm(data)]);

const wholeForm = ({ title, about, pages, page, ref }: FormCardData): CardParts => ({
  title,
  colour: 'blue',
  elements: [
    ...about.map((each) => line(each, 'small')),
    ...(pages.length > 1 ? draftLines(pages, page) : []),
    {
      tag: 'form',
      name: 'form',
      elements: [...panels(pages[page] ?? []), ...row(formButtons(pages, { page, ref }))],
    },
  ],
});

/** Two send what the page holds: the one keeps it and shows the next page, the other makes the preview of all pages. */
function formButtons(pages: FormCardData['pages'], { page, ref }: { page: number; ref: string }): Element[] {
  const preview = submitButton({ zh: '预览改动', en: 'Preview the change' }, ref);
  const cancel = formButton({ text: { zh: '取消', en: 'Cancel' }, act: 'cancel', ref });
  if (pages.length < 2) return [preview, cancel];
  const next = (page + 1) % pages.length;
  const topics = topicsOf(pages[next] ?? []);
  const text = {
    zh: `第 ${next + 1} 页：${shortened(topics.zh, MOST_OF_TOPICS)}`,
    en: `Page ${next + 1}: ${shortened(topics.en, MOST_OF_TOPICS)}`,
  };
  return [preview, formButton({ text, act: TURN, ref }), cancel];
}

const MOST_OF_TOPICS = 30;
const MOST_OF_FILLED = 160;

/** Where this is in a draft of several pages, and what was filled in on the others. */
function draftLines(pages: FormCardData['pages'], page: number): Element[] {
  const here = {
    zh: `第 ${page + 1}/${pages.length} 页。换页会记住已填的内容，任何一页都可以预览全部改动。`,
    en: `Page ${page + 1} of ${pages.length}. Turning keeps what is filled in; any page previews all of it.`,
  };
  const filled = pages.flatMap((fields, index) => (index === page ? [] : fields.filter(isTouched)));
  const elsewhere = {
    zh: `其他页已填：${listed(
      filled.map(({ label }) => label.zh),
      '、',
    )}`,
    en: `Filled in on other pages: ${listed(
      filled.map(({ label }) => label.en),
      ', ',
    )}`,
  };
  return [line(here, 'small'), ...(filled.length > 0 ? [line(elsewhere, 'small', MOST_OF_FILLED)] : [])];
}

const isTouched = ({ base, initial, byName: typed = '' }: FormField): boolean =>
  typed !== '' || base.length !== initial.length || initial.some((value) => !base.includes(value));

const listed = (words: readonly string[], comma: string): string => [...new Set(words)].join(comma);

const topicsOf = (fields: readonly FormField[]): Text => ({
  zh: listed(
    fields.map(({ topic }) => topic.zh),
    '、',
  ),
  en: listed(
    fields.map(({ topic }) => topic.en),
    ', ',
  ),
});

const long = (length: number): Text => same('长'.repeat(length));
/** Assumed when a page is measured: with all of them filled in, what is said of them takes the most room. */
const OTHERS: readonly FormField[][] = Array.from({ length: 8 }, (_, page) => [
  {
    name: '',
    flag: '',
    label: long(MOST_OF_FILLED + page),
    topic: long(MOST_OF_TOPICS),
    control: 'text',
    base: [],
    initial: [''],
  },
]);
/** As long as a reference will be: the size of a card is measured before it has one. */
const PLACE = '00000000-0000-0000-0000-000000000000.000000';

/** As many pages as it takes, each as full as Feishu's limits allow. */
export function paged(
  fields: readonly FormField[],
  { title, about }: Pick<FormCardData, 'title' | 'about'>,
): FormField[][] {
  const pages: FormField[][] = [];
  let page: FormField[] = [];
  for (const field of fields) {
    const whole = wholeForm({ title, about, pages: [[...page, field], ...OTHERS], page: 0, ref: PLACE });
    if (page.length > 0 && !partsFit(whole)) {
      pages.push(page);
      page = [];
    }
    page.push(field);
  }
  return page.length > 0 ? [...pages, page] : pages;
}
