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
  const required = deps.operations.map((operation) => {
    const needFor = (targets: number): Required =>
      requirementOf(deps, { requester, chat_id: chatId }, { operations: [operation.name], targets });
    return { operation, need: needFor(1), beyond: needFor(MOST), alone: mostAlone(needFor) };
  });
  const asked = required.flatMap(({ need, beyond }) => [need, beyond].flatMap((each) => approversOf(each, requester)));
  const people = [...new Set([requester, ...asked])].slice(0, 30);
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
      {
        lines: required.map(({ operation: { title }, need, beyond, alone }) =>
          need.kind === 'own' && beyond.kind === 'approvals'
            ? aboveLine(title, alone, wordsOf(beyond, { requester, name }))
            : rightLine(title, need, { requester, name }),
        ),
      },
    ],
  });
}

/** More targets than any proposal has. */
const MOST = 5_001;

/** The most targets that need nobody else (`above`). */
function mostAlone(needFor: (targets: number) => Required): number {
  let from = 1;
  let to = MOST;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (needFor(middle).kind === 'own') from = middle;
    else to = middle;
  }
  return from;
}

const aboveLine = (title: Text, alone: number, { zh, en }: Text): Text => ({
  zh: `✓ ${title.zh}：${alone} 个对象以内自己确认即可，更多时需要 ${zh}`,
  en: `✓ ${title.en}: your own confirmation is enough for up to ${alone}; more need ${en}`,
});

function rightLine(title: Text, need: Required, { requester, name }: Reader): Text {
  switch (need.kind) {
    case 'forbidden':
      return {
        zh: `✕ ${title.zh}：不能提出，请管理策略文件的人加上你`,
        en: `✕ ${title.en}: not allowed; whoever keeps the policy file can add you`,
      };
    case 'own':
      return { zh: `✓ ${title.zh}：自己确认即可`, en: `✓ ${title.en}: your own confirmation is enough` };
    case 'approvals': {
      const { zh, en } = wordsOf(need, { requester, name });
      return { zh: `✓ ${title.zh}：需要 ${zh}`, en: `✓ ${title.en}: needs ${en}` };
    }
  }
}

interface Reader {
  readonly requester: string;
  readonly name: (id: string) => string;
}

const wordsOf = ({ each }: Extract<Required, { kind: 'approvals' }>, reader: Reader): Text =>
  inARow(each.map((approval) => approvalWords(approval, reader)));

function approvalWords(approval: Approval, { requester, name }: Reader): Text {
  const people = askedFor(approval, requester).slice(0, 5).map(name).join('、');
  const whom = approval.by === 'everyone' ? { zh: '群里其他人', en: 'anybody else' } : same(people || '—');
  return {
    zh: `${approval.count} 位批准（${whom.zh}）`,
    en: `${approval.count} to approve (${whom.en})`,
  };
}
