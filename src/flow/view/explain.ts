/** What went wrong, in words that say what to do. */
import { adviceFor } from '../../core/advice.ts';
import type { ErrorLines } from '../../core/ask.ts';

/** Of an item whose approval did not hold until the call. */
export const approvalGone = {
  code: null,
  text: {
    zh: '写入前再次核对权限时，批准已不再有效',
    en: 'Asked once more before the write, the approval no longer held',
  },
  fix: {
    zh: '策略或审批人变了；请由有权限的人重新提出',
    en: 'The policy or its approvers have changed: somebody who may should propose it anew',
  },
};

/** The contract's words for a code; for an undocumented one, what can be said honestly. */
export function explain(
  code: number,
  lists: Parameters<typeof adviceFor>[1],
): Pick<ErrorLines, 'code' | 'text' | 'cause' | 'fix'> {
  const advice = adviceFor(code, lists);
  if (advice) {
    const { zh, en, causeZh, causeEn, fixZh, fixEn } = advice;
    const cause = causeZh && causeEn ? { cause: { zh: causeZh, en: causeEn } } : {};
    return { code, text: { zh, en }, ...cause, fix: { zh: fixZh, en: fixEn } };
  }
  return {
    code,
    text: { zh: '飞书拒绝了这次请求', en: 'Feishu refused this request' },
    fix: { zh: '请把错误码和日志 ID 发给管理员', en: 'Send the code and the log id to the administrator' },
  };
}
