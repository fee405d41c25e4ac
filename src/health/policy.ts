import { unreachable } from '../core/policy.ts';
import { same } from '../core/text.ts';
import { type PolicyOpened, WITHOUT_POLICY } from '../settings/policy-file.ts';
import { type Check, ill, well } from './check.ts';

export interface PolicyParts {
  /** Null where no file is set. */
  readonly policy: PolicyOpened | null;
}

export const policy: Check<PolicyParts> = {
  what: 'policy',
  title: { zh: '策略', en: 'Policy' },
  look: async ({ policy: opened }) => {
    if (!opened)
      return [
        well({ zh: '没有 POLICY_FILE：能和应用聊天的人都可以提出并自己确认', en: `no POLICY_FILE: ${WITHOUT_POLICY}` }),
      ];
    if (!opened.ok)
      return opened.problems.map((problem) =>
        ill(same(problem), { zh: '改好文件；docs/policy.md 有例子', en: 'mend the file; docs/policy.md has examples' }),
      );
    const { policy: inForce, version } = opened.source.current();
    const dead = inForce ? unreachable(inForce) : [];
    const rules = inForce?.rules.length ?? 0;
    if (dead.length === 0)
      return [well({ zh: `版本 ${version}，${rules} 条规则`, en: `version ${version}, ${rules} rules` })];
    const remedy = { zh: '给它的组加人，或减小 "count"', en: 'add people to its groups, or lower "count"' };
    return dead.map(({ index, why }) =>
      ill({ zh: `第 ${index + 1} 条规则没有人能满足：${why}`, en: `rule ${index + 1} ${why}` }, remedy),
    );
  },
};
