/** Nouns that several operations share, and the targets they stand for. */
import type { EntityKind } from '../core/entity.ts';
import type { TargetSpec } from '../core/target.ts';
import type { Text } from '../core/text.ts';

export const job = { en: 'job', zh: '职位' };
export const requirement = { en: 'jr', zh: '需求' };
export const pool = { en: 'pool', zh: '人才库' };
export const prehire = { en: 'prehire', zh: '待入职' };
export const talent = { en: 'talent', zh: '人才' };

/** Largest bulk of one proposal (`interface.md` section 6). */
const MAX_TARGETS = 200;
const MAX_TALENTS = 2000;

const bulk = (kind: EntityKind, label: Text, max = MAX_TARGETS): TargetSpec => ({
  name: kind,
  kind,
  label,
  many: true,
  max,
});

/** With these Feishu says that there is no such job. */
export const jobMissing: readonly number[] = [1002601];

export const jobTarget: TargetSpec = { ...bulk('job', { zh: '职位', en: 'Job' }), coded: true };
export const requirementTarget: TargetSpec = {
  ...bulk('requirement', { zh: '招聘需求', en: 'Requirement' }),
  coded: true,
};
export const prehireTarget: TargetSpec = { ...bulk('prehire', { zh: '待入职人员', en: 'Pre-hire' }), coded: true };
export const talentTarget = bulk('talent', { zh: '人才', en: 'Talent' }, MAX_TALENTS);
export const poolTarget: TargetSpec = {
  ...bulk('pool', { zh: '人才库', en: 'Talent pool' }),
  many: false,
  max: 1,
};
