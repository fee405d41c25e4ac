/** What a change of a pre-hire may not do, and what Feishu takes without a word: v1 checks next to nothing. */
import { dayOf } from '../core/dates.ts';
import type { Refusal } from '../core/outcome.ts';
import { refuse } from '../core/outcome.ts';
import type { Proposed } from '../core/rules.ts';
import type { Text } from '../core/text.ts';
import { partsOf } from '../core/value.ts';

type Rule = Proposed<{ 'hire-date': string | null; 'worker-id': string | null; person: string | null }>;

/** What Feishu takes without a word. */
export function worries({ ids, wanted, found, setting: { now, timeZone } }: Rule): Text[] {
  const number = wanted['worker-id'];
  const others = number ? found({ kind: 'prehire', id: number }).filter(({ id }) => id !== ids.prehire) : [];
  const day = wanted['hire-date'];
  const names = others.map(({ label, id }) => label || id).join('、');
  return [
    ...(wanted.person
      ? [{ zh: '个人信息 ID 一般不应更改', en: 'the person record should normally not be changed' }]
      : []),
    ...(day && day < dayOf(now, timeZone)
      ? [{ zh: `入职日期 ${day} 已经过去`, en: `the start date ${day} is in the past` }]
      : []),
    ...(others.length > 0
      ? [{ zh: `工号 ${number} 已经是${names}的`, en: `the worker number ${number} belongs to ${names}` }]
      : []),
  ];
}

export function wrongShares(entries: readonly string[] | undefined): Refusal | null {
  if (!entries) return null;
  const shares = entries.map((entry) => Number(partsOf(entry).value));
  const sum = shares.reduce((total, share) => total + share, 0);
  const twice = new Set(entries.map((entry) => partsOf(entry).key)).size < entries.length;
  const outside = shares.some((share) => !Number.isInteger(share) || share < 1 || share > 100);
  if (!twice && !outside && sum === 100) return null;
  const why: Text = twice
    ? { zh: '同一个成本中心出现了两次', en: 'a cost center stands twice' }
    : outside
      ? { zh: '每一份要是 1 到 100 的整数', en: 'each share is a whole number from 1 to 100' }
      : { zh: '合计要是 100', en: 'the shares must add up to 100' };
  const spoken = Number.isNaN(sum) ? '?' : String(sum);
  return {
    code: 'cost-shares',
    text: { zh: `成本中心分摊不对：${why.zh}，现在合计 ${spoken}。`, en: `Cost centers: ${why.en}; now ${spoken}.` },
    hint: { zh: '写法：--cost-centers 研发中心=60 平台部=40', en: 'Write --cost-centers "R&D"=60 Platform=40' },
    again: ['cost-centers'],
  };
}

export const noStatus = (status: string | null | undefined): Refusal | null =>
  status
    ? null
    : refuse({
        code: 'no-status',
        text: {
          zh: '没有读到入职状态，飞书要求每次都带上它。',
          en: 'The onboarding status could not be read; Feishu wants it in every call.',
        },
        again: ['status'],
      }).refusal;
