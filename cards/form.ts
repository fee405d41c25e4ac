/** A form filled with what Hire holds now. What is changed in it becomes the proposal. */
import type { Asked } from '../src/core/ask.ts';
import type { FormField } from '../src/core/form-field.ts';
import type { Text } from '../src/core/text.ts';
import { button, type Card, card, type Element, fits, line, pageChooser, plain, submitButton } from './card.ts';

export interface FormCardData extends Omit<Asked<'form'>, 'kind' | 'replaces'> {
  readonly ref: string;
}

/** Longest `default_value` of an input. */
const MAX_INPUT = 1000;

const above = (label: Text): Element => line(label, 'small');

const hint = plain({ zh: '不填表示不改', en: 'Empty: no change' });

function control(field: FormField): Element[] {
  const { name, control: kind, label, options = [], people = [], initial } = field;
  const [first = ''] = initial;
  const common = { name, placeholder: hint };
  const listed = options.map(({ value, zh, en }) => ({ text: plain({ zh, en }), value }));
  switch (kind) {
    case 'text':
    case 'long-text':
      return [input(field)];
    case 'select':
      return [
        above(label),
        { tag: 'select_static', ...common, options: listed, ...(first && { initial_option: first }) },
      ];
    case 'multi-select':
      return [above(label), { tag: 'multi_select_static', ...common, options: listed, selected_values: initial }];
    case 'person': {
      const chosen = first && { initial_option: first };
      return [above(label), { tag: 'select_person', ...common, options: persons(people), ...chosen }];
    }
    case 'people': {
      const chosen = { selected_values: initial };
      return [above(label), { tag: 'multi_select_person', ...common, options: persons(people), ...chosen }];
    }
    case 'date':
      return [above(label), { tag: 'date_picker', ...common, ...(first && { initial_date: first }) }];
  }
}

/** Without characters that hide or reorder others. */
const visible = (words: string): string =>
  words.replace(/(?!\n)\p{Cc}|[\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/gu, ' ');

/** The text as an input shows it; null where it is too long for one, so that it is not cut unseen. */
export function inputText(initial: readonly string[]): string | null {
  const text = visible(initial.join('、'));
  return text.length > MAX_INPUT ? null : text;
}

const tooLong = plain({ zh: '现有内容太长，这里不显示；不填表示不改', en: 'Too long to show here; empty: no change' });

function input({ name, control: kind, label, initial }: FormField): Element {
  const text = inputText(initial);
  return {
    tag: 'input',
    name,
    label: plain(label),
    placeholder: text === null ? tooLong : hint,
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
  if (topics.size === 1) return fields.flatMap(control);
  return [...topics.values()].map((own, index) => ({
    tag: 'collapsible_panel',
    expanded: index === 0,
    header: { title: plain(own[0]?.topic ?? { zh: '', en: '' }) },
    elements: own.flatMap(control),
  }));
}

export const formCard = ({ title, about, pages, page, ref }: FormCardData): Card =>
  card({
    title,
    colour: 'blue',
    elements: [
      ...about.map((each) => line(each, 'small')),
      {
        tag: 'form',
        name: 'form',
        elements: [...panels(pages[page] ?? []), submitButton({ zh: '预览改动', en: 'Preview the change' }, ref)],
      },
      ...(pages.length > 1 ? turning(pages, { page, ref }) : []),
      button({ text: { zh: '取消', en: 'Cancel' }, act: 'cancel', ref }),
    ],
  });

/** The other pages of a form that is too long for one card. */
function turning(pages: FormCardData['pages'], { page, ref }: { page: number; ref: string }): Element[] {
  const topicsOf = (fields: readonly FormField[], language: 'zh' | 'en') =>
    [...new Set(fields.map(({ topic }) => topic[language]))].join('、');
  return [
    line({ zh: '换页前请先提交本页。', en: 'Submit this page before you turn to another.' }, 'small'),
    pageChooser(
      pages.map((fields, index) => ({
        zh: `${index + 1} ${topicsOf(fields, 'zh')}`,
        en: `${index + 1} ${topicsOf(fields, 'en')}`,
      })),
      { page, ref },
    ),
  ];
}

const MANY_PAGES = 8;

/** As many pages as it takes, each as full as Feishu's limits allow. */
export function paged(fields: readonly FormField[], data: Omit<FormCardData, 'pages' | 'page'>): FormField[][] {
  const pages: FormField[][] = [];
  let page: FormField[] = [];
  for (const field of fields) {
    // Many pages are assumed, so that the list of pages has room too.
    const others = Array.from({ length: MANY_PAGES }, () => fields.slice(0, 1));
    const whole = formCard({ ...data, pages: [[...page, field], ...others], page: 0 });
    if (page.length > 0 && !fits(whole)) {
      pages.push(page);
      page = [];
    }
    page.push(field);
  }
  return page.length > 0 ? [...pages, page] : pages;
}
