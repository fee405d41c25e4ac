/** Parts that all cards are made of: card JSON 2.0, Chinese with English beside it. Typed text only ever becomes `plain_text`. */
import type { QuestionAct } from '../src/core/ask.ts';
import { drawnUpTo, shortened } from '../src/core/free-text.ts';
import { jsonBytes } from '../src/core/json.ts';
import type { Act, TURN } from '../src/core/proposal.ts';
import { same, type Text } from '../src/core/text.ts';
import { shortLists, shortTexts } from './shorter.ts';

/** Feishu's limits are 30 KB and 200 elements; these leave room for how it counts (`platform.md` section 4.1). */
export const MAX_BYTES = 29_000;
export const MAX_ELEMENTS = 180;
/** A text that somebody typed is cut here; lists of names are cut by whoever counts them. */
const MAX_CHARACTERS = 400;
const MAX_NAME = 60;

export type Element = { readonly tag: string; readonly [member: string]: unknown };

export type Colour = 'blue' | 'wathet' | 'green' | 'orange' | 'red' | 'yellow' | 'violet' | 'grey';

export interface Card {
  readonly schema: '2.0';
  readonly config: { readonly update_multi: true; readonly enable_forward: false; readonly width_mode: 'fill' };
  readonly header: { readonly title: Element; readonly template: Colour; readonly text_tag_list?: readonly Element[] };
  readonly body: { readonly elements: readonly Element[] };
}

export interface CardParts {
  readonly title: Text;
  readonly colour: Colour;
  /** The first tag is the state. */
  readonly tag?: Text;
  readonly elements: readonly Element[];
}

/** A card that Feishu takes, however much it is given: where it is too much, every text is shortened first. */
export const card = (parts: CardParts): Card => squeezed(whole(parts));

const whole = ({ title, colour, tag, elements }: CardParts): Card => ({
  schema: '2.0',
  config: { update_multi: true, enable_forward: false, width_mode: 'fill' },
  header: {
    title: plain(title),
    template: colour,
    ...(tag
      ? { text_tag_list: [{ tag: 'text_tag', text: plain(tag), color: colour === 'grey' ? 'neutral' : colour }] }
      : {}),
  },
  body: { elements },
});

/** Text that Feishu shows letter by letter: no markup, no mentions, no links, no lines. The only place that makes one. */
export function plain(text: Text, most = MAX_CHARACTERS): Element {
  const zh = drawnUpTo(text.zh, most);
  const en = drawnUpTo(text.en, most);
  return { tag: 'plain_text', content: zh, ...(zh === en ? {} : { i18n_content: { zh_cn: zh, en_us: en } }) };
}

/** A name that leaves room for the others. */
export const nameOn = (word: string): string => shortened(word, MAX_NAME);

export type Tone = 'normal' | 'small' | 'added' | 'removed' | 'warning' | 'strong';

const tones: Readonly<Record<Tone, Readonly<Record<string, string>>>> = {
  normal: {},
  small: { text_size: 'notation', text_color: 'grey' },
  added: { text_color: 'green' },
  removed: { text_color: 'red' },
  warning: { text_color: 'orange' },
  strong: { text_size: 'heading' },
};

export const toned = (text: Element, tone: Tone): Element => ({ tag: 'div', text: { ...text, ...tones[tone] } });

export const line = (text: Text | string, tone: Tone = 'normal', most = MAX_CHARACTERS): Element =>
  toned(plain(typeof text === 'string' ? same(text) : text, most), tone);

/** A line of names that must not be cut: nobody may be changed unseen. */
export const fullLine = (text: Text | string, tone: Tone = 'normal'): Element =>
  line(text, tone, Number.POSITIVE_INFINITY);

/** Folds its elements away behind its title. */
export const panel = (title: Text, elements: readonly Element[], expanded = false): Element => ({
  tag: 'collapsible_panel',
  expanded,
  header: { title: plain(title) },
  elements,
});

export const rule: Element = { tag: 'hr' };

/** What the client asks before it sends a click. */
export interface Question {
  readonly title: Text;
  readonly text: Text;
}

export interface ButtonParts {
  readonly text: Text;
  readonly asksFirst?: Question;
  readonly type?: 'default' | 'primary_filled' | 'danger';
  readonly act: Act | QuestionAct | typeof TURN;
  readonly ref: string;
  /** As wide as the card: one of several to choose from. */
  readonly wide?: boolean;
}

