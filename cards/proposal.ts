/** The proposal card in every state: what changes where, who asked, how it went, what can be done now. */
import type { ErrorLines } from '../src/core/ask.ts';
import type { SpokenChange } from '../src/core/field.ts';
import type { Act, ItemState, ProposalState } from '../src/core/proposal.ts';
import type { Text } from '../src/core/text.ts';
import {
  type ButtonParts,
  button,
  type Card,
  type Colour,
  card,
  type Element,
  formButton,
  fullestFitting,
  fullLine,
  line,
  linkButton,
  names,
  plain,
  row,
  rule,
} from './card.ts';
import { errorLines } from './error.ts';
import { checkingLine, heldLine, lookThere, moreTargets, movedLine, untouchedFields } from './proposal-words.ts';

export interface ChangeLines extends SpokenChange {
  readonly label: Text;
  /** Whose entries are people. */
  readonly people: boolean;
  /** What Hire holds now, where it moved since the preview. */
  readonly found?: Text;
  /** What Hire holds now, where Feishu said yes and holds something else. */
  readonly held?: Text;
}

/** Targets that share the same changes and the same outcome. */
export interface Group {
  readonly targets: readonly { readonly label: string; readonly id: string }[];
  readonly state: ItemState;
  readonly changes: readonly ChangeLines[];
  /** Fields of the target that this proposal leaves alone. */
  readonly untouched: number;
  /** What it waits for before it is tried again. */
  readonly waiting?: Text;
  readonly error?: ErrorLines;
  /** Other fields that somebody changed since the preview and that the write would have sent back. */
  readonly moved: readonly Pick<ChangeLines, 'label' | 'from' | 'to'>[];
}

export interface ProposalCardData {
  readonly number: number;
  /** Null for a dry run: a preview without state and buttons. */
  readonly state: ProposalState | null;
  readonly title: Text;
  /** What all targets have in common, such as the pool. */
  readonly where: { readonly label: string; readonly id: string } | null;
  readonly requester: string;
  readonly note: string;
  readonly notices: readonly Text[];
  readonly groups: readonly Group[];
  /** How many items are done, of how many. */
  readonly done: number;
  readonly total: number;
  /** Written, and not seen in Hire yet. */
  readonly checking: number;
  readonly acts: readonly Act[];
  readonly ref: string;
  /** Who said yes or no, and who still has to. */
  readonly approvals: readonly Text[];
  /** Of a card that can be rejected: must a reason be given? */
  readonly reasonWanted: boolean;
  /** The second question of a change that is asked for twice, once the first was answered. */
  readonly second: Text | null;
  /** Where an administrator grants a missing scope. */
  readonly console: string | null;
}

const states: Readonly<Record<ProposalState, { tag: Text; colour: Colour }>> = {
  proposed: { tag: { zh: '待确认', en: 'To confirm' }, colour: 'blue' },
  confirmed: { tag: { zh: '待审批', en: 'To approve' }, colour: 'orange' },
  approved: { tag: { zh: '执行中', en: 'Applying' }, colour: 'wathet' },
  applying: { tag: { zh: '执行中', en: 'Applying' }, colour: 'wathet' },
  applied: { tag: { zh: '已生效', en: 'Applied' }, colour: 'green' },
  'partly-applied': { tag: { zh: '部分生效', en: 'Partly applied' }, colour: 'orange' },
  failed: { tag: { zh: '失败', en: 'Failed' }, colour: 'red' },
  stale: { tag: { zh: '已失效', en: 'Stale' }, colour: 'yellow' },
  unclear: { tag: { zh: '待核实', en: 'Needs a look' }, colour: 'violet' },
  cancelled: { tag: { zh: '已取消', en: 'Cancelled' }, colour: 'grey' },
  rejected: { tag: { zh: '已拒绝', en: 'Rejected' }, colour: 'grey' },
  expired: { tag: { zh: '已过期', en: 'Expired' }, colour: 'grey' },
};

export const stateTag = (state: ProposalState): Text => states[state].tag;

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

const outcomes: Readonly<Record<ItemState, Text | null>> = {
  pending: null,
  sending: { zh: '正在写入…', en: 'Being written…' },
  checking: { zh: '飞书说已成功，正在读回核对…', en: 'Feishu said yes; being read back…' },
  applied: { zh: '已写入飞书招聘', en: 'Written to Feishu Hire' },
  failed: { zh: '未写入', en: 'Not written' },
  stale: { zh: '预览之后有人改过，未写入', en: 'Changed by somebody since the preview; not written' },
  unclear: {
    zh: '飞书没有说清是否写入，读回的值也说明不了，请到招聘后台看一眼',
    en: 'Feishu did not say whether this was written, and reading back does not tell: please look in Hire',
  },
};

/** How much is listed before the rest is only counted. */
const sizes = [
  { groups: 60, targets: 200 },
  { groups: 30, targets: 120 },
  { groups: 14, targets: 60 },
  { groups: 8, targets: 30 },
  { groups: 4, targets: 12 },
  { groups: 2, targets: 4 },
];

