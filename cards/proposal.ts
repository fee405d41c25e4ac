/** The proposal card in every state: what changes where, who asked, how it went, what can be done now. */
import { isLonger, shortened } from '../src/core/free-text.ts';
import { is, isYes, type ProposalState } from '../src/core/proposal.ts';
import { same, type Text } from '../src/core/text.ts';
import { type Card, type CardParts, type Element, fullestFitting, fullLine, line, nameOn, rule } from './card.ts';
import { changeElements, MOST_ON_CARD, movedElements, wholeTextsOf } from './change.ts';
import { errorLines } from './error.ts';
import { aboutOf, type Group, outcomeElements, targetElements } from './group.ts';
import { textElements } from './lists.ts';
import { type Block, type Page, paginate } from './pages.ts';
import { countsLine, hasBegun, inOrder, outcomeLine, type Progress, progressElements, totalOf } from './progress.ts';
import { type Footed, foot, type Turning } from './proposal-foot.ts';
import { stateColour, stateTag } from './state.ts';

export interface ProposalCardData extends Footed {
  readonly number: number;
  /** Null for a dry run: a preview without state and buttons. */
  readonly state: ProposalState | null;
  readonly title: Text;
  /** What all targets have in common, such as the pool. */
  readonly where: { readonly label: string; readonly id: string } | null;
  readonly requester: string;
  /** Of a plain sentence: the command as it was understood. */
  readonly understood?: Text;
  readonly note: string;
  /** It takes another one back, whose number is the note. */
  readonly undoes: boolean;
  readonly notices: readonly Text[];
  readonly groups: readonly Group[];
  readonly progress: Progress;
  /** Who said yes or no, and who still has to. */
  readonly approvals: readonly Text[];
  /** Pages that whoever reads this card has looked at. */
  readonly looked: readonly number[];
}

function groupBlock(group: Group): Block {
  return {
    about: aboutOf(group),
    elements: [
      rule,
      ...targetElements(group),
      ...group.changes.flatMap(changeElements),
      ...group.moved.flatMap(movedElements),
      ...outcomeElements(group),
      ...(group.error ? errorLines(group.error) : []),
    ],
  };
}

/** Once it was decided those that ended alike stand together, under their count where there are others. */
function groupBlocks({ groups, state, progress }: ProposalCardData): Block[] {
  if (!hasBegun(state, progress)) return groups.map(groupBlock);
  const mixed = Object.keys(progress.counts).length > 1;
  return inOrder.flatMap((ended) =>
    groups
      .filter((group) => group.state === ended)
      .map((group, index) => {
        const { about, elements } = groupBlock(group);
        return { about, elements: mixed && index === 0 ? [outcomeLine(ended, progress), ...elements] : elements };
      }),
  );
}

/** The texts that are too long to stand beside the rest, whole. One that stands in several groups is told once. */
export function wholeTextBlocks(groups: readonly Group[]): Block[] {
  const known = new Set<string>();
  return groups.flatMap((group) =>
    [...group.changes, ...group.moved].flatMap(wholeTextsOf).flatMap(({ label, words }) => {
      const key = `${label.zh}\n${words}`;
      if (known.has(key)) return [];
      known.add(key);
      const of = aboutOf(group);
      return [wholeBlock({ zh: `${of.zh} · ${label.zh}（全文）`, en: `${of.en} · ${label.en}, whole` }, words)];
    }),
  );
}

export const wholeBlock = (about: Text, words: string): Block => ({
  about,
  elements: [rule, line(about), ...textElements('┃', words, 'normal')],
});

/** A longer reason of the requester stands whole on a page of its own. */
const wholeNote = ({ note }: ProposalCardData): Block[] =>
  isLonger(note, MOST_ON_CARD) ? [wholeBlock({ zh: '原因（全文）', en: 'The reason, whole' }, note)] : [];

/** A warning may name many. */
const MOST_OF_NOTICE = 800;

function pagesOf(data: ProposalCardData): Page[] {
  const notices = data.notices.map((notice) => line(notice, 'warning', MOST_OF_NOTICE));
  const said = notices.map((notice): Block => ({ about: { zh: '注意', en: 'Mind' }, elements: [notice] }));
  const overview = paginate([...said, ...groupBlocks(data)]);
  const whole = paginate([...wholeNote(data), ...wholeTextBlocks(data.groups)]);
  return [...(overview.length > 0 ? overview : [[]]), ...whole];
}

