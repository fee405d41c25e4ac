/** What can be done with a proposal, and where its other pages are. */
import { type Act, isYes, TURN } from '../src/core/proposal.ts';
import type { Text } from '../src/core/text.ts';
import {
  type ButtonParts,
  button,
  type Element,
  formButton,
  fullLine,
  linkButton,
  pageChooser,
  plain,
  type Question,
  row,
  rule,
} from './card.ts';

export interface Footed {
  readonly acts: readonly Act[];
  readonly ref: string;
  /** Of a card that can be rejected: must a reason be given? */
  readonly reasonWanted: boolean;
  /** The second question of a change that is asked for twice, once the first was answered. */
  readonly second: Text | null;
  /** Where an administrator grants a missing scope. */
  readonly console: string | null;
  /** From 0. */
  readonly page: number;
}

export interface Turning {
  readonly pages: number;
  readonly unseen: number;
}

const actButtons: Readonly<Record<Act, Pick<ButtonParts, 'text' | 'type'>>> = {
  confirm: { text: { zh: '确认执行', en: 'Confirm' }, type: 'primary' },
  approve: { text: { zh: '批准', en: 'Approve' }, type: 'primary' },
  reject: { text: { zh: '拒绝', en: 'Reject' }, type: 'danger' },
  edit: { text: { zh: '修改', en: 'Edit' } },
  cancel: { text: { zh: '取消', en: 'Cancel' } },
  retry: { text: { zh: '重试失败项', en: 'Retry what failed' }, type: 'primary' },
  rebase: { text: { zh: '按最新值重新预览', en: 'Preview again on the new values' }, type: 'primary' },
  happened: { text: { zh: '已经生效', en: 'It took effect' } },
  undo: { text: { zh: '撤销', en: 'Undo' } },
  again: { text: { zh: '没有生效，再发一次', en: 'It did not: send it once more' }, type: 'danger' },
};

const sure: Pick<ButtonParts, 'text' | 'type'> = {
  text: { zh: '我确定，执行', en: 'Yes, I am sure' },
  type: 'danger',
};

export function foot({ acts, ref, console, second, reasonWanted, page }: Footed, turning: Turning): Element[] {
  const parts = (act: Act) => ({
    ...(act === 'confirm' && second ? sure : actButtons[act]),
    ...(isYes(act) && turning.unseen > 0 ? { asksFirst: pagesAreLeft(turning.unseen) } : {}),
  });
  const buttons = acts.filter((act) => act !== 'reject').map((act) => button({ ...parts(act), act, ref }));
  const grant = console === null ? [] : [linkButton({ zh: '去开通权限', en: 'Grant the scope' }, console)];
  return [
    ...(buttons.length + grant.length > 0 ? [rule] : []),
    ...(second ? [fullLine(second, 'removed')] : []),
    ...row([...buttons, ...grant]),
    ...(turning.pages > 1 ? row(turnButtons({ page, ref }, turning)) : []),
    ...(acts.includes('reject') ? [rejectForm(ref, reasonWanted)] : []),
  ];
}

/** Asked by the client before it sends a yes (`docs/decisions/0013-pages-before-a-decision.md`). */
const pagesAreLeft = (unseen: number): Question => ({
  title: { zh: `还有 ${unseen} 页没有看`, en: `${unseen} page(s) not looked at yet` },
  text: {
    zh: '没有看过的内容也会一起执行。仍要继续吗？',
    en: 'What stands there is carried out as well. Go on all the same?',
  },
});

/** A list of more pages would fill the card. */
const MOST_IN_LIST = 12;

/** The next page, from the last one back to the first; of several, any. */
function turnButtons({ page, ref }: Pick<Footed, 'page' | 'ref'>, { pages }: Turning): Element[] {
  const next = ((page + 1) % pages) + 1;
  const nextPage = button({
    text: { zh: `下一页（${next}/${pages}）`, en: `Next page (${next} of ${pages})` },
    act: TURN,
    ref,
  });
  const list = Array.from({ length: pages }, (_, index) => ({ zh: `第 ${index + 1} 页`, en: `Page ${index + 1}` }));
  return pages > 2 && pages <= MOST_IN_LIST ? [nextPage, pageChooser(list, { page, ref, act: TURN })] : [nextPage];
}

/** The reason is a field beside the button. */
const rejectForm = (ref: string, required: boolean): Element => ({
  tag: 'form',
  name: 'reject_form',
  elements: [
    {
      tag: 'input',
      name: 'reason',
      required,
      label: plain({ zh: '拒绝原因', en: 'Reason for rejecting' }),
      placeholder: plain(required ? { zh: '必填', en: 'Required' } : { zh: '可以不填', en: 'Optional' }),
      max_length: 500,
    },
    formButton({ ...actButtons.reject, act: 'reject', ref }),
  ],
});
