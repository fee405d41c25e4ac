/** What was found, and what one thing holds now. */
import { same, type Text } from '../src/core/text.ts';
import { button, type Card, card, chooser, type Element, fullestFitting, line, rule } from './card.ts';

export interface FoundRow {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** Masked; left out where others would see it. */
  readonly contact?: string;
}

export interface FoundCardData {
  readonly title: Text;
  readonly rows: readonly FoundRow[];
  /** How many there are beyond these. */
  readonly more: number;
  /** One of them can be opened. */
  readonly opens: boolean;
  readonly ref: string;
}

const rowText = ({ id, label, detail, contact }: FoundRow): string =>
  [label || id, detail, contact].filter(Boolean).join(' · ');

export const foundCard = ({ title, rows, more, opens, ref }: FoundCardData): Card =>
  card({
    title,
    colour: 'blue',
    elements: [
      ...rows.flatMap((row) => [line(rowText(row)), line(`ID ${row.id}`, 'small')]),
      ...(more > 0
        ? [line({ zh: `另有 ${more} 个，请写得更具体。`, en: `${more} more; please be more specific.` }, 'small')]
        : []),
      ...(opens ? [rule, openList(rows, ref)] : []),
    ],
  });

const openList = (rows: readonly FoundRow[], ref: string): Element =>
  chooser({
    placeholder: { zh: '查看其中一个', en: 'Show one of them' },
    // Contacts stand in the rows, not in the list.
    options: rows.map(({ id, label, detail }) => ({ value: id, text: same(rowText({ id, label, detail })) })),
    act: 'pick',
    ref,
  });

export interface Section {
  readonly title: Text;
  readonly lines: readonly { readonly label: Text; readonly value: Text }[];
  /** Fields without a value. */
  readonly empty: number;
}

export interface ShowCardData {
  readonly title: Text;
  readonly label: string;
  readonly id: string;
  readonly notes: readonly Text[];
  readonly sections: readonly Section[];
  /** Forms that can be opened from here. */
  readonly forms: readonly { readonly operation: string; readonly title: Text }[];
  readonly ref: string;
}

/** How long a value may be before it is cut. */
const lengths = [400, 160, 60];

export const showCard = (data: ShowCardData): Card => fullestFitting(lengths.map((most) => () => shown(data, most)));

const shown = ({ title, label, id, notes, sections, forms, ref }: ShowCardData, most: number): Card =>
  card({
    title,
    colour: 'blue',
    elements: [
      line(label || id, 'strong'),
      ...(label ? [line(`ID ${id}`, 'small')] : []),
      ...notes.map((note) => line(note, 'warning')),
      ...sections.flatMap((section) => sectionLines(section, most)),
      ...formButtons(forms, ref),
    ],
  });

const sectionLines = ({ title, lines, empty }: Section, most: number): Element[] => [
  rule,
  line(title),
  ...lines.map(({ label, value }) =>
    line({ zh: `${label.zh}：${value.zh}`, en: `${label.en}: ${value.en}` }, 'normal', most),
  ),
  ...(empty > 0 ? [line({ zh: `另有 ${empty} 项为空`, en: `${empty} more are empty` }, 'small')] : []),
];

/** One form is a button; of several one is chosen, because a button says nothing but its verb and its reference. */
function formButtons(forms: ShowCardData['forms'], ref: string): Element[] {
  const [only] = forms;
  if (!only) return [];
  if (forms.length === 1) return [rule, button({ text: only.title, type: 'primary', act: 'open', ref })];
  const options = forms.map(({ operation, title }) => ({ value: operation, text: title }));
  return [rule, chooser({ placeholder: { zh: '修改…', en: 'Change…' }, options, act: 'open', ref })];
}