/** Pages that this reader has not looked at. The first is what everybody's card opens with. */
export const unseenOf = ({ looked, page }: Pick<ProposalCardData, 'looked' | 'page'>, pages: number): number =>
  Array.from({ length: pages }, (_, index) => index).filter(
    (index) => index !== 0 && index !== page && !looked.includes(index),
  ).length;

/** Lays the card out to count them, so ask once. */
export const pageCount = (data: ProposalCardData): number => pagesOf(data).length;

/** How many decisions are listed before the others are only counted by the line above them. */
const decisionsShown = [Number.POSITIVE_INFINITY, 8, 1];

export function proposalCard(data: ProposalCardData): Card {
  const pages = pagesOf(data);
  // A state that shows less than the one before it may have fewer pages.
  const page = Math.min(data.page, pages.length - 1);
  return fullestFitting(
    decisionsShown.map((most) => () => onPage({ ...data, page, approvals: data.approvals.slice(0, most) }, pages)),
  );
}

function onPage(data: ProposalCardData, pages: readonly Page[]): CardParts {
  const { state, number, title, page } = data;
  const name = state === null ? { zh: '预览', en: 'Preview' } : { zh: `#${number}`, en: `#${number}` };
  const turning = { pages: pages.length, unseen: unseenOf(data, pages.length) };
  return {
    title: data.undoes
      ? { zh: `${name.zh} 恢复原值：${title.zh}`, en: `${name.en} Put back: ${title.en}` }
      : { zh: `${name.zh} ${title.zh}`, en: `${name.en} ${title.en}` },
    colour: state === null ? 'blue' : stateColour(state),
    ...(state === null ? {} : { tag: stateTag(state) }),
    elements: [
      ...(page === 0 ? head(data) : []),
      ...pageLine(data, turning),
      ...(pages[page] ?? []),
      // Of a dry run every page is a card of its own.
      ...foot(data, state === null ? { ...turning, pages: 1 } : turning),
    ],
  };
}

function pageLine({ page, acts }: ProposalCardData, { pages, unseen }: Turning): Element[] {
  if (pages < 2) return [];
  const here = { zh: `第 ${page + 1}/${pages} 页`, en: `Page ${page + 1} of ${pages}` };
  if (!acts.some(isYes) || unseen === 0) return [line(here, 'small')];
  return [
    line({ zh: `${here.zh}，还有 ${unseen} 页没有看`, en: `${here.en}; ${unseen} not looked at yet` }, 'warning'),
  ];
}

function head({ understood, where, requester, note, approvals, state, progress, undoes }: ProposalCardData): Element[] {
  const by = nameOn(requester);
  const reason = isLonger(note, MOST_ON_CARD) ? shortened(note, MOST_OF_LONG_NOTE) : note;
  const why =
    undoes && /^#\d+$/.test(note)
      ? { zh: `恢复 ${note} 之前的值`, en: `puts back what ${note} changed` }
      : same(reason);
  return [
    ...(understood ? [fullLine(understoodAs(understood), 'small')] : []),
    ...(where
      ? [line(where.label || where.id, 'strong'), ...(where.label ? [line(`ID ${where.id}`, 'small')] : [])]
      : []),
    fullLine({ zh: `提出人：${by}`, en: `Requested by: ${by}` }, 'small'),
    ...(note ? [fullLine({ zh: `原因：${why.zh}`, en: `Reason: ${why.en}` }, 'small')] : []),
    ...approvals.map((approval) => fullLine(approval)),
    ...(totalOf(progress) > 1 ? farLines(state, progress) : []),
  ];
}

/** Where everything is still to come the targets below are counted. */
function farLines(state: ProposalState | null, progress: Progress): Element[] {
  if (state !== null && is(state, 'running')) return progressElements(progress);
  const mixed = Object.keys(progress.counts).length > 1;
  const begun = hasBegun(state, progress);
  return mixed || begun ? [countsLine(progress, begun)] : [];
}

const understoodAs = ({ zh, en }: Text): Text => ({ zh: `理解为：${zh}`, en: `Understood as: ${en}` });

const MOST_OF_LONG_NOTE = 160;
