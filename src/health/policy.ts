import { unreachable } from '../core/policy.ts';
import { type PolicyOpened, WITHOUT_POLICY } from '../settings/policy-file.ts';
import { type Check, ill, well } from './check.ts';

export interface PolicyParts {
  /** Null where no file is set. */
  readonly policy: PolicyOpened | null;
}

export const policy: Check<PolicyParts> = {
  what: 'policy',
  look: async ({ policy: opened }) => {
    if (!opened) return [well(`no POLICY_FILE: ${WITHOUT_POLICY}`)];
    if (!opened.ok) return opened.problems.map((problem) => ill(problem, 'mend the file; docs/policy.md has examples'));
    const { policy: inForce, version } = opened.source.current();
    const dead = inForce ? unreachable(inForce) : [];
    if (dead.length === 0) return [well(`version ${version}, ${inForce?.rules.length ?? 0} rules`)];
    return dead.map(({ index, why }) => ill(`rule ${index + 1} ${why}`, 'add people to its groups, or lower "count"'));
  },
};
