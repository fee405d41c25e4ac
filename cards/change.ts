/** What changes in one field: on one line where it is short; else where the texts differ, and each whole. */
import type { SpokenChange } from '../src/core/field.ts';
import { difference, isLonger, needsItsOwnLine, shortened } from '../src/core/free-text.ts';
import { same, type Text } from '../src/core/text.ts';
import { type Element, fullLine, line, listElements, textElements } from './card.ts';
import { heldLine } from './proposal-words.ts';

export interface ChangeLines extends Omit<SpokenChange, 'parts'> {
  readonly label: Text;
  /** Whose entries are people. */
  readonly people: boolean;
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
  const { added, removed, kept, people, emptied, found, held } = change;
  const unchanged = { zh: `其余 ${kept} ${people ? '位' : '项'}不变`, en: `${kept} stay as they are` };
  return [
    ...sides({ ...change, label }),
    ...listElements('＋', added, 'added'),
    ...listElements('－', removed, 'removed'),
    ...(kept > 0 ? [line(unchanged, 'small')] : []),
    ...(emptied ? [line({ zh: '将被清空', en: 'Will be emptied' }, 'removed')] : []),
    ...(found ? foundElements({ label, from: change.from, to: found }, nowLine) : []),
    ...(held ? foundElements({ label, from: change.to, to: held }, heldLine) : []),
  ];
}

/** A tenant's own field may be called anything. */
const named = ({ zh, en }: Text): Text => ({ zh: shortened(zh, MOST_OF_LABEL), en: shortened(en, MOST_OF_LABEL) });

type Sides = Pick<ChangeLines, 'label' | 'from' | 'to'>;

/** Present and new value. What comes and goes of a list stands on lines of its own in any case. */
function sides({ label, from, to, added, removed, emptied }: ChangeLines): Element[] {
  if (isBeside(from) && isBeside(to)) {
    const words = { zh: `${label.zh}：${from.zh} → ${to.zh}`, en: `${label.en}: ${from.en} → ${to.en}` };
    return [fullLine(words, emptied ? 'removed' : 'normal')];
  }
  const heading = line({ zh: `${label.zh}：`, en: `${label.en}:` }, emptied ? 'removed' : 'normal');
  return added.length + removed.length > 0 ? [heading] : [heading, ...textSides({ label, from, to })];
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
    const words = {
      zh: `「${label.zh}」刚被改过：${from.zh} → ${to.zh}`,
      en: `"${label.en}" was changed meanwhile: ${from.en} → ${to.en}`,
    };
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
