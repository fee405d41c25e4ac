/** Nouns that several operations share, and the targets they stand for. */
import type { TargetSpec } from '../core/operation.ts';

export const job = { en: 'job', zh: '职位' };
export const pool = { en: 'pool', zh: '人才库' };

/** Largest bulk of one proposal (`interface.md` section 6). */
const MAX_TARGETS = 200;
const MAX_TALENTS = 2000;

export const jobTarget: TargetSpec = {
  name: 'job',
  kind: 'job',
  label: { zh: '职位', en: 'Job' },
  many: true,
  max: MAX_TARGETS,
};

export const poolTarget: TargetSpec = {
  name: 'pool',
  kind: 'pool',
  label: { zh: '人才库', en: 'Talent pool' },
  many: false,
  max: 1,
};

export const talentTarget: TargetSpec = {
  name: 'talent',
  kind: 'talent',
  label: { zh: '人才', en: 'Talent' },
  many: true,
  max: MAX_TALENTS,
};
