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
  /** The requester's yes is not enough. */
  readonly othersDecide: boolean;
  /** Of a card that can be rejected: must a reason be given? */
  readonly reasonWanted: boolean;
  /** The second question of a change that is asked for twice, once the first was answered. */
  readonly second: Text | null;
  /** What trying again is about: what failed, what was stopped before it began, or both. */
  readonly retries: 'failed' | 'stopped' | 'both';
  /** Where an administrator grants a missing scope. */
  readonly console: string | null;
  /** From 0. */
  readonly page: number;
}

export interface Turning {
  readonly pages: number;
  readonly unseen: number;
}

export const actButtons: Readonly<Record<Act, Pick<ButtonParts, 'text' | 'type'>>> = {
  confirm: { text: { zh: '确认执行', en: 'Confirm' }, type: 'primary_filled' },
  approve: { text: { zh: '批准', en: 'Approve' }, type: 'primary_filled' },
  reject: { text: { zh: '拒绝', en: 'Reject' }, type: 'danger' },
  nudge: { text: { zh: '催一下', en: 'Remind the approvers' } },
  edit: { text: { zh: '修改', en: 'Edit' } },
  cancel: { text: { zh: '取消', en: 'Cancel' } },
  stop: { text: { zh: '停止', en: 'Stop' }, type: 'danger' },
  retry: { text: { zh: '重试失败项', en: 'Retry what failed' }, type: 'primary_filled' },
  rebase: { text: { zh: '按最新值重新预览', en: 'Preview again on the new values' }, type: 'primary_filled' },
  happened: { text: { zh: '已经生效', en: 'It took effect' } },
  undo: { text: { zh: '恢复原值', en: 'Put back' } },
  report: { text: { zh: '报告（Excel）', en: 'Report (Excel)' } },
  again: { text: { zh: '没有生效，再发一次', en: 'It did not: send it once more' }, type: 'danger' },
};

const DECISIONS: ReadonlySet<Act> = new Set(['approve', 'reject']);

/** The yes that does not carry it out: others have to say theirs. */
const submits: Text = { zh: '提交审批', en: 'Submit for approval' };

const sure: Pick<ButtonParts, 'text' | 'type'> = {
  text: { zh: '我确定，执行', en: 'Yes, I am sure' },
  type: 'danger',
};

export function foot(data: Footed, turning: Turning): Element[] {
  const { acts, ref, console, second, page } = data;
  const buttonOf = (act: Act): ButtonParts => ({
    ...looksOf(act, data),
    ...(isYes(act) && turning.unseen > 0 ? { asksFirst: pagesAreLeft(turning.unseen) } : {}),
    act,
    ref,
  });
  const deciding = acts.includes('reject') ? acts.filter((act) => DECISIONS.has(act)) : [];
  const buttons = acts
    .filter((act) => !(acts.includes('reject') && DECISIONS.has(act)))
    .map((act) => button(buttonOf(act)));
  const grant = console === null ? [] : [linkButton({ zh: '去开通权限', en: 'Grant the scope' }, console)];
  return [
    ...(acts.length + grant.length > 0 ? [rule] : []),
    ...(second ? [fullLine(second, 'removed')] : []),
    ...(deciding.length > 0 ? [decisionForm(deciding.map(buttonOf), data)] : []),
    ...row([...buttons, ...grant]),
    ...(turning.pages > 1 ? row(turnButtons({ page, ref }, turning)) : []),
  ];
}

const retryTexts: Readonly<Record<Footed['retries'], Text>> = {
  failed: actButtons.retry.text,
  stopped: { zh: '继续执行', en: 'Go on' },
  both: { zh: '重试失败项并继续', en: 'Retry what failed and go on' },
};

function looksOf(act: Act, { second, othersDecide, retries }: Footed): Pick<ButtonParts, 'text' | 'type'> {
  const looks = actButtons[act];
  if (act === 'retry') return { ...looks, text: retryTexts[retries] };
  if (act !== 'confirm') return looks;
  if (second) return othersDecide ? { ...sure, text: submits } : sure;
  return othersDecide ? { ...looks, text: submits } : looks;
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

/** Yes and no side by side, the reason above them: a yes may come with one unread, a no that needs one is asked for it. */
const decisionForm = (buttons: readonly ButtonParts[], { reasonWanted }: Footed): Element => ({
  tag: 'form',
  name: 'reject_form',
  elements: [
    {
      tag: 'input',
      name: 'reason',
      label: plain({ zh: '拒绝原因', en: 'Reason for rejecting' }),
      placeholder: plain(
        reasonWanted ? { zh: '拒绝时必填', en: 'Required to reject' } : { zh: '可以不填', en: 'Optional' },
      ),
      max_length: 500,
    },
    ...row(buttons.map(formButton)),
  ],
});
