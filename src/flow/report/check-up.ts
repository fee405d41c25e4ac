/** `/doctor`: what the doctor in the terminal tells, for those whom the policy calls administrators. */
import { checkUpCard } from '../../../cards/check-up.ts';
import { remediesOnce } from '../../core/finding.ts';
import { answerRefusal, answerWith, type Save, type Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';

export async function checkUp(deps: Deps, source: Source): Promise<Save> {
  const { policy } = deps.policy.current();
  // Without a policy everybody may do everything, and sees whether it works.
  if (policy && !policy.admins.includes(source.requester)) return answerRefusal(deps, source, notForYou);
  return answerWith(deps, source, checkUpCard(remediesOnce(await deps.findings())));
}

const notForYou = {
  code: 'not-administrator',
  text: { zh: '自检只给管理员看。', en: 'The check-up is for administrators.' },
  hint: {
    zh: '管理员写在策略文件的 "admins" 里；在服务器上可以运行 npm run doctor。',
    en: 'Administrators stand under "admins" in the policy file; on the server there is npm run doctor.',
  },
};