export const proposalCard = (data: ProposalCardData): Card =>
  fullestFitting(sizes.map((size) => () => sized(data, size)));

function sized(data: ProposalCardData, size: { groups: number; targets: number }): Card {
  const { state, number, title, groups } = data;
  const shown = groups.slice(0, size.groups);
  const hidden = groups.slice(size.groups).reduce((sum, group) => sum + group.targets.length, 0);
  const name = state === null ? { zh: '预览', en: 'Preview' } : { zh: `#${number}`, en: `#${number}` };
  return card({
    title: { zh: `${name.zh} ${title.zh}`, en: `${name.en} ${title.en}` },
    colour: state === null ? 'blue' : states[state].colour,
    ...(state === null ? {} : { tag: states[state].tag }),
    elements: [
      ...head(data),
      ...shown.flatMap((group) => [rule, ...groupLines(group, size.targets)]),
      ...(hidden > 0 ? [rule, line(moreTargets(hidden), 'small')] : []),
      ...foot(data),
    ],
  });
}

function head({
  where,
  requester,
  note,
  notices,
  approvals,
  state,
  done,
  total,
  checking,
}: ProposalCardData): Element[] {
  const by = names([requester]);
  const who = { zh: `${by} 提出`, en: `Asked by ${by}` };
  const why = note ? { zh: `${who.zh}：${note}`, en: `${who.en}: ${note}` } : who;
  const busy = (state === 'approved' || state === 'applying') && total > 1;
  return [
    ...(where
      ? [line(where.label || where.id, 'strong'), ...(where.label ? [line(`ID ${where.id}`, 'small')] : [])]
      : []),
    line(why, 'small'),
    ...notices.map((notice) => line(notice, 'warning')),
    ...approvals.map((approval) => line(approval)),
    ...(busy ? [line({ zh: `进度 ${done}/${total}`, en: `Progress ${done}/${total}` })] : []),
    ...(busy && checking > 0 ? [line(checkingLine(checking), 'small')] : []),
  ];
}

function groupLines(group: Group, most: number): Element[] {
  const outcome = group.waiting ?? (group.changes.some(({ held }) => held) ? lookThere : outcomes[group.state]);
  const targets = group.targets.slice(0, most);
  const rest = group.targets.length - targets.length;
  const count = group.targets.length;
  const labels = names(targets.map(({ label, id }) => label || id));
  const listed = count > 1 ? { zh: `${count} 项：${labels}`, en: `${count}: ${labels}` } : { zh: labels, en: labels };
  const ids = targets.filter(({ label }) => label !== '').map(({ id }) => id);
  return [
    fullLine(listed, 'strong'),
    // Ids of a long list would bury the names; the audit trail has them all.
    ...(ids.length > 0 && ids.length <= 10 ? [line(`ID ${ids.join(' ')}`, 'small')] : []),
    ...(rest > 0 ? [line(moreTargets(rest), 'small')] : []),
    ...group.changes.flatMap(changeLines),
    ...group.moved.map((each) => line(movedLine(each), 'warning')),
    ...(group.untouched > 0 ? [line(untouchedFields(group.untouched), 'small')] : []),
    ...(outcome ? [line(outcome, group.state === 'applied' ? 'added' : 'warning')] : []),
    ...(group.error ? errorLines(group.error) : []),
  ];
}

function changeLines({ label, from, to, added, removed, kept, people, emptied, found, held }: ChangeLines): Element[] {
  const change = { zh: `${label.zh}：${from.zh} → ${to.zh}`, en: `${label.en}: ${from.en} → ${to.en}` };
  const unchanged = { zh: `其余 ${kept} ${people ? '位' : '项'}不变`, en: `${kept} stay as they are` };
  return [
    line(change, emptied ? 'removed' : 'normal'),
    ...(added.length > 0 ? [fullLine(`＋ ${names(added)}`, 'added')] : []),
    ...(removed.length > 0 ? [fullLine(`－ ${names(removed)}`, 'removed')] : []),
    ...(kept > 0 ? [line(unchanged, 'small')] : []),
    ...(emptied ? [line({ zh: '将被清空', en: 'Will be emptied' }, 'removed')] : []),
    ...(found ? [line({ zh: `现在是：${found.zh}`, en: `Now: ${found.en}` }, 'warning')] : []),
    ...(held ? [line(heldLine(held), 'removed')] : []),
  ];
}

function foot({ acts, ref, console, second, reasonWanted }: ProposalCardData): Element[] {
  const parts = (act: Act) => (act === 'confirm' && second ? sure : actButtons[act]);
  const buttons = acts.filter((act) => act !== 'reject').map((act) => button({ ...parts(act), act, ref }));
  const grant = console === null ? [] : [linkButton({ zh: '去开通权限', en: 'Grant the scope' }, console)];
  return [
    ...(buttons.length + grant.length > 0 ? [rule] : []),
    ...(second ? [fullLine(second, 'removed')] : []),
    ...row([...buttons, ...grant]),
    ...(acts.includes('reject') ? [rejectForm(ref, reasonWanted)] : []),
  ];
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
