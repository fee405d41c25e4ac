/** How far a proposal with several targets is, and how they ended. */
import { type ItemState, is, type ProposalState } from '../src/core/proposal.ts';
import type { Text } from '../src/core/text.ts';
import { type Element, line } from './card.ts';
import { checkingLine } from './proposal-words.ts';

export interface Progress {
  /** How many items are in each state; those that nobody is in are left out. */
  readonly counts: Readonly<Partial<Record<ItemState, number>>>;
  /** While it runs: when the last one will be written. */
  readonly left: Text | null;
}

/** What needs somebody first, what is well last. */
export const inOrder = [
  'failed',
  'unclear',
  'stale',
  'sending',
  'checking',
  'pending',
  'cancelled',
  'applied',
] as const satisfies readonly ItemState[];

/** How far an item has come, in a word. */
export const itemWords: Readonly<Record<ItemState, Text>> = {
  failed: { zh: '未写入', en: 'not written' },
  unclear: { zh: '待核实', en: 'to be looked at' },
  stale: { zh: '已失效', en: 'stale' },
  sending: { zh: '正在写入', en: 'being written' },
  checking: { zh: '正在核对', en: 'being checked' },
  pending: { zh: '未开始', en: 'not begun' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  applied: { zh: '已生效', en: 'applied' },
};

/** Before anything is written: what can be changed, and what cannot. */
const before: Readonly<Partial<Record<ItemState, Text>>> = {
  pending: { zh: '要改', en: 'to change' },
  failed: { zh: '不能改', en: 'cannot be changed' },
};

/** Something was written, or is to be: until then the targets are only counted where some cannot be changed. */
export const hasBegun = (state: ProposalState | null, { counts }: Progress): boolean =>
  state !== null && (is(state, 'follows-items') || counts.cancelled !== undefined);

const underWay: readonly ItemState[] = ['pending', 'sending', 'checking'];

const sum = (counts: Progress['counts'], states: readonly ItemState[]): number =>
  states.reduce((all, state) => all + (counts[state] ?? 0), 0);

export const totalOf = ({ counts }: Progress): number => sum(counts, inOrder);

const counted = (counts: readonly (readonly [Text, number])[]): Text => {
  const some = counts.filter(([, count]) => count > 0);
  return {
    zh: some.map(([{ zh }, count]) => `${zh} ${count}`).join(' · '),
    en: some.map(([{ en }, count]) => `${count} ${en}`).join(' · '),
  };
};

/** Of a run: how much of it is done, what of that went wrong, how much is left and how long that takes. */
export function progressElements(progress: Progress): Element[] {
  const { counts, left } = progress;
  const total = totalOf(progress);
  const open = sum(counts, underWay);
  const done = total - open;
  const wrong = inOrder.filter((state) => state !== 'applied' && !underWay.includes(state));
  const { zh, en } = counted([
    [{ zh: '已生效', en: 'applied' }, counts.applied ?? 0],
    ...wrong.map((state) => [itemWords[state], counts[state] ?? 0] as const),
    [{ zh: '剩余', en: 'left' }, open],
  ]);
  const checking = counts.checking ?? 0;
  return [
    line({ zh: `进度 ${done}/${total} ${bar(done / total)}`, en: `Progress ${done}/${total} ${bar(done / total)}` }),
    line({ zh, en }, 'small'),
    ...(left ? [line(left, 'small')] : []),
    ...(checking > 0 ? [line(checkingLine(checking), 'small')] : []),
  ];
}

const PIECES = 20;

/** Full only when it is. */
export function bar(share: number): string {
  const full = Math.floor(share * PIECES);
  return `${'▰'.repeat(full)}${'▱'.repeat(PIECES - full)}`;
}

/** How many targets there are, by what becomes of them. */
export function countsLine(progress: Progress, begun: boolean): Element {
  const { counts } = progress;
  const total = totalOf(progress);
  const words = begun ? itemWords : { ...itemWords, ...before };
  const { zh, en } = counted(inOrder.map((state) => [words[state], counts[state] ?? 0] as const));
  return line({ zh: `共 ${total} 项：${zh}`, en: `${total} in all: ${en}` });
}

/** Above those that ended alike. */
export const outcomeLine = (state: ItemState, { counts }: Progress): Element => {
  const { zh, en } = itemWords[state];
  const count = counts[state] ?? 0;
  return line({ zh: `${zh}（${count}）`, en: `${en[0]?.toUpperCase()}${en.slice(1)} (${count})` }, 'strong');
};