/** Longest text of a button. */
const MAX_ON_BUTTON = 100;

export const button = ({ text, type = 'default', asksFirst, act, ref, wide = false }: ButtonParts): Element => ({
  tag: 'button',
  text: plain(text, MAX_ON_BUTTON),
  type,
  ...(wide ? { width: 'fill' } : {}),
  ...(asksFirst ? { confirm: { title: plain(asksFirst.title), text: plain(asksFirst.text) } } : {}),
  behaviors: [{ type: 'callback', value: { act, ref } }],
});

/** Sends what a form holds. */
export const formButton = (parts: ButtonParts): Element => ({
  ...button(parts),
  name: parts.act,
  form_action_type: 'submit',
});

export const submitButton = (text: Text, ref: string): Element =>
  formButton({ text, type: 'primary_filled', act: 'submit', ref });

export interface ChooserParts {
  readonly placeholder: Text;
  readonly options: readonly { readonly value: string; readonly text: Text }[];
  readonly act: Act | QuestionAct | typeof TURN;
  readonly ref: string;
}

/** A list outside a form: choosing is clicking. */
export const chooser = ({ placeholder, options, act, ref }: ChooserParts): Element => ({
  tag: 'select_static',
  placeholder: plain(placeholder),
  options: options.map(({ value, text }) => ({ text: plain(text), value })),
  behaviors: [{ type: 'callback', value: { act, ref } }],
});

/** The pages of a card that is too long for one; each is called by its text. */
export const pageChooser = (
  pages: readonly Text[],
  { page, ref, act = 'open' }: { page: number; ref: string; act?: 'open' | typeof TURN },
): Element =>
  chooser({
    placeholder: { zh: `第 ${page + 1}/${pages.length} 页`, en: `Page ${page + 1} of ${pages.length}` },
    options: pages.map((text, index) => ({ value: String(index), text })),
    act,
    ref,
  });

export const linkButton = (text: Text, url: string): Element => ({
  tag: 'button',
  text: plain(text),
  type: 'default',
  behaviors: [{ type: 'open_url', default_url: url }],
});

/** Buttons side by side, wrapping on a phone. */
export const row = (elements: readonly Element[]): Element[] =>
  elements.length === 0
    ? []
    : [
        {
          tag: 'column_set',
          flex_mode: 'flow',
          columns: elements.map((each) => ({ tag: 'column', width: 'auto', elements: [each] })),
        },
      ];

/** Everything that carries a tag counts, inner texts too. */
export const elementsOf = (node: unknown): number => {
  if (Array.isArray(node)) return node.reduce<number>((sum, each) => sum + elementsOf(each), 0);
  if (node === null || typeof node !== 'object') return 0;
  const own = 'tag' in node ? 1 : 0;
  return Object.values(node).reduce<number>((sum, each) => sum + elementsOf(each), own);
};

export const fits = (drawn: Card): boolean => jsonBytes(drawn) <= MAX_BYTES && elementsOf(drawn.body) <= MAX_ELEMENTS;

export const partsFit = (parts: CardParts): boolean => fits(whole(parts));

/** For whoever has a better way to make room: the fullest of several versions that Feishu accepts; the last is the shortest. */
export function fullestFitting(versions: readonly (() => CardParts)[]): Card {
  for (const version of versions.slice(0, -1)) {
    const drawn = whole(version());
    if (fits(drawn)) return drawn;
  }
  const shortest = versions.at(-1);
  if (!shortest) throw new Error('choosing a card: no version given');
  return card(shortest());
}

/** The last resort, step by step: shorter texts, then shorter lists, and it is said that something is missing. */
const shorterTexts = [200, 80, 30];
const shorterLists = [100, 40, 15, 6, 2];

function squeezed(full: Card): Card {
  if (fits(full)) return full;
  const { elements } = full.body;
  const cutTo = (most: number) => shortTexts(elements, (words) => shortened(words, most));
  const shortest = cutTo(Math.min(...shorterTexts));
  const versions = [
    ...shorterTexts.map((most) => () => cutTo(most)),
    ...shorterLists.map((most) => () => [leftOut, ...shortLists(shortest, most)]),
  ];
  for (const version of versions) {
    const cut = { ...full, body: { elements: version() } };
    if (fits(cut)) return cut;
  }
  return { ...full, body: { elements: [leftOut] } };
}

const leftOut = line({ zh: '内容太多，没有显示完。', en: 'Too much to show all of it.' }, 'warning');
