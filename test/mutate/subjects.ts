/** What must not be wrong unnoticed, and the tests that have to notice. */
export interface Subject {
  readonly name: string;
  readonly files: readonly string[];
  /** What is cheap. */
  readonly tests: readonly string[];
  /** What has to notice where those have not. */
  readonly otherwise?: readonly string[];
}

export const subjects: readonly Subject[] = [
  {
    name: 'verify',
    files: ['src/edge/http/admit.ts', 'src/edge/http/cipher.ts', 'src/edge/strict-json.ts', 'src/edge/window.ts'],
    tests: ['test/edge/http/admit.test.ts', 'test/edge/http/cipher.test.ts', 'test/edge/strict-json.test.ts'],
  },
  {
    name: 'authorise',
    files: ['src/core/required.ts', 'src/core/policy.ts'],
    tests: ['test/core/policy.test.ts', 'test/core/required.test.ts'],
    otherwise: ['test/settings/policy-file.test.ts', 'test/health/policy.test.ts'],
  },
  {
    name: 'authorise at the click',
    files: ['src/flow/rights/objection.ts', 'src/flow/rights/requirement.ts'],
    tests: ['test/flow/rights/objection.test.ts'],
    otherwise: ['test/flow/decide/decide.test.ts', 'test/flow/decide/approvals.test.ts'],
  },
  { name: 'state machine', files: ['src/core/proposal.ts'], tests: ['test/core/proposal.test.ts'] },
  {
    name: 'settle',
    files: ['src/flow/apply/verdicts.ts', 'src/flow/apply/settle.ts', 'src/core/value.ts'],
    tests: ['test/flow/apply/verdicts.test.ts', 'test/core/value.test.ts'],
    otherwise: ['test/flow/apply/settle.test.ts'],
  },
  {
    name: 'redact',
    files: ['src/feishu/said.ts', 'src/core/log.ts'],
    tests: ['test/feishu/said.test.ts', 'test/core/log.test.ts'],
  },
];
