/** What went wrong, in words that say what to do. */
import { adviceFor } from '../../core/advice.ts';
import type { ErrorLines } from '../../core/ask.ts';
import { NO_OPERATION, NOT_APPROVED } from '../../store/rows/item.ts';

type Explained = Pick<ErrorLines, 'code' | 'text' | 'cause' | 'fix'>;

/** What this bot itself says no to; Feishu was not asked. */
const own: ReadonlyMap<number, Explained> = new Map([
  [
    NOT_APPROVED,
    {
      code: null,
      text: {
        zh: '写入前再次核对权限时，批准已不再有效',
        en: 'Asked once more before the write, the approval no longer held',
      },
      fix: {
        zh: '策略或审批人变了；请由有权限的人重新提出',
        en: 'The policy or its approvers have changed: somebody who may should propose it anew',
      },
    },
  ],
  [
    NO_OPERATION,
    {
      code: null,
      text: {
        zh: '现在的版本没有这项操作了，没有写入',
        en: 'This version no longer has this operation; nothing was written',
      },
      fix: { zh: '请到飞书招聘里修改', en: 'Please change it in Feishu Hire' },
    },
  ],
]);

const unanswered: Explained = {
  code: null,
  text: { zh: '飞书没有应答，没有写入', en: 'Feishu did not answer; nothing was written' },
  fix: {
    zh: '请过一会儿再重试；一直这样请告诉管理员',
    en: 'Try again in a while; if it stays so, tell the administrator',
  },
};

/** The contract's words for a code; for an undocumented one, or none, what can be said honestly. */
export function explain(code: number | null, lists: Parameters<typeof adviceFor>[1]): Explained {
  if (code === null) return unanswered;
  const ours = own.get(code);
  if (ours) return ours;
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
