/** Targets that share the same changes and the same outcome, as the proposal card lists them. */
import type { ErrorLines } from '../src/core/ask.ts';
import { shortened } from '../src/core/free-text.ts';
import type { ItemState } from '../src/core/proposal.ts';
import { inARow, same, type Text } from '../src/core/text.ts';
import { type Element, fullLine, line } from './card.ts';
import type { ChangeLines } from './change.ts';
import { folded, listElements, MOST_OPEN } from './lists.ts';
import { lookThere, untouchedFields } from './proposal-words.ts';

export interface Group {
  readonly targets: readonly { readonly label: string; readonly id: string }[];
  /** Their labels hold a code or number, by which people know them: their ids are of no use. */
  readonly coded: boolean;
  /** What is done to them, where one proposal does several things. */
  readonly of?: Text;
  readonly state: ItemState;
  readonly changes: readonly ChangeLines[];
  /** Fields of the target that this proposal leaves alone. */
  readonly untouched: number;
  /** The reason that stands in their rows. */
  readonly note?: string;
  /** What it waits for before it is tried again. */
  readonly waiting?: Text;
  readonly error?: ErrorLines;
  /** Other fields that somebody changed since the preview and that the write would have sent back. */
  readonly moved: readonly Pick<ChangeLines, 'label' | 'from' | 'to'>[];
}

const outcomes: Readonly<Record<ItemState, Text | null>> = {
  pending: null,
  sending: { zh: '正在写入…', en: 'Being written…' },
  checking: { zh: '飞书说已成功，正在读回核对…', en: 'Feishu said yes; being read back…' },
  applied: { zh: '已写入飞书招聘', en: 'Written to Feishu Hire' },
  failed: { zh: '未写入', en: 'Not written' },
  stale: { zh: '预览之后有人改过，未写入', en: 'Changed by somebody since the preview; not written' },
  cancelled: { zh: '已停止，没有写入', en: 'Stopped; not written' },
  unclear: {
    zh: '飞书没有说清是否写入，读回的值也说明不了，请到招聘后台看一眼',
    en: 'Feishu did not say whether this was written, and reading back does not tell: please look in Hire',
  },
};

/** How it went, and what stays as it is. */
export function outcomeElements({ state, waiting, untouched, changes, note }: Group): Element[] {
  const outcome = waiting ?? (changes.some(({ held }) => held) ? lookThere : outcomes[state]);
  return [
    ...(note ? [fullLine({ zh: `原因：${note}`, en: `Reason: ${note}` })] : []),
    ...(untouched > 0 ? [line(untouchedFields(untouched), 'small')] : []),
    ...(outcome ? [line(outcome, state === 'applied' ? 'added' : 'warning')] : []),
  ];
}

/** So many names stand on the line that counts them. */
const SHORT = 400;

export function targetElements({ targets, coded, of }: Group): Element[] {
  const count = targets.length;
  const names = targets.map((target) => same(nameOf(target)));
  const ids = coded ? [] : targets.filter(({ label }) => label !== '').map(({ id }) => id);
  // Ids of a long list would bury the names; the audit trail has them all.
  const told = ids.length > 0 && ids.length <= MOST_OPEN ? [line(`ID ${ids.join(' ')}`, 'small')] : [];
  const first = inARow(names.slice(0, MOST_OPEN));
  const heading = of ? [line(of, 'small')] : [];
  if (first.zh.length > SHORT) return [...heading, ...listElements('┃', names, 'normal'), ...told];
  const more = count > MOST_OPEN ? ' …' : '';
  const listed = count > 1 ? { zh: `${count} 项：${first.zh}${more}`, en: `${count}: ${first.en}${more}` } : first;
  return [...heading, fullLine(listed, 'strong'), ...folded('┃', names, 'normal'), ...told];
}

const nameOf = ({ label, id }: Group['targets'][number]): string => label || id;

/** In a few words which targets these are. */
export function aboutOf({ targets: [first], targets }: Group): Text {
  const name = first ? nameOf(first) : '';
  return targets.length > 1
    ? {
        zh: `${shortened(name, 40)} 等 ${targets.length} 项`,
        en: `${shortened(name, 40)} and ${targets.length - 1} more`,
      }
    : same(name);
}
