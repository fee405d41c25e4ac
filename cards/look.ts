/** What was found, and what one thing holds now. */
import type { Asked, Section } from '../src/core/ask.ts';
import type { FoundRow } from '../src/core/found-row.ts';
import { same, type Text } from '../src/core/text.ts';
import { button, type Card, type CardParts, card, chooser, type Element, fullestFitting, line, rule } from './card.ts';

export interface FoundCardData extends Omit<Asked<'found'>, 'kind' | 'shows'> {
  /** One of them can be opened. */
  readonly opens: boolean;
  readonly ref: string;
}

function rowText({ id, label, detail, contact, warning }: FoundRow): Text {
  const words = [label || id, detail, contact].filter(Boolean).join(' · ');
  return warning ? { zh: `${words} · ${warning.zh}`, en: `${words} · ${warning.en}` } : same(words);
}

export const foundCard = ({ title, rows, coded, more, opens, ref }: FoundCardData): Card =>
  card({
    title,
    colour: 'blue',
    elements: [
      ...rows.flatMap((row) => [line(rowText(row)), ...(coded ? [] : [line(`ID ${row.id}`, 'small')])]),
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
    options: rows.map(({ contact: _, ...row }) => ({ value: row.id, text: rowText(row) })),
    act: 'pick',
    ref,
  });

export interface ShowCardData extends Omit<Asked<'show'>, 'kind' | 'target'> {
  readonly ref: string;
}

/** How long a value may be before it is cut: whole where the card has room for it. */
const lengths = [Number.POSITIVE_INFINITY, 2_000, 400, 160, 60];

export const showCard = (data: ShowCardData): Card => fullestFitting(lengths.map((most) => () => shown(data, most)));

const shown = ({ title, label, id, coded, notes, sections, forms, ref }: ShowCardData, most: number): CardParts => ({
  title,
  colour: 'blue',
  elements: [
    line(label || id, 'strong'),
    ...(label && !coded ? [line(`ID ${id}`, 'small')] : []),
    ...notes.map((note) => line(note, 'warning')),
    ...sections.flatMap((section) => sectionLines(section, { most, alone: sections.length === 1 })),
    ...formButtons(forms, ref),
  ],
});

/** What could be changed of it, by the command that does. One alone needs no name. */
const sectionLines = (
  { title, lines, empty }: Section,
  { most, alone }: { readonly most: number; readonly alone: boolean },
): Element[] => [
  rule,
  ...(alone ? [] : [line(title)]),
  ...lines.map(({ label, value }) =>
    line({ zh: `${label.zh}：${value.zh}`, en: `${label.en}: ${value.en}` }, 'normal', most),
  ),
  ...(empty > 0 ? [line({ zh: `另有 ${empty} 项为空`, en: `${empty} more are empty` }, 'small')] : []),
];

/** One form is a button; of several one is chosen, because a button says nothing but its verb and its reference. */
export function formButtons(
  forms: readonly { readonly operation: string; readonly title: Text }[],
  ref: string,
  placeholder: Text = { zh: '修改…', en: 'Change…' },
): Element[] {
  const [only] = forms;
  if (!only) return [];
  if (forms.length === 1) return [rule, button({ text: only.title, type: 'primary_filled', act: 'open', ref })];
  const options = forms.map(({ operation, title }) => ({ value: operation, text: title }));
  return [rule, chooser({ placeholder, options, act: 'open', ref })];
}
