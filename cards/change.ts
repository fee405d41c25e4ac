/** What changes in one field: on one line where it is short; else where the texts differ, and each whole. */
import type { SpokenChange } from '../src/core/field.ts';
import { difference, isLonger, needsItsOwnLine, shortened } from '../src/core/free-text.ts';
import { same, type Text } from '../src/core/text.ts';
import { type Element, fullLine, line } from './card.ts';
import { listElements, textElements } from './lists.ts';
import { heldLine } from './proposal-words.ts';
import { arrow, onOneLine as besides } from './sides.ts';
import { strongLine } from './strong.ts';

export interface ChangeLines extends Omit<SpokenChange, 'parts'> {
  readonly label: Text;
  /** Whose entries are people. */
  readonly people: boolean;
  /** Says how to write: nothing of it is held, so there is no present value. */
  readonly alone?: true;
  /** Of one key of a keyed list: it takes one line where it fits. */
  readonly oneLine?: true;
  /** Of the last key that changes: how many others stay as they are. */
  readonly others?: number;
  /** What Hire holds now, where it moved since the preview. */
  readonly found?: Text;
  /** What Hire holds now, where Feishu said yes and holds something else. */
  readonly held?: Text;
}

/** Beside each other on one line. */
const MOST_BESIDE = 80;
/** A longer text stands whole on a page of its own. */
export const MOST_ON_CARD = 500;
const MOST_OF_LABEL = 60;

/** A text for a page of its own. */
export interface WholeText {
  readonly label: Text;
  readonly words: string;
}

const isBeside = ({ zh, en }: Text): boolean =>
  [zh, en].every((words) => words.length <= MOST_BESIDE && !needsItsOwnLine(words));

export function changeElements({ label: whole, ...change }: ChangeLines): Element[] {
  const label = named(whole);
  const { others = 0, found, held } = change;
  return [
    ...(isList(change) ? listSides({ ...change, label }) : sides({ ...change, label })),
    ...(change.emptied ? [line(emptying(label, change), 'removed')] : []),
    ...(others > 0 ? [line(unchanged(others, false), 'small')] : []),
    ...(found ? foundElements({ label, from: change.from, to: found }, nowLine) : []),
    ...(held ? foundElements({ label, from: change.to, to: held }, heldLine) : []),
  ];
}

/** Among the other keys of one list it is said which one. */
const emptying = (label: Text, { oneLine }: Pick<ChangeLines, 'oneLine'>): Text => ({
  zh: `${oneLine ? `${label.zh} ` : ''}将被清空`,
  en: oneLine ? `${label.en} will be emptied` : 'Will be emptied',
});

/** A tenant's own field may be called anything. */
const named = ({ zh, en }: Text): Text => ({ zh: shortened(zh, MOST_OF_LABEL), en: shortened(en, MOST_OF_LABEL) });

type Sides = Pick<ChangeLines, 'label' | 'from' | 'to' | 'alone'>;
type Listed = Pick<ChangeLines, 'added' | 'removed'>;

const unchanged = (kept: number, people: boolean): Text => ({
  zh: `其余 ${kept} ${people ? '位' : '项'}不变`,
  en: `${kept} unchanged`,
});

const isList = ({ added, removed }: Listed): boolean => added.length + removed.length > 0;

/** Of a list what comes and what goes; the rest is counted. Of a key such as a round, all of it on one line. */
function listSides(change: ChangeLines): Element[] {
  const { label, added, removed, kept, people, emptied, oneLine } = change;
  const brief = oneLine ? onOneLine(change) : null;
  if (brief && isBeside(brief)) return [fullLine(brief, emptied ? 'removed' : 'normal')];
  return [
    line({ zh: `${label.zh}：`, en: `${label.en}:` }, emptied ? 'removed' : 'normal'),
    ...listElements('＋', added, 'added'),
    ...listElements('－', removed, 'removed'),
    ...(kept > 0 ? [line(unchanged(kept, people), 'small')] : []),
  ];
}

/** All of a change on one line; null where it needs more. */
export function briefly(change: ChangeLines): Text | null {
  const { from, to, emptied } = change;
  const label = named(change.label);
  const said = isList(change) ? onOneLine({ ...change, label }) : null;
  if (said ? !isBeside(said) : !isBeside(from) || !isBeside(to)) return null;
  const { zh, en } = said ?? after(label, change.alone ? to : besides({ from, to }));
  return emptied ? { zh: `${zh}（将被清空）`, en: `${en} (will be emptied)` } : { zh, en };
}

