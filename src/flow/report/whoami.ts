/** `/whoami`: what I may propose here, and who says yes. */

import { reportCard } from '../../../cards/report.ts';
import { type Approval, approversOf, askedFor, type Required } from '../../core/required.ts';
import { inARow, same, type Text } from '../../core/text.ts';
import type { Source } from '../ask/answer.ts';
import type { Deps } from '../deps.ts';
import { requirementOf } from '../rights/requirement.ts';

/** One line an operation: may I, and who says yes. */
export async function whoAmI(deps: Deps, { requester, chatId }: Source) {
  const { policy, version } = deps.policy.current();
  const required = deps.operations.map((operation) => ({
    operation,
    need: requirementOf(deps, { requester, chat_id: chatId }, { operations: [operation.name], targets: 1 }),
  }));
  const people = [...new Set([requester, ...required.flatMap(({ need }) => approversOf(need, requester))])].slice(
    0,
    30,
  );
  const { byId } = await deps.people.names(people);
  const name = (id: string): string => byId.get(id) || id;
  const groups = Object.entries(policy?.groups ?? {}).flatMap(([group, members]) =>
    members.includes(requester) ? [group] : [],
  );
  return reportCard({
    title: { zh: '我的权限', en: 'Who am I' },
    sections: [
      {
        lines: [
          same(`${name(requester)} · ${requester}`),
          { zh: `所在组：${groups.join('、') || '无'}`, en: `Groups: ${groups.join(', ') || 'none'}` },
          policy
            ? { zh: `按策略文件 ${version} 判断，在这个会话里：`, en: `By the policy file ${version}, in this chat:` }
            : {
                zh: '没有策略文件：人人可以提出，并由本人确认。',
                en: 'No policy file: everyone proposes and confirms alone.',
              },
        ],
      },
      { lines: required.map(({ operation, need }) => rightLine(operation.title, need, { requester, name })) },
    ],
  });
}

function rightLine(
  title: Text,
  need: Required,
  { requester, name }: { requester: string; name: (id: string) => string },
): Text {
  switch (need.kind) {
    case 'forbidden':
      return {
        zh: `✕ ${title.zh}：不能提出，请管理策略文件的人加上你`,
        en: `✕ ${title.en}: not allowed; whoever keeps the policy file can add you`,
      };
    case 'own':
      return { zh: `✓ ${title.zh}：自己确认即可`, en: `✓ ${title.en}: your own confirmation is enough` };
    case 'approvals': {
      const { zh, en } = inARow(need.each.map((approval) => approvalWords(approval, { requester, name })));
      return { zh: `✓ ${title.zh}：需要 ${zh}`, en: `✓ ${title.en}: needs ${en}` };
    }
  }
}

function approvalWords(
  approval: Approval,
  { requester, name }: { requester: string; name: (id: string) => string },
): Text {
  const people = askedFor(approval, requester).slice(0, 5).map(name).join('、');
  const whom = approval.by === 'everyone' ? { zh: '群里其他人', en: 'anybody else' } : same(people || '—');
  return {
    zh: `${approval.count} 位批准（${whom.zh}）`,
    en: `${approval.count} to approve (${whom.en})`,
  };
}
