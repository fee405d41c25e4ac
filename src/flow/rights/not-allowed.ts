/** What somebody may not do here, who may, and who can grant it. */

import type { Refusal } from '../../core/outcome.ts';
import { groupsThatMay } from '../../core/policy.ts';
import type { Deps } from '../deps.ts';
import { notAllowed } from './requirement.ts';

const MOST_NAMED = 5;

interface Wish {
  readonly operation: string;
  readonly chat: string;
}

/** Groups by their names in the policy file, administrators by their own. */
export async function notAllowedTo(deps: Deps, { operation, chat }: Wish): Promise<Refusal> {
  const { policy } = deps.policy.current();
  const { title } = deps.drawn(operation);
  const admins = (policy?.admins ?? []).slice(0, MOST_NAMED);
  const { byId } = await deps.people.names(admins);
  const named = admins.flatMap((id) => byId.get(id) ?? []).join('、');
  const groups = (policy ? groupsThatMay(policy, { operation, chat }) : []).slice(0, MOST_NAMED).join('、');
  const who = {
    zh: groups ? `可以提出的组：${groups}。` : '',
    en: groups ? `Groups that may: ${groups}. ` : '',
  };
  const grants = {
    zh: named ? `请找 ${named} 开通；` : '',
    en: named ? `${named} can grant it. ` : '',
  };
  const { zh, en } = notAllowed.hint;
  return {
    code: 'not-allowed',
    text: { zh: `你没有权限在这里做这件事：${title.zh}。`, en: `You may not do this here: ${title.en}.` },
    hint: { zh: `${who.zh}${grants.zh}${zh}`, en: `${who.en}${grants.en}${en}` },
  };
}