const after = (label: Text, { zh, en }: Text): Text => ({ zh: `${label.zh}：${zh}`, en: `${label.en}: ${en}` });

function onOneLine({ label, added, removed, kept, people }: ChangeLines): Text {
  const listed = (language: 'zh' | 'en'): string =>
    [...added.map((name) => `＋${name[language]}`), ...removed.map((name) => `－${name[language]}`)].join(' ');
  const rest = kept > 0 ? unchanged(kept, people) : same('');
  return {
    zh: `${label.zh}：${listed('zh')}${rest.zh && `（${rest.zh}）`}`,
    en: `${label.en}: ${listed('en')}${rest.en && ` (${rest.en})`}`,
  };
}

/** Present and new value, the new one in bold. */
function sides({ label, from, to, emptied, alone }: ChangeLines): Element[] {
  if (isBeside(from) && isBeside(to)) {
    const { before, after: strong } = alone ? { before: same(''), after: to } : arrow({ from, to });
    return [
      emptied ? fullLine(after(label, besides({ from, to })), 'removed') : strongLine(after(label, before), strong),
    ];
  }
  const heading = line({ zh: `${label.zh}：`, en: `${label.en}:` }, emptied ? 'removed' : 'normal');
  return [heading, ...textSides({ label, from, to })];
}

/** The new text first. */
function textSides({ from, to }: Sides): Element[] {
  const long = [from, to].some(({ zh }) => zh.length > MOST_BESIDE);
  const differing = difference(from.zh, to.zh);
  return [
    ...(long ? [...textElements('＋', differing.to, 'added'), ...textElements('－', differing.from, 'removed')] : []),
    ...whole({ zh: '新内容', en: 'New' }, '＋', to),
    ...whole({ zh: '原内容', en: 'Present' }, '－', from),
  ];
}

function whole(name: Text, mark: '＋' | '－' | '＝', { zh }: Text): Element[] {
  if (isLonger(zh, MOST_ON_CARD)) {
    const elsewhere = {
      zh: `${name.zh}较长，全文在后面的页上。`,
      en: `${name.en}: long, it stands whole on a later page.`,
    };
    return [line(elsewhere, 'small')];
  }
  const caption = line({ zh: `${name.zh}（全文）`, en: `${name.en}, whole` }, 'small');
  const tone = tones[mark];
  return [...(zh.length > MOST_BESIDE ? [caption] : []), ...textElements(mark, zh, tone)];
}

const tones = { '＋': 'added', '－': 'removed', '＝': 'warning' } as const;

const nowLine = ({ zh, en }: Text): Text => ({ zh: `现在是：${zh}`, en: `Now: ${en}` });

function foundElements({ from, to }: Sides, said: (value: Text) => Text): Element[] {
  if (isBeside(to)) return [line(said(to), 'warning')];
  const differing = to.zh.length > MOST_BESIDE ? textElements('＝', difference(from.zh, to.zh).to, 'warning') : [];
  return [line(said(same('')), 'warning'), ...differing, ...whole({ zh: '现内容', en: 'Now' }, '＝', to)];
}

/** Changed by somebody since the preview, beside what this proposal changes. */
export function movedElements({ label: whole, from, to }: Sides): Element[] {
  const label = named(whole);
  if (isBeside(from) && isBeside(to)) {
    const { zh, en } = besides({ from, to });
    const words = { zh: `「${label.zh}」刚被改过：${zh}`, en: `"${label.en}" was changed meanwhile: ${en}` };
    return [fullLine(words, 'warning')];
  }
  const heading = { zh: `「${label.zh}」刚被改过：`, en: `"${label.en}" was changed meanwhile:` };
  return [line(heading, 'warning'), ...textSides({ label, from, to })];
}

/** The texts of a change that are too long to stand whole beside the others. */
export const wholeTextsOf = ({
  label,
  from,
  to,
  found,
  held,
}: Sides & Pick<ChangeLines, 'found' | 'held'>): WholeText[] =>
  [
    { name: { zh: '新内容', en: 'New' }, text: to },
    { name: { zh: '原内容', en: 'Present' }, text: from },
    ...[found, held].flatMap((text) => (text ? [{ name: { zh: '现内容', en: 'Now' }, text }] : [])),
  ]
    .filter(({ text }) => isLonger(text.zh, MOST_ON_CARD))
    .map(({ name, text }) => ({
      label: { zh: `${label.zh} · ${name.zh}`, en: `${label.en} · ${name.en}` },
      words: text.zh,
    }));
